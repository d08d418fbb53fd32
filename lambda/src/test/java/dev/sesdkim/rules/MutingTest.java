package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutingTest {

  private static final String IRELAND = "eu-west-1";
  private static final String NAME = "example.com";
  private static final Instant SCAN = NOW.plusSeconds(3_600);
  private static final Instant UNTIL = NOW.plusSeconds(7_200);

  private static final Set<AlertKind.OfDomain> HIDDEN =
      EnumSet.of(
          AlertKind.OfDomain.FOUND_UNVERIFIED,
          AlertKind.OfDomain.REGRESSED,
          AlertKind.OfDomain.WORSENED,
          AlertKind.OfDomain.AT_RISK,
          AlertKind.OfDomain.NOT_READY);

  private final State verified = Sample.domain(IRELAND, NAME, Reason.OK);
  private final State broken = Sample.domain(IRELAND, NAME, Reason.FAILED);

  @ParameterizedTest
  @EnumSource
  void ofAMutedIdentityNoBadNewsIsToldAndAllOtherNewsIs(AlertKind.OfDomain kind) {
    Transition quiet = Muting.of(step(verified, broken, kind), scan(mute(NAME)));

    assertThat(Dues.kinds(quiet).isEmpty()).isEqualTo(HIDDEN.contains(kind));
    assertThat(Muting.hides(DueOf.change(kind, IRELAND, NAME), scan(mute(NAME))))
        .isEqualTo(HIDDEN.contains(kind));
  }

  @Test
  void thatAMutedIdentityCannotBeReadIsTold() {
    Due trouble = DueOf.trouble(AlertKind.OfScan.SCAN_PROBLEM, IRELAND, NAME, SCAN);

    Transition quiet =
        Muting.of(step(muted(broken), muted(broken), List.of(trouble)), scan(mute(NAME)));

    assertThat(quiet.due()).containsExactly(trouble);
  }

  @Test
  void aMutedIdentityIsRememberedAsItIsUntilWhenItIsMutedAndWithoutGrace() {
    State waiting = broken.with(broken.notice().grace(Optional.of(UNTIL)));

    Transition quiet =
        Muting.of(step(verified, waiting, AlertKind.OfDomain.REGRESSED), scan(mute(NAME)));

    assertThat(quiet.before()).contains(verified);
    assertThat(quiet.after()).isEqualTo(broken.with(broken.notice().muted(Optional.of(UNTIL))));
    assertThat(quiet.change()).contains(ChangeKind.REGRESSED);
  }

  @Test
  void whatIsNotMutedIsAsItWas() {
    Transition step = step(verified, broken, AlertKind.OfDomain.REGRESSED);

    assertThat(Muting.of(step, scan(mute("other.example")))).isEqualTo(step);
    assertThat(Muting.hides(Dues.only(step), scan(mute("other.example")))).isFalse();
  }

  @Test
  void aRemovedIdentityIsNotMuted() {
    Transition step = step(muted(broken), Sample.removed(broken), AlertKind.OfDomain.REMOVED);

    assertThat(Muting.of(step, scan(mute(NAME)))).isEqualTo(step);
  }

  @Test
  void anAddressIsHiddenWithTheDomainThatTakesItDown() {
    Due.OfIdentity address =
        Sample.due(
            AlertKind.OfDomain.REGRESSED,
            Optional.of(Verdict.VERIFIED),
            Sample.address(IRELAND, "info@example.com", Reason.DOMAIN_UNVERIFIED, NAME));

    assertThat(Muting.hides(address, scan(mute(NAME)))).isTrue();
  }

  @Test
  void whatIsStillBrokenWhenItsMuteEndsIsToldAsIfItWereSeenForTheFirstTime() {
    Transition ended =
        Muting.of(step(muted(broken), muted(broken), AlertKind.OfDomain.WORSENED), scan());

    assertThat(ended.due())
        .containsExactly(
            new Due.OfIdentity(
                AlertKind.OfDomain.FOUND_UNVERIFIED,
                broken.identity(),
                NAME,
                Optional.empty(),
                Reason.FAILED,
                NOW,
                SCAN,
                SCAN,
                "scan-8"));
    assertThat(ended.after()).isEqualTo(broken.with(broken.notice().grace(Optional.of(SCAN))));
    assertThat(ended.before()).contains(muted(broken));
    assertThat(ended.change()).contains(ChangeKind.REGRESSED);
  }

  /// Of one that could not be read when its mute ended, that is when both are told.
  @Test
  void thatABrokenIdentityCanBeReadAgainIsToldBesideThatItIsBroken() {
    Transition ended =
        Muting.of(
            step(
                muted(broken),
                muted(broken),
                List.of(
                    DueOf.change(AlertKind.OfDomain.WORSENED, IRELAND, NAME),
                    DueOf.trouble(AlertKind.OfScan.SCAN_RECOVERED, IRELAND, NAME, SCAN))),
            scan());

    assertThat(Dues.kinds(ended))
        .containsExactly(AlertKind.OfScan.SCAN_RECOVERED, AlertKind.OfDomain.FOUND_UNVERIFIED);
  }

  @ParameterizedTest
  @EnumSource(names = {"REGRESSED", "FOUND_UNVERIFIED"})
  void whatBreaksAsItsMuteEndsIsToldOnce(AlertKind.OfDomain kind) {
    Transition ended = Muting.of(step(muted(verified), muted(broken), kind), scan());

    assertThat(Dues.kinds(ended)).containsExactly(kind);
    assertThat(ended.after()).isEqualTo(broken);
  }

  @Test
  void anAddressThatItsDomainTakesDownIsToldWithTheDomainWhenItsMuteEnds() {
    State address = Sample.address(IRELAND, "info@example.com", Reason.DOMAIN_UNVERIFIED, NAME);

    Transition ended = Muting.of(step(muted(address), muted(address)), scan());

    assertThat(ended.due()).isEmpty();
    assertThat(ended.after()).isEqualTo(address);
  }

  @Test
  void whatIsAtRiskOrNotReadyWhenItsMuteEndsIsToldWithTheMomentAtWhichItBegan() {
    Instant began = NOW.minusSeconds(60);
    State wrong =
        verified.with(
            verified
                .evidence()
                .atRisk(Optional.of(began))
                .ready(false, Optional.of(NOW.minusSeconds(30))));

    Transition ended = Muting.of(step(muted(wrong), muted(wrong)), scan());

    assertThat(ended.due())
        .containsExactly(
            warning(AlertKind.OfDomain.AT_RISK, began),
            warning(AlertKind.OfDomain.NOT_READY, NOW.minusSeconds(30)));
    assertThat(ended.after()).isEqualTo(wrong);
    assertThat(
            Dues.kinds(
                Muting.of(step(muted(wrong), muted(wrong), AlertKind.OfDomain.AT_RISK), scan())))
        .containsExactly(AlertKind.OfDomain.AT_RISK, AlertKind.OfDomain.NOT_READY);
    assertThat(Muting.of(step(muted(verified), muted(verified)), scan()).due()).isEmpty();
  }

  @Test
  void aMuteEndsOnceTheIdentityIsListedAndReadAgain() {
    State unreadable =
        muted(broken)
            .unreadable(
                new State.Unreadable(
                    Reason.UNREADABLE,
                    new Trouble(
                        NOW, new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", ""), false)),
                "scan-8");
    State missing = muted(Sample.suspected(broken, Suspicion.MISSING));

    for (State after : List.of(unreadable, missing)) {
      assertThat(Muting.of(step(muted(broken), after), scan()).after()).isEqualTo(after);
    }
  }

  @Test
  void whatBrokeAndIsFixedUnheardIsNotTold() {
    assertThat(Muting.of(recovery(muted(broken)), scan()).due()).isEmpty();
    assertThat(Muting.of(recovery(muted(broken)), scan(mute(NAME))).due()).isEmpty();
    assertThat(Muting.of(recovery(told(muted(broken), NOW.minusMillis(1))), scan()).due())
        .isEmpty();
  }

  @Test
  void thatItIsFixedIsToldToThoseWhoHeardThatItBroke() {
    State atRisk = verified.with(verified.evidence().atRisk(Optional.of(NOW.plusSeconds(60))));
    State notReady =
        verified.with(verified.evidence().ready(false, Optional.of(NOW.plusSeconds(60))));

    assertThat(Dues.kinds(Muting.of(recovery(told(muted(broken), NOW)), scan(mute(NAME)))))
        .containsExactly(AlertKind.OfDomain.RECOVERED);
    for (State known : List.of(atRisk, notReady)) {
      assertThat(Dues.kinds(Muting.of(recovery(told(muted(known), NOW.plusSeconds(60))), scan())))
          .containsExactly(AlertKind.OfDomain.RECOVERED);
      assertThat(Muting.of(recovery(told(muted(known), NOW.plusSeconds(59))), scan()).due())
          .isEmpty();
    }
    assertThat(Dues.kinds(Muting.of(recovery(told(muted(verified), NOW)), scan())))
        .containsExactly(AlertKind.OfDomain.RECOVERED);
  }

  @Test
  void thatARemovedIdentityIsBackIsTold() {
    Transition back =
        new Transition(
            Optional.of(muted(broken)),
            muted(verified),
            Optional.of(ChangeKind.RETURNED),
            List.of(DueOf.change(AlertKind.OfDomain.RECOVERED, IRELAND, NAME)));

    assertThat(Dues.kinds(Muting.of(back, scan()))).containsExactly(AlertKind.OfDomain.RECOVERED);
  }

  private Transition recovery(State before) {
    return step(before, muted(verified), AlertKind.OfDomain.RECOVERED);
  }

  private static Transition step(State before, State after, AlertKind.OfDomain... due) {
    return step(
        before,
        after,
        Arrays.stream(due).<Due>map(kind -> DueOf.change(kind, IRELAND, NAME)).toList());
  }

  private static Transition step(State before, State after, List<Due> due) {
    return new Transition(Optional.of(before), after, Optional.of(ChangeKind.REGRESSED), due);
  }

  private Due.OfIdentity warning(AlertKind.OfDomain kind, Instant since) {
    return new Due.OfIdentity(
        kind,
        verified.identity(),
        NAME,
        Optional.of(Verdict.VERIFIED),
        Reason.OK,
        since,
        SCAN,
        SCAN,
        "scan-8");
  }

  /// As a scan remembered it that knew of a mute.
  private static State muted(State state) {
    return state.with(state.notice().muted(Optional.of(NOW)));
  }

  private static State told(State state, Instant at) {
    return state.with(state.notice().told(at));
  }

  private static Mute mute(String name) {
    return new Mute(Sample.ACCOUNT, Mute.EVERYWHERE, name, UNTIL, "being retired", "arn:a", NOW);
  }

  private static ScanContext scan(Mute... mutes) {
    return new ScanContext(
        new Moment(SCAN, "scan-8"),
        List.of(SCAN),
        true,
        Duration.ofHours(1),
        Duration.ofDays(1),
        new Mutes(List.of(mutes), true));
  }
}
