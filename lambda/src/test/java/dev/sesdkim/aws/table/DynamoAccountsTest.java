package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.LIMIT;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.moment;
import static dev.sesdkim.scan.Remembered.problem;
import static dev.sesdkim.scan.Remembered.scanAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.scan.ScanFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoAccountsTest {

  private final Deployed deployed = new Deployed();

  @Test
  void ofManyScansThatTakeTheAccountAtOnceOneHasIt() {
    List<Long> fences = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 20)
          .forEach(
              i ->
                  threads.execute(
                      () ->
                          deployed
                              .store
                              .accounts()
                              .take(ACCOUNT, new Moment(START, "scan-" + i), START.plus(LIMIT))
                              .ifPresent(row -> fences.add(row.fence()))));
    }
    assertThat(fences).containsExactly(1L);
  }

  @Test
  void aTakingThatAnotherOneOvertookTakesNothing() {
    Deployed overtaken =
        new Deployed(
            deployed.rows,
            new WatchedClient(deployed.rows.client()) {
              @Override
              <T> T answer(String call, Supplier<T> engineAnswer) {
                if (call.equals("UpdateItem") && calls.size() == 2) {
                  deployed.store.accounts().end(claim(2), deployed.taken(1), ended(1));
                }
                return super.answer(call, engineAnswer);
              }
            });
    deployed.taken(0);

    Moment late = new Moment(scanAt(1), "late");
    assertThat(overtaken.store.accounts().take(ACCOUNT, late, scanAt(2))).isEmpty();
    assertThat(overtaken.client.calls).containsExactly("Query", "UpdateItem");
    assertThat(deployed.taken(2).fence()).isEqualTo(3);
  }

  @Test
  void takingAndSavingLeaveWhatOthersAddedToTheRow() {
    AccountRow taken = deployed.taken(0);
    Map<String, AttributeValue> row = new HashMap<>(deployed.rows.row("accounts", ACCOUNT));
    row.put("costCentre", AttributeValue.fromS("42"));
    deployed.rows.put(row);

    deployed.store.accounts().save(claim(1), taken, List.of());
    deployed.store.accounts().end(claim(1), taken, ended(0));
    deployed.taken(1);

    assertThat(deployed.rows.row("accounts", ACCOUNT))
        .containsEntry("costCentre", AttributeValue.fromS("42"));
  }

  @Test
  void anAccountIsTakenAndGivenBackWithOneWriteEach() {
    AccountRow taken = deployed.taken(0);
    deployed.store.accounts().require(claim(1));
    deployed.store.accounts().save(claim(1), taken, List.of());
    deployed.store.accounts().end(claim(1), taken, ended(0));

    assertThat(deployed.client.calls)
        .containsExactly(
            "Query", "Query", "UpdateItem", "Query", "UpdateItem", "TransactWriteItems");
    assertThat(deployed.rows.row("accounts", ACCOUNT))
        .containsEntry("until", AttributeValue.fromS("1970-01-01T00:00:00.000Z"))
        .containsEntry("holder", AttributeValue.fromS("scan-0"))
        .doesNotContainKey("expiresAt");
  }

  @Test
  void aTroubleAndWhatIsToBeToldOfItAreWrittenTogether() {
    AccountRow taken = deployed.taken(0);
    deployed.store.accounts().save(claim(1), taken, List.of(problem(Due.ACCOUNT, "DNS", START)));

    assertThat(deployed.transactions)
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  @Test
  void anAccountWhoseRowIsMissingHasNoScan() {
    assertThatThrownBy(() -> deployed.store.accounts().require(claim(0)))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("superseded on dynamodb:Query: a later scan has begun");
  }

  @Test
  void whatCannotBeReadOfAnAccountIsForgottenButNotWhoHasIt() {
    deployed.taken(0);
    deployed.taken(1);
    damage("starts", "yesterday");

    assertThat(deployed.store.accounts().take(ACCOUNT, moment(1), scanAt(2))).isEmpty();
    deployed.store.accounts().require(claim(2));
    AccountRow third = deployed.taken(2);
    assertThat(third.fence()).isEqualTo(3);
    assertThat(third.starts()).containsExactly(scanAt(2));
    assertThat(deployed.leftAlone)
        .singleElement()
        .satisfies(
            left ->
                assertThat(left.sentence())
                    .contains("accounts / 123456789012 is left alone: attribute starts"));
  }

  @Test
  void anAccountOfWhichNobodyCanSayWhoHasItIsNotTaken() {
    deployed.taken(0);
    damage("until", "soon");

    assertThatThrownBy(() -> deployed.taken(1))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("attribute until is not a time")
        .hasMessageContaining("Correct the row or delete it.");
    assertThat(deployed.rows.row("accounts", ACCOUNT))
        .containsEntry("fence", AttributeValue.fromN("1"));
  }

  @Test
  void anAccountWhoseRowSomebodyDeletedIsTakenWithANumberGreaterThanThoseOfItsRegions() {
    deployed.taken(0);
    deployed.taken(1);
    deployed.store.regions().begin(claim(2), "eu-west-1");
    deployed.rows.delete(deployed.rows.row("accounts", ACCOUNT));

    AccountRow taken = deployed.taken(2);

    assertThat(taken.fence()).isEqualTo(3);
    assertThat(taken.starts()).containsExactly(scanAt(2));
    assertThat(deployed.store.regions().begin(claim(3), "eu-west-1").region())
        .isEqualTo("eu-west-1");
  }

  private void damage(String attribute, String value) {
    Map<String, AttributeValue> row = new HashMap<>(deployed.rows.row("accounts", ACCOUNT));
    row.put(attribute, AttributeValue.fromS(value));
    deployed.rows.put(row);
  }

  private static ScanRecord ended(int number) {
    return new ScanRecord(
        "scan-" + number,
        ACCOUNT,
        scanAt(number),
        scanAt(number).plusSeconds(9),
        List.of(),
        Map.of(),
        Map.of(),
        Counts.NONE,
        Map.of(),
        0,
        true);
  }
}
