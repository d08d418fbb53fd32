package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.alert;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.nothingNew;
import static dev.sesdkim.scan.Remembered.removed;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.step;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Remembered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class DynamoStatesTest {

  private static final String NAME = "example.com";
  private static final Duration RETENTION = Duration.ofDays(400);

  private final TestTable rows = new TestTable();
  private final WatchedClient client = new WatchedClient(rows.client());
  private final List<Problem> leftAlone = new CopyOnWriteArrayList<>();
  private final DynamoStates states =
      new DynamoStates(
          new Table(client, rows.name(), REGION, RETENTION),
          new BackOff(_ -> {}, () -> 0.5),
          leftAlone::add);

  @Test
  void aStateNeverExpiresNorDoesAnOpenStretch() {
    states.save(List.of(first(failed(NAME, 0, 0))));
    assertThat(rows.state(identity(NAME))).isNotEmpty().doesNotContainKey("expiresAt");
    assertThat(rows.history(identity(NAME)).getFirst())
        .doesNotContainKeys("expiresAt", "until", "unverifiedIn", "alertDue");
  }

  @Test
  void anEndedStretchExpiresWhenItsRetentionIsOver() {
    State before = verified(NAME, 0);
    states.save(List.of(first(before)));
    states.save(List.of(step(before, failed(NAME, 2, 2), ChangeKind.REGRESSED)));
    long expected = scanAt(2).plus(RETENTION).getEpochSecond();
    assertThat(rows.history(identity(NAME)).getFirst())
        .containsEntry("until", AttributeValue.fromS("2026-11-24T05:00:00.000Z"))
        .containsEntry("expiresAt", AttributeValue.fromN(Long.toString(expected)));
  }

  @Test
  void anEndedStretchTellsWhenItWasLastSeen() {
    State seen = verified(NAME, 1);
    states.save(List.of(first(verified(NAME, 0))));
    states.save(List.of(nothingNew(verified(NAME, 0), seen)));
    states.save(List.of(step(seen, failed(NAME, 2, 2), ChangeKind.REGRESSED)));
    assertThat(new Row(rows.history(identity(NAME)).getFirst()).time("lastSeenAt"))
        .isEqualTo(scanAt(1));
  }

  @Test
  void anEndedStretchWhoseRowWasDeletedComesBackWhole() {
    State before = verified(NAME, 0);
    State after = failed(NAME, 1, 1);
    states.save(List.of(first(before)));
    Map<String, AttributeValue> open = rows.history(identity(NAME)).getFirst();
    rows.delete(open);
    assertThat(states.save(List.of(step(before, after, ChangeKind.REGRESSED)))).isEmpty();
    assertThat(rows.history(identity(NAME))).hasSize(2);
    assertThat(rows.history(identity(NAME)).getFirst())
        .containsAllEntriesOf(open)
        .containsKeys("until", "expiresAt");
  }

  @Test
  void whatOthersAddedToAStretchStaysWhenItEnds() {
    State before = verified(NAME, 0);
    states.save(List.of(first(before)));
    Map<String, AttributeValue> noted = new HashMap<>(rows.history(identity(NAME)).getFirst());
    noted.put("note", AttributeValue.fromS("moved the zone"));
    rows.put(noted);
    states.save(List.of(step(before, failed(NAME, 1, 1), ChangeKind.REGRESSED)));
    assertThat(rows.history(identity(NAME)).getFirst())
        .containsEntry("note", AttributeValue.fromS("moved the zone"))
        .containsKey("until");
  }

  @Test
  void theIndexHoldsWhatIsBrokenNowLongestFirst() {
    State removed = failed("removed.example.com", 1, 1);
    states.save(
        List.of(
            first(failed("new.example.com", 3, 3)),
            first(failed("old.example.com", 1, 3)),
            first(verified("fine.example.com", 3)),
            first(removed)));
    states.save(List.of(step(removed, removed(removed, 3), ChangeKind.REMOVED)));
    assertThat(rows.unverified(ACCOUNT))
        .extracting(row -> row.get("identity"))
        .containsExactly(
            AttributeValue.fromS("old.example.com"), AttributeValue.fromS("new.example.com"));
  }

  @Test
  void statesOfMoreThanAPageAreAllRead() {
    State template = failed(NAME, 0, 0);
    for (int i = 0; i < 30; i++) {
      Map<String, AttributeValue> row =
          new HashMap<>(StateItem.of(verified("d%02d.example.com".formatted(i), 0)));
      row.put("padding", AttributeValue.fromS("x".repeat(100_000)));
      rows.put(row);
    }
    rows.put(StateItem.of(template));
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL)).hasSize(31).contains(template);
    assertThat(client.calls).hasSizeGreaterThan(2).containsOnly("Query");
  }

  @Test
  void statesAreReadConsistently() {
    List<Boolean> consistent = new ArrayList<>();
    WatchedClient watched =
        new WatchedClient(rows.client()) {
          @Override
          public QueryResponse query(QueryRequest request) {
            consistent.add(request.consistentRead());
            return super.query(request);
          }
        };
    Table table = new Table(watched, rows.name(), REGION, RETENTION);
    new DynamoStates(table, new BackOff(_ -> {}, () -> 0.5), leftAlone::add)
        .in(REGION, ACCOUNT, NameRange.ALL);
    assertThat(consistent).containsExactly(true);
  }

  @Test
  void statesThatWereOnlyLookedAtAgainAreWrittenAHundredAtATime() {
    List<Transition> again = saved(101).stream().map(DynamoStatesTest::seenAgain).toList();
    client.calls.clear();
    assertThat(states.save(again)).isEmpty();
    assertThat(client.calls).containsExactly("TransactWriteItems", "TransactWriteItems");
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL))
        .extracting(State::scanId)
        .containsOnly("scan-1");
  }

  @Test
  void aNewIdentityIsNeverWrittenWithoutACondition() {
    saved(34);
    assertThat(client.calls).containsExactly("TransactWriteItems", "TransactWriteItems");
  }

  @Test
  void anIdentityThatAnotherScanWroteDoesNotKeepTheOthersOfItsTransactionFromBeingWritten() {
    states.save(List.of(first(failed(NAME, 0, 0))));
    State other = verified("example.jp", 1);
    assertThat(states.save(List.of(first(other), first(verified(NAME, 1)))))
        .containsExactly(identity(NAME));
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL))
        .containsExactlyInAnyOrder(failed(NAME, 0, 0), other);
  }

  @Test
  void aStateWithAnAlertDueIsNeverWrittenWithoutACondition() {
    State before = verified(NAME, 0);
    states.save(List.of(first(before)));
    client.calls.clear();
    State after = due(verified(NAME, 1), alert(AlertKind.AT_RISK, 1));
    states.save(List.of(nothingNew(before, after)));
    states.save(List.of(nothingNew(after, verified(NAME, 2))));
    assertThat(client.calls).containsExactly("TransactWriteItems", "TransactWriteItems");
  }

  @Test
  void aRowOfANewerSchemaIsLeftAloneAndTheOthersAreRead() {
    Map<String, AttributeValue> newer = newerRow(NAME);
    rows.put(newer);
    State other = verified("example.jp", 0);
    states.save(List.of(first(other)));
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(other);
    assertThat(leftAlone)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.sentence())
                    .contains("identity / example.com is left alone")
                    .contains("schema 2"));
    assertThat(states.save(List.of(first(failed(NAME, 1, 1))))).containsExactly(identity(NAME));
    assertThat(rows.state(identity(NAME))).isEqualTo(newer);
  }

  @Test
  void aDamagedRowIsLeftAloneAndTheOthersAreRead() {
    Map<String, AttributeValue> damaged = new HashMap<>(StateItem.of(verified(NAME, 0)));
    damaged.remove("verdict");
    rows.put(damaged);
    State other = verified("example.jp", 0);
    states.save(List.of(first(other)));
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(other);
    assertThat(leftAlone).hasSize(1);
  }

  @Test
  void anIdentityThatTheTableRefusesDoesNotStopTheOthers() {
    String tooLong = "x".repeat(1100) + ".example.com";
    List<Transition> steps = List.of(first(verified(tooLong, 0)), first(verified(NAME, 0)));
    assertThat(states.save(steps)).containsExactly(identity(tooLong));
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(verified(NAME, 0));
    assertThat(leftAlone)
        .singleElement()
        .satisfies(problem -> assertThat(problem.detail()).contains("was not saved"));
  }

  @Test
  void aLookThatTheTableRefusesDoesNotStopTheOthers() {
    List<Transition> again =
        new ArrayList<>(saved(3).stream().map(DynamoStatesTest::seenAgain).toList());
    String tooLong = "x".repeat(1100) + ".example.com";
    again.add(nothingNew(verified(tooLong, 0), verified(tooLong, 1)));
    assertThat(states.save(again)).containsExactly(identity(tooLong));
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL))
        .hasSize(3)
        .extracting(State::scanId)
        .containsOnly("scan-1");
  }

  private List<State> saved(int number) {
    List<State> saved =
        IntStream.range(0, number)
            .mapToObj(i -> verified("d%02d.example.com".formatted(i), 0))
            .toList();
    states.save(saved.stream().map(Remembered::first).toList());
    return saved;
  }

  private static Transition seenAgain(State state) {
    return nothingNew(state, verified(state.identity().name(), 1));
  }

  private static Map<String, AttributeValue> newerRow(String name) {
    Map<String, AttributeValue> newer = new HashMap<>(StateItem.of(verified(name, 0)));
    newer.put("schema", AttributeValue.fromN("2"));
    newer.put("verdict", AttributeValue.fromS("PROBABLY"));
    return newer;
  }
}
