package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How an identity stands, and as what the digest names it.
class StandingTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant RISKY = FIRST.plusSeconds(60);
  private static final Instant UNREADY = FIRST.plusSeconds(120);
  private static final Instant UNREAD = FIRST.plusSeconds(180);
  private static final Instant UNTIL = FIRST.plusSeconds(86_400);

  private final State verified = state("Success", Reason.OK);
  private final State broken = state("Failed", Reason.FAILED);
  private final State atRisk = verified.with(Evidence.none().atRisk(Optional.of(RISKY)));
  private final State notReady = verified.with(readiness(ReadinessLevel.NOT_READY));

  @Test
  void ofWhatIsWrongTheWorstCounts() {
    assertThat(Standing.of(verified)).isEqualTo(Standing.VERIFIED);
    assertThat(Standing.of(broken)).isEqualTo(Standing.BROKEN);
    assertThat(Standing.of(broken.with(atRisk.evidence()))).isEqualTo(Standing.BROKEN);
    assertThat(Standing.of(atRisk)).isEqualTo(Standing.AT_RISK);
    assertThat(Standing.of(suspected(verified))).isEqualTo(Standing.AT_RISK);
    assertThat(Standing.of(suspected(notReady))).isEqualTo(Standing.AT_RISK);
    assertThat(Standing.of(notReady)).isEqualTo(Standing.NOT_READY);
    assertThat(Standing.of(verified.with(readiness(ReadinessLevel.UNKNOWN))))
        .isEqualTo(Standing.VERIFIED);
  }

  @Test
  void whatIsBrokenStaysSoWhileItCannotBeReadAndAllElseIsUnknown() {
    assertThat(Standing.of(unreadable(broken))).isEqualTo(Standing.BROKEN);
    assertThat(Standing.of(unreadable(verified))).isEqualTo(Standing.UNKNOWN);
    assertThat(Standing.of(unreadable(atRisk))).isEqualTo(Standing.UNKNOWN);
    assertThat(Standing.of(state("Odd", Reason.UNRECOGNIZED))).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void aMuteHidesWhatIsWrongAndNothingElse() {
    for (State wrong : List.of(broken, atRisk, notReady)) {
      assertThat(Standing.of(muted(wrong))).isEqualTo(Standing.MUTED);
      assertThat(Standing.unmuted(muted(wrong))).isEqualTo(Standing.of(wrong));
    }
    assertThat(Standing.of(muted(verified))).isEqualTo(Standing.VERIFIED);
    assertThat(Standing.of(muted(unreadable(verified)))).isEqualTo(Standing.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void peopleReadItInLowerCase(Standing standing) {
    assertThat(standing.words()).isEqualToIgnoringCase(standing.name().replace('_', ' '));
    assertThat(standing.words()).isLowerCase();
  }

  @Test
  void aConcernBeganWhenWhatIsWrongBegan() {
    State unready = notReady.with(notReady.evidence().ready(false, Optional.of(UNREADY)));

    assertThat(Concern.of(broken)).map(Concern::since).contains(FIRST);
    assertThat(Concern.of(atRisk)).map(Concern::since).contains(RISKY);
    assertThat(Concern.of(unready)).map(Concern::since).contains(UNREADY);
    assertThat(Concern.of(unreadable(verified))).map(Concern::since).contains(UNREAD);
    assertThat(Concern.of(state("Odd", Reason.UNRECOGNIZED))).map(Concern::since).contains(FIRST);
  }

  @Test
  void whatIsFineOrNotConfirmedIsNoConcern() {
    assertThat(Concern.of(verified)).isEmpty();
    assertThat(Concern.of(suspected(verified))).isEmpty();
    assertThat(Concern.of(notReady)).isEmpty();
  }

  @Test
  void aConcernSaysUntilWhenItIsMuted() {
    assertThat(Concern.of(muted(broken)))
        .contains(
            new Concern(
                broken.identity(),
                Standing.MUTED,
                Reason.FAILED,
                FIRST,
                Optional.empty(),
                Optional.of(UNTIL)));
  }

  private static State state(String dkim, Reason reason) {
    return State.first(
        new Diagnosis(
            Readings.domain("example.com", dkim), reason, Optional.empty(), Optional.empty()),
        new Moment(FIRST, "scan-7"));
  }

  private static State suspected(State state) {
    return state.suspected(Suspicion.AT_RISK, Optional.of(new Moment(FIRST, "scan-7")));
  }

  private static State muted(State state) {
    return state.with(state.notice().muted(Optional.of(UNTIL)));
  }

  private static State unreadable(State state) {
    Problem problem = Readings.unread("example.com").problem();
    return state.unreadable(
        new State.Unreadable(Reason.UNREADABLE, new Trouble(UNREAD, problem, false)), "scan-8");
  }

  private static Evidence readiness(ReadinessLevel level) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.FAIL, "wrong"));
    }
    return Evidence.none()
        .with(
            new DmarcEvidence(DmarcStatus.MISSING, Optional.empty(), Optional.empty(), List.of()),
            Optional.of(new Readiness(level, checks)));
  }
}
