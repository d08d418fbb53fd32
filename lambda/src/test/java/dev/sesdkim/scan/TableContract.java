package dev.sesdkim.scan;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.LIMIT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.grace;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.moment;
import static dev.sesdkim.scan.Remembered.problem;
import static dev.sesdkim.scan.Remembered.removed;
import static dev.sesdkim.scan.Remembered.rewritten;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.scanId;
import static dev.sesdkim.scan.Remembered.step;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What the pipeline may expect of the store, whichever it is.
public abstract class TableContract {

  private static final String NAME = "example.com";
  private static final String OTHER_ACCOUNT = "210987654321";
  private static final Instant EVER = scanAt(10_000);
  private static final Trouble REFUSED =
      new Trouble(
          START, new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "no"), false);

  protected abstract Store store();

  /// The stretches of an identity, oldest first.
  protected abstract List<Stretch> history(Identity identity);

  /// The log of the account's scans, oldest first.
  protected abstract List<ScanRecord> scans();

  @Test
  void nothingIsRememberedAtFirst() {
    assertThat(store().regions().all(ACCOUNT)).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(states().removedIn(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(states().of(List.of(identity(NAME)), claim(1).end())).isEmpty();
    assertThat(store().outbox().due(ACCOUNT, REGION, EVER)).isEmpty();
    assertThat(taken(0)).isEqualTo(AccountRow.unknown(ACCOUNT).taken(START, false));
  }

  // The account: one scan at a time, the last taking wins.

  @Test
  void anAccountThatIsTakenIsTakenByNobodyElseNotEvenUnderTheSameId() {
    taken(0);
    Instant justBefore = START.plus(LIMIT).minusMillis(1);
    assertThat(take(new Moment(justBefore, scanId(1)))).isEmpty();
    assertThat(take(new Moment(justBefore, scanId(0)))).isEmpty();
    assertThat(accounts().take(OTHER_ACCOUNT, moment(1), scanAt(2))).isPresent();
  }

  @Test
  void anAccountIsFreeFromTheMomentItsScanMustHaveEnded() {
    taken(0);
    assertThat(take(new Moment(START.plus(LIMIT), scanId(1)))).isPresent();
  }

  @Test
  void anAccountThatAnEndedScanGaveBackIsFreeAtOnce() {
    AccountRow row = taken(0);
    accounts().end(claim(1), row, scan(0));
    assertThat(take(new Moment(START.plusMillis(1), scanId(1)))).isPresent();
  }

  @Test
  void eachTakingHasAGreaterNumberAndTheLastThreeStartsAreKept() {
    assertThat(taken(0).starts()).containsExactly(scanAt(0));
    assertThat(taken(1).starts()).containsExactly(scanAt(0), scanAt(1));
    taken(2);
    AccountRow fourth = taken(3);
    assertThat(fourth.starts()).containsExactly(scanAt(1), scanAt(2), scanAt(3));
    assertThat(fourth.fence()).isEqualTo(4);
  }

  @Test
  void aRetryOfTheLastScanHasANewNumberAndIsNoFurtherStart() {
    taken(0);
    taken(1);
    AccountRow again = take(new Moment(scanAt(2), scanId(1))).orElseThrow();
    assertThat(again.starts()).containsExactly(scanAt(0), scanAt(2));
    assertThat(again.fence()).isEqualTo(3);
  }

  @Test
  void whatIsRememberedOfAnAccountIsThereForTheNextScan() {
    AccountRow.Messages messages =
        AccountRow.Messages.NONE
            .started(START.plusSeconds(5))
            .digested(START.plusSeconds(6))
            .heardBy(Optional.of(0), START);
    AccountRow row =
        taken(0)
            .with(messages)
            .with(Map.of(ScanPart.REGIONS, REFUSED, ScanPart.DNS, REFUSED.asTold()));
    accounts().save(claim(1), row, List.of());
    assertThat(taken(1)).isEqualTo(row.taken(scanAt(1), false));
    AccountRow later =
        taken(2)
            .with(messages.heardBy(Optional.of(3), START))
            .with(Map.of(ScanPart.TIME, REFUSED, ScanPart.REGIONS, REFUSED.asTold()));
    accounts().end(claim(3), later, scan(2));
    assertThat(taken(3)).isEqualTo(later.taken(scanAt(3), false));
    AccountRow well = later.taken(scanAt(3), false).with(Map.of());
    accounts().end(claim(4), well, scan(3));
    assertThat(taken(4)).isEqualTo(well.taken(scanAt(4), false));
  }

  @Test
  void whatIsToBeToldOfAnAccountIsDueFromTheSameMoment() {
    Due.OfScan told = problem(Due.ACCOUNT, "DNS", START);
    accounts().save(claim(1), taken(0), List.of(told));
    assertThat(store().outbox().due(ACCOUNT, Due.ACCOUNT, START)).containsExactly(told);
  }

  @Test
  void savingWhatIsRememberedDoesNotGiveTheAccountBack() {
    accounts().save(claim(1), taken(0), List.of());
    assertThat(take(new Moment(START.plusSeconds(1), scanId(1)))).isEmpty();
  }

  @Test
  void theLogHasEveryScanThatEnded() {
    ScanRecord one = scan(0);
    accounts().end(claim(1), taken(0), one);
    ScanRecord other = scan(1);
    accounts().end(claim(2), taken(1), other);
    assertThat(scans()).containsExactly(one, other);
  }

  @Test
  void aScanOfTheLogIsFoundByItsStartAndWrittenOver() {
    accounts().end(claim(1), taken(0), scan(0));
    ScanRecord one = scan(1);
    accounts().end(claim(2), taken(1), one);
    assertThat(accounts().scan(ACCOUNT, one.startedAt())).contains(one);
    assertThat(accounts().scan(ACCOUNT, one.startedAt().plusMillis(1))).isEmpty();
    assertThat(accounts().scan(OTHER_ACCOUNT, one.startedAt())).isEmpty();
    ScanRecord told = one.told(one.finishedAt().plusSeconds(9), 3, false);
    accounts().end(claim(2), accounts().all().firstEntry().getValue(), told);
    assertThat(accounts().scan(ACCOUNT, one.startedAt())).contains(told);
    assertThat(scans()).containsExactly(scan(0), told);
  }

  @Test
  void theScanThatTookTheAccountLastMayGoOn() {
    taken(0);
    accounts().require(claim(1));
    accounts().require(claim(1));
  }

  @Test
  void aScanThatALaterOneFollowedWritesNothingOfTheAccount() {
    AccountRow old = taken(0);
    AccountRow now = taken(1);
    assertThatIsSuperseded(() -> accounts().require(claim(1)));
    assertThatIsSuperseded(
        () ->
            accounts()
                .save(
                    claim(1),
                    old.with(old.messages().started(START)),
                    List.of(problem(Due.ACCOUNT, "DNS", START))));
    assertThatIsSuperseded(() -> accounts().end(claim(1), old, scan(0)));
    assertThat(store().outbox().due(ACCOUNT, Due.ACCOUNT, EVER)).isEmpty();
    assertThat(scans()).isEmpty();
    assertThat(take(new Moment(scanAt(1).plusSeconds(1), scanId(3)))).isEmpty();
    assertThat(taken(2)).isEqualTo(now.taken(scanAt(2), false));
  }

  // Regions.

  @Test
  void aRegionThatIsBegunForTheFirstTimeIsUnknownAndFromThenOnOneOfAll() {
    assertThat(begun(1, REGION)).isEqualTo(RegionRow.unknown(REGION, ACCOUNT));
    assertThat(store().regions().all(ACCOUNT)).containsOnlyKeys(REGION);
    assertThat(store().regions().all(OTHER_ACCOUNT)).isEmpty();
  }

  @Test
  void whatIsRememberedOfARegionIsThereWhenItIsBegunAgain() {
    RegionRow read =
        begun(1, REGION).read(START, new Counts(3, 2, 1), 1, true, Optional.of(REFUSED));
    store().regions().end(claim(1), read, List.of());
    assertThat(begun(2, REGION)).isEqualTo(read);
    RegionRow refused =
        read.unread(Optional.of(REFUSED.asTold()))
            .notWatched(scanAt(1), REFUSED)
            .with(Map.of(ScanPart.DETAIL, REFUSED, ScanPart.MAIL_FROM, REFUSED.asTold()));
    store().regions().end(claim(2), refused, List.of());
    assertThat(begun(3, REGION)).isEqualTo(refused);
    RegionRow well = refused.read(scanAt(2), Counts.NONE, 0, false, Optional.empty());
    store().regions().end(claim(3), well, List.of());
    assertThat(begun(4, REGION)).isEqualTo(well);
    RegionRow other = begun(4, "us-east-1");
    assertThat(store().regions().all(ACCOUNT).values()).containsExactly(well, other);
  }

  @Test
  void aRegionMayBeBegunTwiceByOneScan() {
    begun(1, REGION);
    assertThat(begun(1, REGION)).isEqualTo(RegionRow.unknown(REGION, ACCOUNT));
  }

  @Test
  void whatIsToBeToldOfARegionIsDueFromTheSameMoment() {
    Due.OfScan told = problem(REGION, REGION, START);
    store().regions().end(claim(1), begun(1, REGION), List.of(told));
    assertThat(store().outbox().due(ACCOUNT, REGION, START)).containsExactly(told);
    assertThat(store().outbox().due(ACCOUNT, "us-east-1", START)).isEmpty();
  }

  @Test
  void aScanWritesNothingInARegionThatALaterOneHasBegun() {
    RegionRow old = begun(1, REGION);
    begun(2, REGION);
    assertThatIsSuperseded(() -> begun(1, REGION));
    assertThatIsSuperseded(
        () ->
            store()
                .regions()
                .end(
                    claim(1),
                    old.notWatched(START, REFUSED),
                    List.of(problem(REGION, REGION, START))));
    assertThatIsSuperseded(
        () -> states().save(claim(1), REGION, List.of(first(verified(NAME, 0), regressed(0)))));
    assertThat(store().regions().all(ACCOUNT).values()).containsExactly(old);
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(history(identity(NAME))).isEmpty();
    assertThat(store().outbox().due(ACCOUNT, REGION, EVER)).isEmpty();
  }

  @Test
  void aScanWritesNothingInARegionThatItHasNotBegun() {
    assertThatIsSuperseded(
        () -> states().save(claim(1), REGION, List.of(first(verified(NAME, 0)))));
    assertThatIsSuperseded(
        () -> store().regions().end(claim(1), RegionRow.unknown(REGION, ACCOUNT), List.of()));
    begun(1, REGION);
    assertThatIsSuperseded(
        () -> states().save(claim(2), REGION, List.of(first(verified(NAME, 0)))));
  }

  // States.

  @Test
  void aNewIdentityIsRememberedWithAnOpenStretch() {
    State state = verified(NAME, 0);
    assertThat(saved(first(state))).containsExactly(state);
    assertThat(states().of(List.of(identity(NAME), identity("example.jp")), claim(1).end()))
        .isEqualTo(Map.of(identity(NAME), state));
    assertThat(history(identity(NAME))).containsExactly(stretch(state, Optional.empty()));
  }

  @Test
  void onlyTheStatesOfTheRegionAndTheAccountAreTold() {
    saved(first(verified(NAME, 0)));
    assertThat(states().in("eu-west-2", ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(states().in(REGION, OTHER_ACCOUNT, NameRange.ALL)).isEmpty();
  }

  @Test
  void onlyTheStatesWhoseNamesAreInTheRangeAreToldRemovedOnesApart() {
    List<String> names =
        List.of("a.example.com", "b.example.com", "c@example.com", "例え.jp", "😀.jp");
    saved(names.stream().map(name -> first(verified(name, 0))).toArray(Transition[]::new));
    rangesHold(range -> states().in(REGION, ACCOUNT, range));
    assertThat(states().removedIn(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    saved(names.stream().map(name -> removal(verified(name, 0))).toArray(Transition[]::new));
    rangesHold(range -> states().removedIn(REGION, ACCOUNT, range));
    assertThat(states().removedIn("eu-west-2", ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(states().removedIn(REGION, OTHER_ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
  }

  private interface Reader {
    List<State> in(NameRange range);
  }

  private static void rangesHold(Reader reader) {
    assertThat(named(reader, "", "")).hasSize(5);
    assertThat(named(reader, "a.example.com", "c@example.com"))
        .containsExactly("b.example.com", "c@example.com");
    assertThat(named(reader, "b", "c")).containsExactly("b.example.com");
    assertThat(named(reader, "c@example.com", "\uFFFD")).containsExactly("例え.jp");
    assertThat(named(reader, "", "a.example.com")).containsExactly("a.example.com");
    assertThat(named(reader, "c@example.com", "")).containsExactly("例え.jp", "😀.jp");
    assertThat(named(reader, "😀.jp", "")).isEmpty();
  }

  private static Stream<String> named(Reader reader, String after, String upTo) {
    NameRange range =
        new NameRange(
            Optional.of(after).filter(name -> !name.isEmpty()),
            Optional.of(upTo).filter(name -> !name.isEmpty()));
    return reader.in(range).stream().map(state -> state.identity().name());
  }

  @Test
  void namesThatNeedCareAreKeptAsTheyAre() {
    List<String> names =
        List.of(
            "Some.One+tag@Example.com", "\"a b\"@example.jp", "<b>@example.com", "xn--r8jz45g.jp");
    assertThat(
            saved(names.stream().map(name -> first(verified(name, 0))).toArray(Transition[]::new)))
        .extracting(state -> state.identity().name())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aStateIsRewrittenAndItsStretchGoesOn() {
    State before = verified(NAME, 0);
    State after = before.with(before.notice().told(scanAt(1)));
    saved(first(before));
    assertThat(saved(rewritten(before, after))).containsExactly(after);
    assertThat(history(identity(NAME))).containsExactly(stretch(before, Optional.empty()));
  }

  @Test
  void aChangeEndsOneStretchAndBeginsTheNext() {
    State before = verified(NAME, 0);
    State after = failed(NAME, 1, 1);
    saved(first(before));
    assertThat(saved(step(before, after, ChangeKind.REGRESSED))).containsExactly(after);
    assertThat(history(identity(NAME)))
        .containsExactly(stretch(before, Optional.of(scanAt(1))), stretch(after, Optional.empty()));
  }

  @Test
  void aRemovalEndsTheStretchAndKeepsTheLastStateApart() {
    State before = verified(NAME, 0);
    State gone = removed(before, 1);
    saved(first(before));
    assertThat(saved(step(before, gone, ChangeKind.REMOVED))).isEmpty();
    assertThat(states().removedIn(REGION, ACCOUNT, NameRange.ALL)).containsExactly(gone);
    assertThat(states().of(List.of(identity(NAME)), claim(1).end())).containsValue(gone);
    assertThat(history(identity(NAME))).containsExactly(stretch(before, Optional.of(scanAt(1))));
  }

  @Test
  void anIdentityThatReturnsIsRemovedNoLongerAndItsEndedStretchStays() {
    State before = verified(NAME, 0);
    State gone = removed(before, 1);
    State back = failed(NAME, 2, 2);
    saved(first(before));
    saved(step(before, gone, ChangeKind.REMOVED));
    assertThat(saved(step(gone, back, ChangeKind.RETURNED))).containsExactly(back);
    assertThat(states().removedIn(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(history(identity(NAME)))
        .containsExactly(stretch(before, Optional.of(scanAt(1))), stretch(back, Optional.empty()));
  }

  @Test
  void aFirstSightOfAnIdentityThatHasARowIsNotWrittenAndHoldsUpNoOther() {
    State there = verified(NAME, 0);
    State other = verified("example.jp", 1);
    saved(first(there));
    assertThat(
            states()
                .save(
                    claim(1),
                    REGION,
                    List.of(first(failed(NAME, 1, 1), regressed(1)), first(other))))
        .containsExactly(identity(NAME));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(there, other);
    assertThat(history(identity(NAME))).containsExactly(stretch(there, Optional.empty()));
    assertThat(store().outbox().due(ACCOUNT, REGION, EVER)).isEmpty();
  }

  @Test
  void stepsMayBeWrittenAgain() {
    State before = verified(NAME, 0);
    Transition[] sights = {first(before), first(verified("example.jp", 0))};
    saved(sights);
    saved(sights);
    Transition change = step(before, failed(NAME, 1, 1), ChangeKind.REGRESSED, regressed(1));
    saved(change);
    assertThat(saved(change)).contains(failed(NAME, 1, 1));
    assertThat(history(identity(NAME))).hasSize(2);
    assertThat(store().outbox().due(ACCOUNT, REGION, EVER)).containsExactly(regressed(1));
  }

  @Test
  void manyStepsOfEveryKindAreAllWritten() {
    List<State> before =
        IntStream.range(0, 240)
            .mapToObj(i -> verified("d%03d.example.com".formatted(i), 0))
            .toList();
    saved(before.stream().map(Remembered::first).toArray(Transition[]::new));
    List<Transition> steps =
        IntStream.range(0, 240)
            .mapToObj(i -> i % 3 == 0 ? removal(before.get(i)) : regression(before.get(i)))
            .toList();
    assertThat(saved(steps.toArray(Transition[]::new))).hasSize(160);
    assertThat(states().removedIn(REGION, ACCOUNT, NameRange.ALL)).hasSize(80);
    assertThat(states().of(before.stream().map(State::identity).toList(), claim(1).end()).values())
        .containsExactlyInAnyOrderElementsOf(steps.stream().map(Transition::after).toList());
    assertThat(store().outbox().due(ACCOUNT, REGION, EVER)).hasSize(160);
    store().outbox().told(claim(taken(1).fence()), dueNow(1), scanAt(1));
    assertThat(store().outbox().due(ACCOUNT, REGION, EVER)).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL))
        .allSatisfy(state -> assertThat(state.notice().toldAt()).contains(scanAt(1)));
  }

  // The outbox.

  @Test
  void whatBecomesDueWithAChangeIsDueUntilItIsTold() {
    State before = verified(NAME, 0);
    State after = failed(NAME, 1, 1);
    saved(first(before));
    saved(
        step(before, after, ChangeKind.REGRESSED, regressed(1), problem(REGION, NAME, scanAt(1))));
    assertThat(dueNow(1)).containsExactly(regressed(1), problem(REGION, NAME, scanAt(1)));
    store().outbox().told(claim(taken(1).fence()), dueNow(1), scanAt(2));
    assertThat(dueNow(1)).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL))
        .containsExactly(after.with(after.notice().told(scanAt(2))));
  }

  @Test
  void whatIsDueIsReadByAMomentThatMomentIncludedOldestFirst() {
    saved(
        first(
            verified(NAME, 0),
            regressed(3),
            due(AlertKind.OfDomain.AT_RISK, identity(NAME), scanAt(2)),
            due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(4)),
            regressed(2)));
    assertThat(dueNow(3))
        .containsExactly(
            due(AlertKind.OfDomain.AT_RISK, identity(NAME), scanAt(2)), regressed(2), regressed(3));
    assertThat(store().outbox().due(ACCOUNT, REGION, scanAt(2).minusMillis(1))).isEmpty();
    assertThat(dueNow(4)).hasSize(4);
    assertThat(store().outbox().due(OTHER_ACCOUNT, REGION, EVER)).isEmpty();
  }

  @Test
  void aGraceThatIsWithdrawnIsNeverDue() {
    State setUp = grace(failed(NAME, 0, 0), scanAt(24));
    State well = verified(NAME, 1);
    saved(first(setUp, due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(24))));
    saved(step(setUp, well, ChangeKind.RECOVERED));
    assertThat(dueNow(24)).isEmpty();
  }

  @Test
  void aGraceThatEndsEarlyIsDueAtOnceAndOnce() {
    State setUp = grace(failed(NAME, 0, 0), scanAt(1));
    saved(first(setUp, due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(1))));
    Due now = due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(1));
    saved(step(setUp, failed(NAME, 1, 1), ChangeKind.WORSENED, now));
    assertThat(dueNow(1)).containsExactly(now);
  }

  @Test
  void aGraceThatIsToldIsOver() {
    State setUp = grace(failed(NAME, 0, 0), scanAt(24));
    saved(first(setUp, due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(24))));
    store().outbox().told(claim(taken(1).fence()), dueNow(24), scanAt(24));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL))
        .containsExactly(setUp.with(setUp.notice().told(scanAt(24))));
  }

  @Test
  void anotherAlertThatIsToldLeavesTheGraceAsItIs() {
    State setUp = grace(failed(NAME, 0, 0), scanAt(24));
    Due grace = due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity(NAME), scanAt(24));
    saved(first(setUp, grace, due(AlertKind.OfDomain.REMOVED, identity(NAME), START)));
    store().outbox().told(claim(taken(1).fence()), dueNow(0), scanAt(1));
    State now = states().in(REGION, ACCOUNT, NameRange.ALL).getFirst();
    assertThat(now.notice().toldAt()).contains(scanAt(1));
    assertThat(now.notice().graceUntil()).contains(scanAt(24));
    assertThat(dueNow(24)).containsExactly(grace);
  }

  @Test
  void whatIsToldOfARemovedIdentityIsNotedWithItsLastState() {
    State before = verified(NAME, 0);
    State gone = removed(before, 1);
    saved(first(before));
    saved(
        step(
            before,
            gone,
            ChangeKind.REMOVED,
            due(AlertKind.OfDomain.REMOVED, identity(NAME), scanAt(1))));
    store().outbox().told(claim(taken(1).fence()), dueNow(1), scanAt(2));
    assertThat(dueNow(1)).isEmpty();
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).isEmpty();
    assertThat(states().removedIn(REGION, ACCOUNT, NameRange.ALL))
        .containsExactly(gone.with(gone.notice().told(scanAt(2))));
  }

  @Test
  void whatIsToldOfAnIdentityWithoutARowOrOfTheScanItselfIsDeletedAllTheSame() {
    AccountRow row = taken(0);
    Due.OfScan dns = problem(Due.ACCOUNT, "DNS", START);
    accounts().save(claim(1), row, List.of(dns));
    begun(1, REGION);
    Due.OfScan region = problem(REGION, REGION, START);
    store().regions().end(claim(1), RegionRow.unknown(REGION, ACCOUNT), List.of(region));
    store()
        .outbox()
        .told(claim(1), List.of(dns, region, regressed(0), regressed(1)), START.plusSeconds(1));
    assertThat(store().outbox().due(ACCOUNT, Due.ACCOUNT, EVER)).isEmpty();
    assertThat(dueNow(0)).isEmpty();
    assertThat(states().of(List.of(identity(NAME)), claim(1).end())).isEmpty();
  }

  @Test
  void manyAlertsOfOneIdentityAreToldTogether() {
    Due[] many = IntStream.range(0, 150).mapToObj(TableContract::regressed).toArray(Due[]::new);
    saved(first(verified(NAME, 0)));
    for (int from = 0; from < many.length; from += 50) {
      Due[] some = java.util.Arrays.copyOfRange(many, from, from + 50);
      saved(step(verified(NAME, 0), verified(NAME, 0), ChangeKind.RECOVERED, some));
    }
    assertThat(dueNow(150)).containsExactly(many);
    store().outbox().told(claim(taken(1).fence()), dueNow(150), scanAt(2));
    assertThat(dueNow(150)).isEmpty();
  }

  @Test
  void aScanThatALaterOneFollowedTellsNothingMore() {
    taken(0);
    State state = failed(NAME, 0, 0);
    saved(first(state, regressed(0)));
    taken(1);
    assertThatIsSuperseded(() -> store().outbox().told(claim(1), dueNow(0), scanAt(1)));
    assertThat(dueNow(0)).containsExactly(regressed(0));
    assertThat(states().in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(state);
  }

  private static Transition removal(State before) {
    return step(before, removed(before, 1), ChangeKind.REMOVED);
  }

  private static Transition regression(State before) {
    State after = failed(before.identity().name(), 1, 1);
    return step(
        before,
        after,
        ChangeKind.REGRESSED,
        due(AlertKind.OfDomain.REGRESSED, before.identity(), scanAt(1)));
  }

  private static Due.OfIdentity regressed(int scan) {
    return due(AlertKind.OfDomain.REGRESSED, identity(NAME), scanAt(scan));
  }

  /// Writes the steps as the scan of number 1.
  ///
  /// @return the states that are there now
  private List<State> saved(Transition... steps) {
    begun(1, REGION);
    assertThat(states().save(claim(1), REGION, List.of(steps))).isEmpty();
    return states().in(REGION, ACCOUNT, NameRange.ALL);
  }

  private RegionRow begun(long fence, String region) {
    return store().regions().begin(claim(fence), region);
  }

  /// The account as that scan takes it, which has it until the next one may start.
  private AccountRow taken(int scan) {
    return take(moment(scan)).orElseThrow();
  }

  private Optional<AccountRow> take(Moment moment) {
    return accounts().take(ACCOUNT, moment, moment.at().plus(LIMIT));
  }

  private List<Due> dueNow(int scan) {
    return store().outbox().due(ACCOUNT, REGION, scanAt(scan));
  }

  private Accounts accounts() {
    return store().accounts();
  }

  private States states() {
    return store().states();
  }

  private static Stretch stretch(State state, Optional<Instant> until) {
    return new Stretch(
        state.identity(),
        state.dates().stretchSince(),
        until,
        state.verdict(),
        state.reason(),
        state.facts());
  }

  private static void assertThatIsSuperseded(ThrowingCallable call) {
    assertThat(catchThrowableOfType(ScanFailure.class, call).problem().kind())
        .isEqualTo(Problem.Kind.SUPERSEDED);
  }

  protected static ScanRecord scan(int number) {
    return new ScanRecord(
        scanId(number),
        ACCOUNT,
        scanAt(number),
        scanAt(number).plusSeconds(9),
        List.of("eu-west-1", "eu-west-2"),
        Map.of(
            "eu-west-3",
            new Problem(Problem.Kind.THROTTLED, "ses:GetIdentityDkimAttributes", "rate")),
        Map.of(
            "us-east-1",
            new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized")),
        new Counts(3, 2, 1),
        Map.of(ChangeKind.REGRESSED, 2, ChangeKind.RECOVERED, 1),
        4,
        number % 2 == 0);
  }
}
