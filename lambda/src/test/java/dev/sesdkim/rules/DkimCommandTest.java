package dev.sesdkim.rules;

import static dev.sesdkim.rules.DkimCommand.RESTART;
import static dev.sesdkim.rules.DkimCommand.SWITCH_SIGNING_ON;
import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.ses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DkimCommandTest {

  private static final State FAILED = domain("eu-west-1", "example.com", Reason.FAILED);
  private static final State OFF = domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED);
  private static final State ADDRESS_OFF =
      address("eu-west-1", "a@example.com", Reason.SIGNING_DISABLED, "example.com");

  @Test
  void onlyDkimOfADomainIsStartedAgain() {
    assertThat(DkimCommand.of(FAILED)).containsExactly(RESTART);
    assertThat(DkimCommand.of(domain("eu-west-1", "example.com", Reason.PENDING))).isEmpty();
    assertThat(
            DkimCommand.of(
                ses(
                    domain("eu-west-1", "example.com", Reason.IDENTITY_NOT_VERIFIED),
                    true,
                    "Failed")))
        .containsExactly(RESTART);
    assertThat(DkimCommand.of(address("eu-west-1", "a@example.com", Reason.FAILED, "example.com")))
        .isEmpty();
  }

  @Test
  void signingIsSwitchedOnWhereItIsOff() {
    assertThat(DkimCommand.of(OFF)).containsExactly(SWITCH_SIGNING_ON);
    assertThat(DkimCommand.of(ADDRESS_OFF)).containsExactly(SWITCH_SIGNING_ON);
    assertThat(DkimCommand.of(ses(FAILED, false, "Failed")))
        .containsExactly(RESTART, SWITCH_SIGNING_ON);
    assertThat(
            DkimCommand.of(
                ses(
                    address("eu-west-1", "a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com"),
                    false,
                    "Failed")))
        .isEmpty();
  }

  @Test
  void everyStepOfARemedyThatIsThisCommandAloneIsSaidByIt() {
    Remedy failed = remedy(FAILED, Optional.empty());
    Remedy failedAndOff = remedy(ses(FAILED, false, "Failed"), Optional.empty());

    assertThat(failed.steps()).isNotEmpty().allMatch(RESTART::isSaidBy);
    assertThat(failed.steps()).noneMatch(SWITCH_SIGNING_ON::isSaidBy);
    assertThat(failedAndOff.steps())
        .filteredOn(SWITCH_SIGNING_ON::isSaidBy)
        .containsExactly(failedAndOff.steps().getLast());
    assertThat(remedy(OFF, Optional.empty()).steps())
        .first()
        .satisfies(step -> assertThat(SWITCH_SIGNING_ON.isSaidBy(step)).isTrue())
        .satisfies(step -> assertThat(RESTART.isSaidBy(step)).isFalse());
  }

  @Test
  void theStepsOfAnAddressAreSaidToo() {
    State verified = domain("eu-west-1", "example.com", Reason.OK);

    assertThat(remedy(ADDRESS_OFF, Optional.of(verified)).steps())
        .isNotEmpty()
        .allMatch(SWITCH_SIGNING_ON::isSaidBy);
    List<String> afterItsDomain = remedy(ADDRESS_OFF, Optional.of(FAILED)).steps();
    assertThat(afterItsDomain)
        .filteredOn(SWITCH_SIGNING_ON::isSaidBy)
        .containsExactly(afterItsDomain.getFirst(), afterItsDomain.getLast());
  }

  @Test
  void theCommandIsTheOneOfTheRemedy() {
    assertThat(remedy(FAILED, Optional.empty()).commands())
        .containsExactly(RESTART.text(FAILED.identity()));
    assertThat(remedy(OFF, Optional.empty()).commands())
        .contains(SWITCH_SIGNING_ON.text(OFF.identity()));
  }

  private static Remedy remedy(State state, Optional<State> governing) {
    return Remedies.of(state, governing, VerifiedDomains.NONE);
  }
}
