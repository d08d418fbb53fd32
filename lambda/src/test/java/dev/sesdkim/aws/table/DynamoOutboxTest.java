package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.problem;
import static dev.sesdkim.scan.Remembered.scanAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.State;
import dev.sesdkim.scan.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class DynamoOutboxTest {

  private static final String NAME = "example.com";

  private final Deployed deployed = new Deployed();
  private final Outbox outbox = deployed.store.outbox();

  @Test
  void whatIsToldIsDeletedAndNotedInOneTransactionUnderTheAccountsFence() {
    deployed.taken(0);
    deployed.saved(first(failed(NAME, 0, 0), regressed(0), problem(REGION, NAME, scanAt(0))));
    deployed.transactions.clear();
    outbox.told(claim(1), outbox.due(ACCOUNT, REGION, scanAt(0)), scanAt(1));

    assertThat(deployed.transactions)
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(4);
    assertThat(deployed.transactions.getFirst().getFirst().conditionCheck().key())
        .containsEntry("pk", AttributeValue.fromS("accounts"));
    assertThat(deployed.rows.rows("due#" + ACCOUNT + "#" + REGION)).isEmpty();
    assertThat(deployed.rows.state(identity(NAME)))
        .containsEntry("toldAt", AttributeValue.fromS("2026-11-24T04:00:00.000Z"));
  }

  @Test
  void whatIsNotDueYetIsNotEvenRead() {
    deployed.saved(
        first(
            failed(NAME, 0, 0),
            regressed(1),
            due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(24))));
    List<Integer> read = new ArrayList<>();
    Deployed counting =
        new Deployed(
            deployed.rows,
            new WatchedClient(deployed.rows.client()) {
              @Override
              public QueryResponse query(QueryRequest request) {
                QueryResponse response = super.query(request);
                read.add(response.scannedCount());
                assertThat(request.consistentRead()).isTrue();
                return response;
              }
            });

    assertThat(counting.store.outbox().due(ACCOUNT, REGION, scanAt(1)))
        .containsExactly(regressed(1));
    assertThat(read).containsExactly(1);
  }

  @Test
  void aRowThatCannotBeReadIsReportedStaysAndHoldsUpNoOther() {
    deployed.saved(first(failed(NAME, 0, 0), regressed(0), regressed(1)));
    Map<String, AttributeValue> damaged =
        new HashMap<>(deployed.rows.rows("due#" + ACCOUNT + "#" + REGION).getFirst());
    damaged.put("kind", AttributeValue.fromS("BRILLIANT"));
    deployed.rows.put(damaged);

    assertThat(outbox.due(ACCOUNT, REGION, scanAt(1))).containsExactly(regressed(1));
    assertThat(deployed.leftAlone)
        .singleElement()
        .satisfies(
            left -> assertThat(left.sentence()).contains("attribute kind has an unknown value"));
    assertThat(deployed.rows.rows("due#" + ACCOUNT + "#" + REGION)).hasSize(2);
  }

  @Test
  void anIdentityOfWhichSeveralThingsAreToldIsNotedOnce() {
    deployed.taken(0);
    deployed.saved(first(failed(NAME, 0, 0), regressed(0), regressed(1)));
    deployed.transactions.clear();
    outbox.told(claim(1), List.of(regressed(0), regressed(1), regressed(1)), scanAt(1));

    assertThat(deployed.transactions)
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(4);
  }

  @Test
  void aTellingThatFindsNoStateLooksAmongTheRemovedOnesAndThenGivesUpTheNote() {
    deployed.taken(0);
    deployed.saved(first(failed("there.example.com", 0, 0)));
    deployed.transactions.clear();
    Due.OfIdentity there =
        due(AlertKind.OfDomain.REGRESSED, identity("there.example.com"), scanAt(0));
    outbox.told(claim(1), List.of(regressed(0), there), scanAt(1));

    assertThat(deployed.transactions).extracting(List::size).containsExactly(5, 5, 4);
    assertThat(deployed.rows.state(identity(NAME))).isEmpty();
    assertThat(deployed.rows.removed(identity(NAME))).isEmpty();
    assertThat(deployed.rows.state(there.identity())).containsKey("toldAt");
  }

  @Test
  void aTellingWhoseAnswerWasLostIsToldAgainWithoutHarm() {
    Deployed losing =
        new Deployed(
            deployed.rows,
            new WatchedClient(deployed.rows.client()) {
              @Override
              <T> T answer(String call, Supplier<T> engineAnswer) {
                T answer = super.answer(call, engineAnswer);
                if (calls.size() == 1) {
                  throw Failures.inProgress();
                }
                return answer;
              }
            });
    deployed.taken(0);
    State state = failed(NAME, 0, 0);
    deployed.saved(first(state, regressed(0)));
    losing.store.outbox().told(claim(1), List.of(regressed(0)), scanAt(1));

    assertThat(losing.client.calls).hasSize(2);
    assertThat(outbox.due(ACCOUNT, REGION, scanAt(1))).isEmpty();
    assertThat(deployed.store.states().of(List.of(identity(NAME)), claim(1).end()))
        .containsValue(state.with(state.notice().told(scanAt(1))));
  }

  @Test
  void manyTellingsAreDividedIntoTransactionsThatDynamoDbTakes() {
    deployed.taken(0);
    List<Due> many =
        IntStream.range(0, 120)
            .<Due>mapToObj(i -> due(AlertKind.OfDomain.REGRESSED, identity("d" + i), scanAt(0)))
            .toList();
    many.forEach(one -> deployed.saved(first(failed(one.subject(), 0, 0), one)));
    deployed.transactions.clear();
    outbox.told(claim(1), many, scanAt(1));

    assertThat(deployed.transactions).extracting(List::size).containsExactly(99, 99, 45);
    assertThat(outbox.due(ACCOUNT, REGION, scanAt(1))).isEmpty();
  }

  private static Due.OfIdentity regressed(int scan) {
    return due(AlertKind.OfDomain.REGRESSED, identity(NAME), scanAt(scan));
  }
}
