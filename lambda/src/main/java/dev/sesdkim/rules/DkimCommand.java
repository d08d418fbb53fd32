package dev.sesdkim.rules;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.stream.Stream;

/// A command of a remedy that changes DKIM in SES and needs to know nothing more.
public enum DkimCommand {
  RESTART,
  SWITCH_SIGNING_ON;

  /// The commands in the order in which a remedy gives them.
  public static List<DkimCommand> of(State state) {
    return Stream.of(values()).filter(command -> command.isFor(state)).toList();
  }

  private boolean isFor(State state) {
    boolean domain = state.identity().type() == IdentityType.DOMAIN;
    return switch (this) {
      case RESTART -> domain && DkimFault.of(state) == Reason.FAILED;
      case SWITCH_SIGNING_ON ->
          state.reason() == Reason.SIGNING_DISABLED || (domain && DkimFault.isSigningOffToo(state));
    };
  }

  /// Whether a step of the remedy only says to run this command, and how to go about it.
  public boolean isSaidBy(String step) {
    return switch (this) {
      case RESTART -> DomainRemedies.OF_RESTART.contains(step);
      case SWITCH_SIGNING_ON -> DomainRemedies.isSwitchOn(step) || AddressRemedies.isSwitchOn(step);
    };
  }

  /// The command as the remedy has it.
  public String text(Identity identity) {
    return switch (this) {
      case RESTART -> SesCommands.startEasyDkim(identity);
      case SWITCH_SIGNING_ON -> SesCommands.switchSigningOn(identity);
    };
  }
}
