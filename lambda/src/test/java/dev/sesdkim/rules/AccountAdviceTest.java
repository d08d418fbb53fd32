package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Problem;
import org.junit.jupiter.api.Test;

class AccountAdviceTest {

  @Test
  void whereTheFunctionOfAnAccountDidNotEndTheExecutionTellsWhy() {
    assertThat(advice(Problem.Kind.UNAVAILABLE, AccountAdvice.WORKER))
        .contains("Open the state machine's last execution")
        .contains("timeoutMinutes");
  }

  @Test
  void whereItsRoleRefusesTheRoleIsChecked() {
    assertThat(advice(Problem.Kind.ACCESS_DENIED, "sts:AssumeRole"))
        .contains("member-role")
        .doesNotContain("state machine");
  }

  @Test
  void anAccountThatHasNotEnabledTheMonitorsRegionEnablesItOrTheMonitorMoves() {
    assertThat(advice(Problem.Kind.REGION_DISABLED, "sts:AssumeRole"))
        .contains("Enable the region in the account")
        .contains("deploy the monitor in a region that every account has enabled")
        .doesNotContain("Nothing");
  }

  @Test
  void thatAnAccountIsNoLongerListedMayBeMeant() {
    assertThat(advice(Problem.Kind.EXCLUDED, "the list of accounts"))
        .startsWith("Nothing, if it was closed");
  }

  @Test
  void otherProblemsHaveTheAdviceOfAnyProblem() {
    Problem problem = new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", "");

    assertThat(AccountAdvice.of(problem)).isEqualTo(ProblemWords.advice(problem)).isNotEmpty();
  }

  private static String advice(Problem.Kind kind, String action) {
    return AccountAdvice.of(new Problem(kind, action, "it said so"));
  }
}
