package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.alerted;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an alert says that goes out when things stand otherwise already.
class LateAlertTest {

  private static final State FAILED = domain("eu-west-1", "example.com", Reason.FAILED);
  private static final State VERIFIED =
      withDmarc(domain("eu-west-1", "example.com", Reason.OK), DmarcStatus.MISSING);

  @Test
  void aRegressionThatIsFixedByNowTellsNoRemedyNotEvenOfWhatIsLeftToDo() {
    assertThat(text(AlertKind.OfDomain.REGRESSED, Reason.FAILED, FAILED)).contains("Fix");
    assertThat(text(AlertKind.OfDomain.REGRESSED, Reason.FAILED, VERIFIED)).doesNotContain("Fix");
  }

  @Test
  void anIdentityThatIsRemovedByNowHasNoRemedyAndIsCalledSo() {
    assertThat(text(AlertKind.OfDomain.REGRESSED, Reason.FAILED, Sample.removed(FAILED)))
        .contains("By now it is no longer in SES.")
        .doesNotContain("Fix");
  }

  @Test
  void aRecoveredIdentityThatIsRemovedByNowIsNotToBeCreatedAgain() {
    assertThat(text(AlertKind.OfDomain.RECOVERED, Reason.OK, VERIFIED)).contains("Left to do");
    assertThat(text(AlertKind.OfDomain.RECOVERED, Reason.OK, Sample.removed(VERIFIED)))
        .contains("By now it is no longer in SES.")
        .doesNotContain("Left to do");
  }

  @Test
  void aRemovedIdentityThatIsBackByNowIsNotToBeCreatedAgain() {
    assertThat(text(AlertKind.OfDomain.REMOVED, Reason.FAILED, Sample.removed(FAILED)))
        .contains("Fix");
    assertThat(text(AlertKind.OfDomain.REMOVED, Reason.FAILED, FAILED)).doesNotContain("Fix");
  }

  @Test
  void anIdentityThatCannotBeReadByNowIsStillFixedAndCalledUnreadable() {
    State unreadable =
        FAILED.unreadable(
            new State.Unreadable(
                Reason.UNREADABLE,
                new Trouble(
                    Sample.NOW,
                    new Problem(Problem.Kind.THROTTLED, "ses:GetIdentityDkimAttributes", ""),
                    false)),
            Sample.SCAN);

    assertThat(text(AlertKind.OfDomain.REGRESSED, Reason.FAILED, unreadable))
        .contains("SES has given no answer about it since 24 Nov 03:00 UTC.")
        .contains("Fix")
        .doesNotContain("By now");
  }

  private static String text(AlertKind.OfDomain kind, Reason told, State now) {
    return Sample.message(
            alert(
                kind,
                "example.com",
                List.of(
                    alerted(due(kind, Optional.of(Verdict.VERIFIED), told, Sample.NOW, now), now))))
        .text()
        .replaceAll("\\s+", " ");
  }
}
