package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertRemedyTest {

  private final State broken = Sample.domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED);

  @Test
  void whatIsStillBrokenIsFixed() {
    assertThat(remedy(alerted(broken, broken)).commands())
        .singleElement()
        .asString()
        .contains("--signing-enabled");
  }

  @Test
  void whatStandsOtherwiseByNowIsNotFixed() {
    State verified = Sample.domain("eu-west-1", "example.com", Reason.OK);

    assertThat(remedy(alerted(broken, verified)).isNone()).isTrue();
    assertThat(remedy(alerted(broken, Sample.removed(broken))).isNone()).isTrue();
  }

  private static Remedy remedy(AlertedIdentity identity) {
    return AlertRemedy.of(AlertKind.OfDomain.REGRESSED, List.of(identity), VerifiedDomains.NONE);
  }

  private static AlertedIdentity alerted(State then, State now) {
    return Sample.alerted(
        Sample.due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.VERIFIED), then), now);
  }
}
