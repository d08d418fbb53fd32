package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.dkim.Problem.Reach;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void wordsThatEndWithAFullStopGoOnInASentenceWithoutIt() {
    Problem problem = new Problem(Kind.THROTTLED, "ses:ListIdentities", "Rate exceeded.");

    assertThat(problem.sentence()).isEqualTo("throttled on ses:ListIdentities: Rate exceeded");
    assertThat(problem.detail()).isEqualTo("Rate exceeded.");
  }

  @Test
  void onlyWhatMayPassInAMomentIsWorthAskingAgain() {
    assertThat(Kind.values())
        .filteredOn(kind -> kind.reach() == Reach.MOMENT)
        .containsExactly(Kind.THROTTLED, Kind.UNAVAILABLE, Kind.NOT_AN_ANSWER);
  }

  @Test
  void whatRefusesOneRequestSaysNothingOfTheNext() {
    assertThat(Kind.values())
        .filteredOn(kind -> kind.reach() == Reach.ONE_REQUEST)
        .containsExactly(Kind.REJECTED, Kind.INCOMPLETE, Kind.UNRECOGNIZED);
  }

  @Test
  void aRegionThatIsDisabledOrLeftOutIsSoByChoice() {
    assertThat(Arrays.stream(Kind.values()).filter(Kind::isChosen))
        .containsExactly(Kind.REGION_DISABLED, Kind.EXCLUDED);
  }

  @Test
  void silenceAndFaultsOfOurOwnAreNoAnswer() {
    assertThat(Arrays.stream(Kind.values()).filter(kind -> !kind.wasAnswered()))
        .containsExactly(
            Kind.REGION_DISABLED,
            Kind.UNAVAILABLE,
            Kind.DEADLINE,
            Kind.STORE,
            Kind.SUPERSEDED,
            Kind.EXCLUDED,
            Kind.UNEXPECTED);
  }
}
