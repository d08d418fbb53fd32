package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an alert says that goes out when things stand otherwise already.
class LateAlertTest {

  private static final State FAILED = domain("eu-west-1", "example.com", Reason.FAILED);
  private static final State VERIFIED =
      withDmarc(domain("eu-west-1", "example.com", Reason.OK), DmarcStatus.MISSING);

  @Test
  void aRegressionThatIsMendedByNowTellsNoRemedyNotEvenOfWhatIsLeftToDo() {
    assertThat(text(AlertKind.REGRESSED, Reason.FAILED, FAILED)).contains("What to do:");
    assertThat(text(AlertKind.REGRESSED, Reason.FAILED, VERIFIED)).doesNotContain("What to do:");
  }

  @Test
  void anIdentityThatIsGoneByNowHasNoRemedyAndIsCalledGone() {
    assertThat(text(AlertKind.REGRESSED, Reason.FAILED, Sample.removed(FAILED)))
        .contains("no longer an SES identity")
        .doesNotContain("What to do:");
  }

  @Test
  void aRecoveredIdentityThatIsGoneByNowIsNotToBeCreatedAgain() {
    assertThat(text(AlertKind.RECOVERED, Reason.OK, VERIFIED)).contains("What to do:");
    assertThat(text(AlertKind.RECOVERED, Reason.OK, Sample.removed(VERIFIED)))
        .contains("no longer an SES identity")
        .doesNotContain("What to do:");
  }

  @Test
  void aRemovedIdentityThatIsBackByNowIsNotToBeCreatedAgain() {
    assertThat(text(AlertKind.REMOVED, Reason.FAILED, Sample.removed(FAILED)))
        .contains("What to do:");
    assertThat(text(AlertKind.REMOVED, Reason.FAILED, FAILED)).doesNotContain("What to do:");
  }

  private static String text(AlertKind kind, Reason told, State now) {
    AlertedIdentity one = new AlertedIdentity(due(kind, Verdict.VERIFIED, told), now);
    return AlertText.of(
            new Alert.OfDomain(
                kind, Sample.ACCOUNT, "example.com", Sample.SCAN, Sample.NOW, List.of(one)))
        .text();
  }
}
