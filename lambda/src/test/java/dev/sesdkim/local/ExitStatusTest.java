package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.local.text.Morning;
import dev.sesdkim.local.text.NamedFix;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The exit status of `fix` where there is no fix.
class ExitStatusTest {

  private static final String NAME = "example.com";

  private final State verified = Morning.state("eu-west-1", Readings.domain(NAME, "Success"));
  private final State atRisk =
      verified.suspected(Suspicion.AT_RISK, Optional.of(new Moment(Morning.AT, "local")));
  private final State unknown = Morning.unreadable("us-east-1", NAME);

  @Test
  void whatIsWrongWithoutAKnownFixIsWrongEvenIfSomethingElseIsUnknown() {
    assertThat(ofNothing(atRisk)).isEqualTo(ExitStatus.WRONG);
    assertThat(ofNothing(atRisk, unknown)).isEqualTo(ExitStatus.WRONG);
  }

  @Test
  void whatIsVerifiedIsFineUnlessSomethingElseIsUnknown() {
    assertThat(ofNothing(verified)).isEqualTo(ExitStatus.FINE);
    assertThat(ofNothing(verified, unknown)).isEqualTo(ExitStatus.UNKNOWN);
  }

  private static int ofNothing(State... states) {
    return ExitStatus.ofNothing(new NamedFix(Morning.of(states), NAME));
  }
}
