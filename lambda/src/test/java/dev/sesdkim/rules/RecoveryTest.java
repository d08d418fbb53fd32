package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.LAST_MONTH;
import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.alerted;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.named;
import static dev.sesdkim.rules.Sample.since;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which good news a `RECOVERED` is.
class RecoveryTest {

  private static final State VERIFIED = domain("eu-west-1", "a.net", Reason.OK);
  private static final AlertedIdentity VERIFIED_AGAIN =
      recovered(Verdict.UNVERIFIED, NOW, VERIFIED);
  private static final AlertedIdentity RISK_OVER =
      recovered(Verdict.VERIFIED, LAST_MONTH, since(VERIFIED, LAST_MONTH));
  private static final AlertedIdentity READY_AGAIN =
      recovered(Verdict.VERIFIED, NOW, since(VERIFIED, LAST_MONTH));
  private static final AlertedIdentity LISTED_AGAIN = recovered(Verdict.VERIFIED, NOW, VERIFIED);

  @Test
  void whatWasUnverifiedIsVerifiedAgain() {
    assertThat(Recovery.of(VERIFIED_AGAIN)).isEqualTo(Recovery.VERIFIED);
    assertThat(message(VERIFIED_AGAIN).text())
        .startsWith("SES has verified it again, and mail is signed.\n")
        .contains("Since 24 Nov 03:00 UTC. Nothing is left to do.");
  }

  @Test
  void whatHasBeenVerifiedSinceBeforeIsNoLongerAtRisk() {
    assertThat(Recovery.of(RISK_OVER)).isEqualTo(Recovery.RISK_OVER);
    assertThat(message(RISK_OVER).text())
        .startsWith("DNS is in order again. SES never stopped signing.\n");
  }

  @Test
  void whatWasVerifiedAndIsNewsOnlyNowIsReadyAgain() {
    assertThat(Recovery.of(READY_AGAIN)).isEqualTo(Recovery.READY);
    assertThat(message(READY_AGAIN).text()).startsWith("It meets the bulk-sender rules again.\n");
  }

  @Test
  void whatWasVerifiedAndIsVerifiedSinceNowIsListedAgain() {
    assertThat(Recovery.of(LISTED_AGAIN)).isEqualTo(Recovery.LISTED);
    assertThat(message(LISTED_AGAIN).text())
        .startsWith("SES lists it again, and it is verified.\nSince 24 Nov 03:00 UTC. ");
  }

  @Test
  void whereNothingElseIsKnownItIsInOrderAgain() {
    AlertedIdentity unknown = named(READY_AGAIN.told());
    AlertMessage message = message(unknown);

    assertThat(Recovery.of(unknown)).isEqualTo(Recovery.ANY);
    assertThat(message.subject()).isEqualTo("a.net is in order again (eu-west-1)");
    assertThat(message.text()).contains("Seen by the scan of 24 Nov 03:00 UTC.\n");
  }

  @Test
  void whatHasChangedSinceIsInOrderAgain() {
    AlertedIdentity changed =
        recovered(Verdict.VERIFIED, NOW, since(VERIFIED, NOW.plusSeconds(60)));

    assertThat(Recovery.of(changed)).isEqualTo(Recovery.ANY);
  }

  @Test
  void differentGoodNewsIsToldTogether() {
    assertThat(Recovery.of(List.of(RISK_OVER, RISK_OVER))).isEqualTo(Recovery.RISK_OVER);
    assertThat(Recovery.of(List.of(RISK_OVER, READY_AGAIN))).isEqualTo(Recovery.ANY);
    assertThat(message(RISK_OVER, READY_AGAIN).text())
        .contains("Seen by the scan of 24 Nov 03:00 UTC. Nothing is left to do.");
  }

  @Test
  void whatIsLeftToDoIsSaid() {
    assertThat(
            message(
                    recovered(
                        Verdict.UNVERIFIED, NOW, Sample.withDmarc(VERIFIED, DmarcStatus.MISSING)))
                .text())
        .contains("Since 24 Nov 03:00 UTC.\n\nLeft to do: ");
  }

  @Test
  void whatIsLeftToDoIsNotSaidWhereItIsNotKnown() {
    assertThat(message(named(VERIFIED_AGAIN.told())).text()).contains("Since 24 Nov 03:00 UTC.\n");
  }

  private static AlertedIdentity recovered(Verdict was, Instant since, State state) {
    return alerted(
        due(AlertKind.OfDomain.RECOVERED, Optional.of(was), Reason.OK, since, state), state);
  }

  private static AlertMessage message(AlertedIdentity... identities) {
    return Sample.message(alert(AlertKind.OfDomain.RECOVERED, "a.net", List.of(identities)));
  }
}
