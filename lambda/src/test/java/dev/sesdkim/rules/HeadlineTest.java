package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Verdict;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  private static final State VERIFIED = Sample.domain("eu-west-1", "example.com", Reason.OK);
  private static final State NEW_KEY = Sample.suspected(VERIFIED, Suspicion.KEY_UNCHANGED);

  @Test
  void aDomainIsAboutToStopSigningUnlessTheKeyAloneIsInDoubt() {
    String aboutToStop = "example.com is about to stop DKIM-signing (eu-west-1)";

    assertThat(atRisk(looked(NEW_KEY, DnsFinding.OK)))
        .isEqualTo("example.com is signing with a DKIM key that may not be published (eu-west-1)");
    assertThat(atRisk(looked(NEW_KEY, DnsFinding.MISSING))).isEqualTo(aboutToStop);
    assertThat(atRisk(looked(VERIFIED, DnsFinding.OK))).isEqualTo(aboutToStop);
    assertThat(atRisk(looked(VERIFIED, DnsFinding.MISSING))).isEqualTo(aboutToStop);
  }

  @Test
  void oneRegionWithWrongRecordsIsEnoughToBeAboutToStop() {
    State elsewhere = Sample.domain("us-east-1", "example.com", Reason.OK);

    assertThat(atRisk(looked(NEW_KEY, DnsFinding.OK), looked(elsewhere, DnsFinding.MISSING)))
        .isEqualTo("example.com is about to stop DKIM-signing (eu-west-1, us-east-1)");
  }

  private static State looked(State state, DnsFinding last) {
    return Sample.looked(state, DnsFinding.OK, DnsFinding.OK, last);
  }

  private static String atRisk(State... states) {
    return Headline.of(
            Sample.alert(AlertKind.OfDomain.AT_RISK, "example.com", Verdict.VERIFIED, states),
            VerifiedDomains.NONE)
        .text();
  }
}
