package dev.sesdkim.scan;

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
import static dev.sesdkim.scan.Remembered.scanId;
import static dev.sesdkim.scan.Remembered.step;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the pipeline may expect of the table, whichever it is.
public abstract class TableContract {

  private static final String NAME = "example.com";
  private static final Instant NOW = scanAt(0);
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /// One stretch as a reader of the table sees it.
  public record Shown(Instant began, String reason, Optional<Instant> until) {}

  protected abstract States states();

  protected abstract Scans scans();

  protected abstract Lease lease();

  protected abstract List<Shown> history(Identity identity);

  @Test
  void nothingIsRememberedAtFirst() {
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(scans().lastFinished(ACCOUNT)).isEmpty();
  }

  @Test
  void aNewIdentityIsRememberedWithAnOpenStretch() {
    State state = verified(NAME, 0);
    assertThat(states().save(List.of(first(state)))).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(state);
    assertThat(history(identity(NAME)))
        .containsExactly(new Shown(scanAt(0), "OK", Optional.empty()));
  }

  @Test
  void onlyTheStatesOfTheRegionAndTheAccountAreTold() {
    states().save(List.of(first(verified(NAME, 0))));
    assertThat(states().in("eu-west-2", ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(states().in(REGION, "210987654321", NameRange.ALL)).isEmpty();
  }

  @Test
  void onlyTheStatesWhoseNamesAreInTheRangeAreTold() {
    List<String> names =
        List.of("a.example.com", "b.example.com", "c@example.com", "例え.jp", "😀.jp");
    states().save(names.stream().map(name -> first(verified(name, 0))).toList());
    assertThat(named("a.example.com", "c@example.com"))
        .containsExactlyInAnyOrder("b.example.com", "c@example.com");
    assertThat(named("b", "c")).containsExactly("b.example.com");
    assertThat(named("c@example.com", "\uFFFD")).containsExactly("例え.jp");
    assertThat(named("", "a.example.com")).containsExactly("a.example.com");
    assertThat(named("c@example.com", "")).containsExactlyInAnyOrder("例え.jp", "😀.jp");
    assertThat(named("😀.jp", "")).isEmpty();
  }

  private Stream<String> named(String after, String upTo) {
    NameRange range =
        new NameRange(
            Optional.of(after).filter(name -> !name.isEmpty()),
            Optional.of(upTo).filter(name -> !name.isEmpty()));
    return states().in(REGION, ACCOUNT, range).stream().map(state -> state.identity().name());
  }

  @Test
  void thoseWithAlertsDueAreToldOnTheirOwn() {
    State quiet = verified("a.example.com", 0);
    State due = due(failed("b.example.com", 0, 0), alert(AlertKind.REGRESSED, 0));
    states().save(List.of(first(quiet), first(due)));
    assertThat(states().due(REGION, ACCOUNT)).containsExactly(due);
    assertThat(states().due("eu-west-2", ACCOUNT)).isEmpty();
  }

  @Test
  void namesThatNeedCareAreKeptAsTheyAre() {
    List<String> names =
        List.of(
            "Some.One+tag@Example.com", "\"a b\"@example.jp", "<b>@example.com", "xn--r8jz45g.jp");
    states().save(names.stream().map(name -> first(verified(name, 0))).toList());
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL))
        .extracting(state -> state.identity().name())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aStepInWhichNothingChangesRewritesTheStateAndLeavesHistory() {
    State before = verified(NAME, 0);
    State after = verified(NAME, 1);
    states().save(List.of(first(before)));
    assertThat(states().save(List.of(nothingNew(before, after)))).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(after);
    assertThat(history(identity(NAME)))
        .containsExactly(new Shown(scanAt(0), "OK", Optional.empty()));
  }

  @Test
  void aChangeClosesOneStretchAndOpensTheNext() {
    State before = verified(NAME, 0);
    State after = failed(NAME, 1, 1);
    states().save(List.of(first(before)));
    assertThat(states().save(List.of(step(before, after, ChangeKind.REGRESSED)))).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(after);
    assertThat(history(identity(NAME)))
        .containsExactly(
            new Shown(scanAt(0), "OK", Optional.of(scanAt(1))),
            new Shown(scanAt(1), "FAILED", Optional.empty()));
  }

  @Test
  void aRemovalClosesTheStretchAndKeepsTheState() {
    State before = verified(NAME, 0);
    State after = removed(before, 1);
    states().save(List.of(first(before)));
    assertThat(states().save(List.of(step(before, after, ChangeKind.REMOVED)))).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(after);
    assertThat(history(identity(NAME)))
        .containsExactly(new Shown(scanAt(0), "OK", Optional.of(scanAt(1))));
  }

  @Test
  void aReturnOpensAStretchAndLeavesTheOneThatEndedWithTheRemoval() {
    State before = verified(NAME, 0);
    State gone = removed(before, 1);
    State back = failed(NAME, 2, 2);
    states().save(List.of(first(before)));
    states().save(List.of(step(before, gone, ChangeKind.REMOVED)));
    assertThat(states().save(List.of(step(gone, back, ChangeKind.RETURNED)))).isEmpty();
    assertThat(history(identity(NAME)))
        .containsExactly(
            new Shown(scanAt(0), "OK", Optional.of(scanAt(1))),
            new Shown(scanAt(2), "FAILED", Optional.empty()));
  }

  @Test
  void aStepFromAStateThatIsNoLongerThereIsSupersededAndWritesNothing() {
    State before = verified(NAME, 0);
    State theirs = verified(NAME, 1);
    states().save(List.of(first(before)));
    states().save(List.of(nothingNew(before, theirs)));
    Transition late = step(before, failed(NAME, 2, 2), ChangeKind.REGRESSED);
    assertThat(states().save(List.of(late))).containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(theirs);
    assertThat(history(identity(NAME)))
        .containsExactly(new Shown(scanAt(0), "OK", Optional.empty()));
  }

  @Test
  void aLookFromAStateThatIsNoLongerThereIsSupersededThoughItChangesNothing() {
    State before = verified(NAME, 0);
    State theirs = due(failed(NAME, 2, 2), alert(AlertKind.REGRESSED, 2));
    states().save(List.of(first(before)));
    states().save(List.of(step(before, theirs, ChangeKind.REGRESSED)));
    assertThat(states().save(List.of(nothingNew(before, verified(NAME, 1)))))
        .containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(theirs);
  }

  @Test
  void aLookThatIsAlreadyWrittenIsNotSuperseded() {
    State before = verified(NAME, 0);
    Transition look = nothingNew(before, verified(NAME, 1));
    states().save(List.of(first(before)));
    states().save(List.of(look));
    assertThat(states().save(List.of(look))).isEmpty();
  }

  @Test
  void anIdentityThatAnotherScanSawFirstIsSuperseded() {
    State theirs = verified(NAME, 0);
    states().save(List.of(first(theirs)));
    assertThat(states().save(List.of(first(failed(NAME, 1, 1))))).containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(theirs);
  }

  @Test
  void aStepFromAStateThatWasNeverThereIsSuperseded() {
    Transition step = step(verified(NAME, 0), failed(NAME, 1, 1), ChangeKind.REGRESSED);
    assertThat(states().save(List.of(step))).containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(history(identity(NAME))).isEmpty();
  }

  @Test
  void aStepThatIsAlreadyWrittenIsNotSuperseded() {
    State before = verified(NAME, 0);
    Transition step =
        step(before, due(failed(NAME, 1, 1), alert(AlertKind.REGRESSED, 1)), ChangeKind.REGRESSED);
    states().save(List.of(first(before)));
    states().save(List.of(step));
    assertThat(states().save(List.of(step))).isEmpty();
    assertThat(history(identity(NAME))).hasSize(2);
  }

  @Test
  void aStepThatWasWrittenAndThenGoneBeyondIsSuperseded() {
    State before = verified(NAME, 0);
    State broken = failed(NAME, 1, 1);
    Transition step = step(before, broken, ChangeKind.REGRESSED);
    states().save(List.of(first(before)));
    states().save(List.of(step));
    states().save(List.of(nothingNew(broken, failed(NAME, 1, 2))));
    assertThat(states().save(List.of(step))).containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(failed(NAME, 1, 2));
  }

  @Test
  void oneSupersededStepDoesNotHoldUpTheOthers() {
    states().save(List.of(first(verified(NAME, 0))));
    State other = verified("example.jp", 1);
    assertThat(states().save(List.of(first(failed(NAME, 1, 1)), first(other))))
        .containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).contains(other);
  }

