package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Problem;
import org.junit.jupiter.api.Test;

class PersonalRoleTest {

  /// STS cannot be activated in a region that the account has not enabled.
  @Test
  void whereStsIsOffTheRegionIsToBeEnabledOrAnotherToBeAsked() {
    Problem off = new Problem(Problem.Kind.REGION_DISABLED, "sts:AssumeRole", "STS is off");

    assertThat(PersonalRole.of("Auditor").advice(off, "eu-south-1", "210987654321"))
        .startsWith("Enable eu-south-1 there.")
        .contains("activate STS for eu-south-1")
        .contains("set AWS_REGION to a region that every account has enabled.");
  }
}
