package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.notReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlyWarningTest {

  private static final State VERIFIED = domain("eu-west-1", "example.com", Reason.OK);
  private static final State BROKEN = domain("eu-west-1", "example.com", Reason.FAILED);

  @Test
  void aDomainThatWasReadyAndBrokeIsToldOfTheRuleThatItMissesOnceItIsMended() {
    Evidence missed = notReady(VERIFIED).evidence();

    State broken = after(VERIFIED.with(Evidence.none().wasReady(true)), BROKEN, missed);
    State mended = after(broken, VERIFIED, missed);

    assertThat(broken.alertsDue()).isEmpty();
    assertThat(mended.alertsDue()).extracting(DueAlert::kind).containsExactly(AlertKind.NOT_READY);
  }

  @Test
  void aDomainThatWasNeverReadyIsNot() {
    Evidence missed = notReady(VERIFIED).evidence();

    State mended = after(after(VERIFIED, BROKEN, missed), VERIFIED, missed);

    assertThat(mended.alertsDue()).isEmpty();
  }

  private static State after(State before, State now, Evidence found) {
    Transition step = new Transition(Optional.of(before), now, Optional.empty());
    return EarlyWarning.of(step, found, new Moment(Sample.NOW, Sample.SCAN)).after();
  }
}
