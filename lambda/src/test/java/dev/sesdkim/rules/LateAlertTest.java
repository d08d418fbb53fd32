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
    assertThat(text(AlertKind.REGRESSED, Reason.FAILED, FAILED)).contains("What to do:");
    assertThat(text(AlertKind.REGRESSED, Reason.FAILED, VERIFIED)).doesNotContain("What to do:");
  }

  @Test
  void anIdentityThatIsRemovedByNowHasNoRemedyAndIsCalledSo() {
    assertThat(text(AlertKind.REGRESSED, Reason.FAILED, Sample.removed(FAILED)))
        .contains("no longer an SES identity")
        .doesNotContain("What to do:");
  }

  @Test
  void aRecoveredIdentityThatIsRemovedByNowIsNotToBeCreatedAgain() {
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

    assertThat(text(AlertKind.REGRESSED, Reason.FAILED, unreadable).replace("\n  ", " "))
        .contains("VERIFIED before; not readable since 2026-11-24 03:00 UTC")
        .contains("What to do:")
        .doesNotContain("By now this is over");
  }

  private static String text(AlertKind kind, Reason told, State now) {
    return AlertText.of(
            alert(
                kind,
                "example.com",
                List.of(
                    alerted(due(kind, Optional.of(Verdict.VERIFIED), told, Sample.NOW, now), now))))
        .text();
  }
}
