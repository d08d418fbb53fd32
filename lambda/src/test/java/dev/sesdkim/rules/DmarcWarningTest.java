package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 7489 section 6.6.3; RFC 9989 section 4.10.
class DmarcWarningTest {

  private static final String RECORD = "v=DMARC1; p=reject; rua=mailto:d@b.mid.com";

  @ParameterizedTest(name = "{0}, record at {1}, {2} verified")
  @CsvSource({
    "x.b.mid.com,   b.mid.com,   mid.com,      true",
    "x.b.mid.com,   b.mid.com,   MID.com,      true",
    "x.b.mid.com,   b.mid.com,   b.mid.com,    false",
    "x.b.mid.com,   b.mid.com,   x.b.mid.com,  false",
    "x.b.mid.com,   b.mid.com,   d.com,        false",
    "x.b.mid.com,   b.mid.com,   a.mid.com,    false",
    "x.b.mid.com,   b.mid.com,   '',           false",
    "x.b.mid.com,   mid.com,     mid.com,      false",
    "x.b.mid.com,   x.b.mid.com, mid.com,      false",
    "x.a.b.mid.com, a.b.mid.com, b.mid.com,    true"
  })
  void d20AVerifiedDomainAboveTheInheritedRecordGivesReasonForIt(
      String domain, String at, String ofTheAccount, boolean warned) {
    State told = DmarcWarning.in(state(domain, at), VerifiedDomains.of(List.of(ofTheAccount)));

    assertThat(told.evidence().dmarc().orElseThrow().first(Kind.OLDER_RECEIVERS).isPresent())
        .isEqualTo(warned);
    assertThat(
            DmarcRemedy.of(state(domain, at), VerifiedDomains.of(List.of(ofTheAccount))).isNone())
        .isEqualTo(!warned);
  }

  @Test
  void theCheckOfDmarcWarnsAndTheDomainIsAsReadyAsItWas() {
    State before = state("x.b.mid.com", "b.mid.com");
    State told = DmarcWarning.in(before, VerifiedDomains.of(List.of("mid.com")));

    Readiness readiness = told.evidence().readiness().orElseThrow();
    assertThat(readiness.result(ReadinessCheck.DMARC).outcome()).isEqualTo(CheckOutcome.WARN);
    assertThat(readiness.result(ReadinessCheck.DMARC).words())
        .startsWith("p=reject; OLDER_RECEIVERS");
    assertThat(readiness.level()).isEqualTo(before.evidence().readiness().orElseThrow().level());
  }

  @Test
  void toldTwiceItIsOneWarning() {
    VerifiedDomains verified = VerifiedDomains.of(List.of("mid.com"));
    State once = DmarcWarning.in(state("x.b.mid.com", "b.mid.com"), verified);

    assertThat(DmarcWarning.in(once, verified)).isEqualTo(once);
    assertThat(once.evidence().dmarc().orElseThrow().problems())
        .containsExactly(new DmarcProblem(Kind.OLDER_RECEIVERS, "_dmarc.b.mid.com"));
  }

  private static State state(String domain, String at) {
    Zone zone =
        new Zone().a(domain, "192.0.2.1").txt("_dmarc." + at, RECORD.replace("b.mid.com", at));
    return Sample.domain("eu-west-1", domain, Reason.OK)
        .with(
            Inspection.of(
                Judged.of(List.of(Readings.domain(domain, "Success"))).getFirst(),
                Evidence.none(),
                zone));
  }
}