  @Test
  void manyStepsOfEveryKindAreAllWritten() {
    List<State> before =
        IntStream.range(0, 60)
            .mapToObj(i -> verified("d%02d.example.com".formatted(i), 0))
            .toList();
    states().save(before.stream().map(Remembered::first).toList());
    List<Transition> steps =
        IntStream.range(0, 60)
            .mapToObj(
                i -> {
                  String name = before.get(i).identity().name();
                  return i % 20 == 0
                      ? step(before.get(i), failed(name, 1, 1), ChangeKind.REGRESSED)
                      : nothingNew(before.get(i), verified(name, 1));
                })
            .toList();
    assertThat(states().save(steps)).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL))
        .containsExactlyInAnyOrderElementsOf(steps.stream().map(Transition::after).toList());
  }

  @Test
  void alertsAreDueUntilTheyAreOut() {
    State state =
        due(failed(NAME, 0, 0), alert(AlertKind.REGRESSED, 0), alert(AlertKind.WORSENED, 0));
    states().save(List.of(first(state)));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(state);
    states().alertsOut(List.of(state));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(failed(NAME, 0, 0));
  }

  @Test
  void anAlertThatBecameDueMeanwhileStays() {
    State before = due(failed(NAME, 0, 0), alert(AlertKind.REGRESSED, 0));
    State newer =
        due(failed(NAME, 0, 1), alert(AlertKind.REGRESSED, 0), alert(AlertKind.WORSENED, 1));
    states().save(List.of(first(before)));
    states().save(List.of(nothingNew(before, newer)));
    states().alertsOut(List.of(before));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(newer);
  }

  @Test
  void alertsThatAreOutDoNotComeBackWithAScanThatReadThemAsDue() {
    State read = due(failed(NAME, 0, 0), alert(AlertKind.REGRESSED, 0));
    states().save(List.of(first(read)));
    states().alertsOut(List.of(read));
    Transition late = nothingNew(read, due(failed(NAME, 0, 1), alert(AlertKind.REGRESSED, 0)));
    assertThat(states().save(List.of(late))).containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(failed(NAME, 0, 0));
  }

  @Test
  void alertsOutOfAnUnknownStateOrOfNoneDoesNothing() {
    states().alertsOut(List.of(due(failed(NAME, 0, 0), alert(AlertKind.REGRESSED, 0))));
    states().save(List.of(first(verified(NAME, 0))));
    states().alertsOut(List.of(verified(NAME, 0)));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(verified(NAME, 0));
  }

  @Test
  void theLastFinishedScanIsTheNewestOfThoseThatFinished() {
    scans().save(scan(0, true));
    scans().save(scan(1, true));
    scans().save(scan(2, false));
    assertThat(scans().lastFinished(ACCOUNT)).contains(scan(1, true));
    assertThat(scans().lastFinished("210987654321")).isEmpty();
  }

  @Test
  void aScanIsWrittenOverItself() {
    scans().save(scan(0, false));
    assertThat(scans().lastFinished(ACCOUNT)).isEmpty();
    scans().save(scan(0, true));
    assertThat(scans().lastFinished(ACCOUNT)).contains(scan(0, true));
  }

  @Test
  void aFreeLeaseIsTakenAndThenHeld() {
    assertThat(lease().take(ACCOUNT, "one", NOW, NOW.plus(LIMIT))).isTrue();
    assertThat(lease().take(ACCOUNT, "two", NOW.plusSeconds(1), NOW.plus(LIMIT))).isFalse();
    assertThat(lease().take("210987654321", "two", NOW, NOW.plus(LIMIT))).isTrue();
  }

  @Test
  void aRetryOfTheHolderTakesTheLeaseOverAndExtendsIt() {
    lease().take(ACCOUNT, "one", NOW, NOW.plus(LIMIT));
    Instant later = NOW.plus(LIMIT).minusSeconds(1);
    assertThat(lease().take(ACCOUNT, "one", later, later.plus(LIMIT))).isTrue();
    assertThat(lease().take(ACCOUNT, "two", NOW.plus(LIMIT), later.plus(LIMIT))).isFalse();
  }

  @Test
  void aLeaseIsFreeFromTheMomentItEnds() {
    lease().take(ACCOUNT, "one", NOW, NOW.plus(LIMIT));
    Instant justBefore = NOW.plus(LIMIT).minusMillis(1);
    assertThat(lease().take(ACCOUNT, "two", justBefore, justBefore.plus(LIMIT))).isFalse();
    Instant end = NOW.plus(LIMIT);
    assertThat(lease().take(ACCOUNT, "two", end, end.plus(LIMIT))).isTrue();
  }

  @Test
  void aLeaseThatIsGivenBackIsFree() {
    lease().take(ACCOUNT, "one", NOW, NOW.plus(LIMIT));
    lease().giveBack(ACCOUNT, "one");
    assertThat(lease().take(ACCOUNT, "two", NOW.plusSeconds(1), NOW.plus(LIMIT))).isTrue();
  }

  @Test
  void aLeaseIsStillItsHoldersUntilSomebodyElseTakesIt() {
    assertThat(lease().take(ACCOUNT, "first", scanAt(0), scanAt(1))).isTrue();
    assertThat(lease().isStillOf(ACCOUNT, "first")).isTrue();
    assertThat(lease().isStillOf(ACCOUNT, "second")).isFalse();
    lease().take(ACCOUNT, "second", scanAt(1), scanAt(2));
    lease().giveBack(ACCOUNT, "second");
    assertThat(lease().isStillOf(ACCOUNT, "first")).isFalse();
  }

  @Test
  void nobodyGivesBackWhatIsNotTheirs() {
    lease().giveBack(ACCOUNT, "one");
    lease().take(ACCOUNT, "one", NOW, NOW.plus(LIMIT));
    lease().giveBack(ACCOUNT, "two");
    assertThat(lease().take(ACCOUNT, "three", NOW.plusSeconds(1), NOW.plus(LIMIT))).isFalse();
  }

  protected static ScanRecord scan(int number, boolean finished) {
    return new ScanRecord(
        scanId(number),
        ACCOUNT,
        scanAt(number),
        finished ? Optional.of(scanAt(number).plusSeconds(9)) : Optional.empty(),
        List.of("eu-west-1", "eu-west-2"),
        Map.of(
            "us-east-1",
            new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized")),
        new Counts(3, 2, 1),
        Map.of(ChangeKind.REGRESSED, 2, ChangeKind.RECOVERED, 1),
        4,
        List.of("SCAN_PROBLEM us-east-1"));
  }
}
