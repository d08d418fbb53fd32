package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");
  private static final Moment MOMENT = new Moment(AT, "scan-7");

  @Test
  void aVerifiedDomainStaysAtRiskAndAnUnverifiedOneNoLongerIs() {
    State known = State.first(now("Success", Reason.OK), MOMENT);
    State atRisk = known.with(Evidence.none().atRisk(Optional.of(AT)));

    assertThat(atRisk.judged(now("Success", Reason.OK), AT, AT, MOMENT).evidence().atRiskSince())
        .contains(AT);
    assertThat(atRisk.judged(now("Failed", Reason.FAILED), AT, AT, MOMENT).evidence().atRiskSince())
        .isEmpty();
  }

  private static Diagnosis now(String dkimStatus, Reason reason) {
    return new Diagnosis(
        Readings.domain("example.com", dkimStatus), reason, Optional.empty(), Optional.empty());
  }
}
