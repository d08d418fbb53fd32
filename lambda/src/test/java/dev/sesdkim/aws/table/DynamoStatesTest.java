package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.problem;
import static dev.sesdkim.scan.Remembered.removed;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.step;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Remembered;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.States;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoStatesTest {

  private static final String NAME = "example.com";

  private final Deployed deployed = new Deployed();
  private final States states = deployed.store.states();

  @Test
  void asManyWholeStepsAsFitShareATransactionUnderTheRegionsFence() {
    deployed.saved(firsts(120));

    assertThat(deployed.transactions).extracting(List::size).containsExactly(99, 99, 45);
    assertThat(deployed.transactions)
        .allSatisfy(
            parts ->
                assertThat(parts.getFirst().conditionCheck().key())
                    .containsEntry("pk", AttributeValue.fromS("regions#" + ACCOUNT))
                    .containsEntry("sk", AttributeValue.fromS(REGION)));
  }

  @Test
  void aTransactionIsFilledToTheLastWrite() {
    deployed.saved(first(verified(NAME, 0)));
    Transition[] steps = firsts(50);
    steps[49] = step(verified(NAME, 0), verified(NAME, 0), ChangeKind.RECOVERED); // its state alone

    assertThat(deployed.saved(steps)).isEmpty();
    assertThat(deployed.transactions).extracting(List::size).containsExactly(100);
  }

  @Test
  void noStepIsDividedBetweenTransactions() {
    State[] before =
        IntStream.range(0, 60).mapToObj(i -> verified("d" + i, 0)).toArray(State[]::new);
    for (State state : before) {
      deployed.saved(first(state));
    }
    Transition[] steps = new Transition[60];
    for (int i = 0; i < 60; i++) {
      steps[i] =
          step(
              before[i],
              failed("d" + i, 1, 1),
              ChangeKind.REGRESSED,
              due(AlertKind.OfDomain.REGRESSED, before[i].identity(), scanAt(1)),
              problem(REGION, "d" + i, scanAt(1)));
    }
    deployed.saved(steps);

    assertThat(deployed.transactions).extracting(List::size).containsExactly(96, 96, 96, 16);
  }

  @Test
  void onlyAFirstSightHasAConditionOfItsOwn() {
    State before = verified(NAME, 0);
    deployed.saved(first(before));
    assertThat(conditions()).containsExactly("attribute_not_exists(pk)");
    deployed.saved(step(before, failed(NAME, 1, 1), ChangeKind.REGRESSED));
    assertThat(conditions()).isEmpty();
  }

  private List<String> conditions() {
    return deployed.transactions.getFirst().stream()
        .filter(part -> part.put() != null && part.put().conditionExpression() != null)
        .map(part -> part.put().conditionExpression())
        .toList();
  }

  @Test
  void aFirstSightOverwritesNoRowThatCannotBeReadAndTheOthersAreWrittenWhole() {
    Map<String, AttributeValue> newer = newerRow(NAME);
    deployed.rows.put(newer);
    Due.OfIdentity told =
        due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity("example.jp"), scanAt(0));
    State other = failed("example.jp", 0, 0);

    assertThat(
            deployed.saved(
                first(verified("a.example.com", 0)),
                first(
                    failed(NAME, 0, 0),
                    due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(0))),
                first(other, told)))
        .containsExactly(identity(NAME));
    assertThat(deployed.rows.state(identity(NAME))).isEqualTo(newer);
    assertThat(deployed.rows.history(identity(NAME))).isEmpty();
    assertThat(deployed.rows.history(identity("example.jp"))).hasSize(1);
    assertThat(deployed.store.outbox().due(ACCOUNT, REGION, scanAt(0))).containsExactly(told);
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL))
        .containsExactly(verified("a.example.com", 0), other);
  }

  @Test
  void aStateThatCannotBeReadIsReportedAndHoldsUpNoOther() {
    State other = verified("example.jp", 0);
    State gone = removed(verified("example.net", 0), 1);
    deployed.saved(first(other));
    deployed.rows.put(newerRow(NAME));
    deployed.rows.put(without("reason", StateItem.of(removed(verified(NAME, 0), 1))));
    deployed.rows.put(StateItem.of(gone).attributes());

    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(other);
    assertThat(states.removedIn(REGION, ACCOUNT, NameRange.ALL)).containsExactly(gone);
    assertThat(
            states.of(List.of(identity(NAME), other.identity(), gone.identity()), claim(1).end()))
        .containsOnlyKeys(other.identity(), gone.identity());
    assertThat(deployed.leftAlone)
        .extracting(Problem::detail)
        .containsExactly(
            "row arn:aws:ses:eu-west-1:123456789012:identity / example.com is left alone:"
                + " its schema 2 is newer than 1, the newest that this version knows",
            "row removed#123456789012 / arn:aws:ses:eu-west-1:123456789012:identity/example.com"
                + " is left alone: attribute reason is missing",
            "row arn:aws:ses:eu-west-1:123456789012:identity / example.com is left alone:"
                + " its schema 2 is newer than 1, the newest that this version knows");
  }

  @Test
  void aStepThatDynamoDbRefusesAsItIsIsRejected() {
    Transition refused = first(verified("x".repeat(1100) + ".example.com", 0));

    ScanFailure failure =
        catchThrowableOfType(
            ScanFailure.class, () -> deployed.saved(first(verified(NAME, 0)), refused));
    assertThat(failure.problem().kind()).isEqualTo(Problem.Kind.REJECTED);
    assertThat(deployed.waits).isEmpty();
    assertThat(deployed.saved(first(verified(NAME, 0)))).isEmpty();
  }

  @Test
  void whatIsRememberedNeverExpires() {
    deployed.saved(first(failed(NAME, 0, 0)));

    assertThat(deployed.rows.state(identity(NAME))).isNotEmpty().doesNotContainKey("expiresAt");
    assertThat(deployed.rows.history(identity(NAME)).getFirst())
        .doesNotContainKeys("expiresAt", "until", "unverifiedIn");
  }

  @Test
  void anEndedStretchExpiresAndIsWholeEvenIfSomebodyDeletedIt() {
    State before = verified(NAME, 0);
    deployed.saved(first(before));
    Map<String, AttributeValue> open = deployed.rows.history(identity(NAME)).getFirst();
    deployed.rows.delete(open);
    deployed.saved(step(before, failed(NAME, 2, 2), ChangeKind.REGRESSED));

    Map<String, AttributeValue> ended = new HashMap<>(open);
    ended.put("until", AttributeValue.fromS("2026-11-24T05:00:00.000Z"));
    ended.put("expiresAt", expiry(2));
    assertThat(deployed.rows.history(identity(NAME)).getFirst()).isEqualTo(ended);
  }

  @Test
  void aRemovedIdentityStaysUntilPeopleHeardOfItAndThenExpires() {
    State before = verified(NAME, 0);
    deployed.taken(0);
    deployed.saved(first(before));
    Due removal = due(AlertKind.OfDomain.REMOVED, identity(NAME), scanAt(1));
    Due earlier = due(AlertKind.OfDomain.RECOVERED, identity(NAME), scanAt(1));
    deployed.saved(step(before, removed(before, 1), ChangeKind.REMOVED, removal, earlier));
    assertThat(deployed.rows.removed(identity(NAME))).doesNotContainKey("expiresAt");

    deployed.store.outbox().told(claim(1), List.of(earlier), scanAt(2));
    assertThat(deployed.rows.removed(identity(NAME)))
        .containsEntry("toldAt", AttributeValue.fromS("2026-11-24T05:00:00.000Z"))
        .doesNotContainKey("expiresAt");

    deployed.store.outbox().told(claim(1), List.of(removal), scanAt(3));
    assertThat(deployed.rows.removed(identity(NAME))).containsEntry("expiresAt", expiry(3));
  }

  @Test
  void aRemovalThatNobodyIsToHearOfExpires() {
    State before = verified(NAME, 0);
    deployed.saved(first(before));
    deployed.saved(step(before, removed(before, 1), ChangeKind.REMOVED));

    assertThat(deployed.rows.removed(identity(NAME))).containsEntry("expiresAt", expiry(1));
  }

  @Test
  void anIdentityThatReturnedBeforePeopleHeardOfItsRemovalDoesNotExpire() {
    State before = verified(NAME, 0);
    State gone = removed(before, 1);
    deployed.taken(0);
    deployed.saved(first(before));
    Due removal = due(AlertKind.OfDomain.REMOVED, identity(NAME), scanAt(1));
    deployed.saved(step(before, gone, ChangeKind.REMOVED, removal));
    deployed.saved(step(gone, failed(NAME, 2, 2), ChangeKind.RETURNED));
    deployed.store.outbox().told(claim(1), List.of(removal), scanAt(3));

    assertThat(deployed.rows.state(identity(NAME)))
        .containsKey("toldAt")
        .doesNotContainKey("expiresAt");
    assertThat(deployed.rows.removed(identity(NAME))).isEmpty();
  }

  @Test
  void removedIdentitiesAreNotReadWithTheOthers() {
    State[] before =
        IntStream.range(0, 20).mapToObj(i -> verified("d" + i, 0)).toArray(State[]::new);
    deployed.saved(Arrays.stream(before).map(Remembered::first).toArray(Transition[]::new));
    deployed.saved(
        Arrays.stream(before)
            .skip(1)
            .map(state -> step(state, removed(state, 1), ChangeKind.REMOVED))
            .toArray(Transition[]::new));

    assertThat(deployed.rows.rows("arn:aws:ses:eu-west-1:123456789012:identity")).hasSize(1);
    assertThat(states.in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(before[0]);
  }

  @Test
  void statesAreReadAHundredAtATimeAndRemovedOnesWithoutBeingAskedForTwice() {
    deployed.saved(firsts(130));
    State gone = removed(verified("gone.example.com", 0), 1);
    deployed.rows.put(StateItem.of(gone).attributes());
    deployed.client.calls.clear();

    List<Identity> all =
        Stream.concat(
                Arrays.stream(firsts(130)).map(Transition::identity),
                Stream.of(gone.identity(), gone.identity(), identity("no.where")))
            .toList();
    assertThat(states.of(all, claim(1).end())).hasSize(131).containsEntry(gone.identity(), gone);
    assertThat(deployed.client.calls)
        .containsExactly("BatchGetItem", "BatchGetItem", "BatchGetItem");
  }

  private static Transition[] firsts(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> first(verified("d%03d.example.com".formatted(i), 0)))
        .toArray(Transition[]::new);
  }

  private static AttributeValue expiry(int scan) {
    return AttributeValue.fromN(
        Long.toString(scanAt(scan).plus(Deployed.RETENTION).getEpochSecond()));
  }

  private static Map<String, AttributeValue> newerRow(String name) {
    Map<String, AttributeValue> newer = new HashMap<>(StateItem.of(verified(name, 0)).attributes());
    newer.put("schema", AttributeValue.fromN("2"));
    newer.put("verdict", AttributeValue.fromS("PROBABLY"));
    return newer;
  }

  private static Map<String, AttributeValue> without(String attribute, NewRow row) {
    Map<String, AttributeValue> damaged = new HashMap<>(row.attributes());
    damaged.remove(attribute);
    return damaged;
  }
}
