package dev.sesdkim.rules;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Remedies for an address identity, by reason. Most often its domain has to be fixed.
final class AddressRemedies {

  private static final int LONGEST_NAME = 253;

  private static final String DOMAIN_FIRST =
      "Fix the domain first: SES refuses to switch signing on for an address whose domain is not"
          + " verified.";

  private static final String THEN_SWITCH_ON = "Then switch signing on for the address too.";

  private static final String SWITCH_ON =
      "Switch signing on for the address with the command: its own setting overrides its domain's."
          + " SES accepts it while the domain is verified.";

  private AddressRemedies() {}

  /// The remedy of an address.
  ///
  /// @param governing the state of its governing domain, if known
  static Remedy of(State state, Optional<State> governing, VerifiedDomains verified) {
    return switch (state.verdict()) {
      case VERIFIED, UNKNOWN -> Remedy.none();
      case UNVERIFIED -> unverified(state, governing, verified);
    };
  }

  private static Remedy unverified(
      State state, Optional<State> governing, VerifiedDomains verified) {
    Reason reason = state.reason();
    if (reason == Reason.NO_DOMAIN_IDENTITY) {
      return withoutDomain(state.identity());
    }
    if (reason == Reason.SIGNING_DISABLED) {
      return signingDisabled(state, governing, verified);
    }
    if (reason == Reason.IDENTITY_NOT_VERIFIED) {
      return new Remedy(
          List.of(
              "Have SES send the verification link again with the command.",
              "A reader of the address's mail has to open the link within 24 hours."),
          List.of(SesCommands.verifyAddress(state.identity())));
    }
    // DKIM's set-up belongs to the domain: SES refuses it for an address.
    return governing
        .map(domain -> DomainRemedies.of(domain, verified))
        .orElseGet(() -> lookAtDomain(state));
  }

  private static Remedy withoutDomain(Identity address) {
    String domain = Printable.line(address.domain(), LONGEST_NAME);
    if (PublicMailDomains.own(address.domain())) {
      return new Remedy(
          List.of(
              ("This cannot be fixed: %s belongs to a mailbox provider, and only the provider can"
                      + " sign for it.")
                  .formatted(domain),
              "Send from an address at a domain of your own, and make that domain an identity with"
                  + " DKIM in this region."),
          List.of());
    }
    return new Remedy(
        List.of(
            ("Create the domain identity %s in this region with create-email-identity; it starts"
                    + " Easy DKIM. Read the tokens and their zone with get-email-identity.")
                .formatted(domain),
            DomainRemedies.PUBLISH_TOKENS,
            "If you do not control the DNS of %s, this cannot be fixed: send from a domain of yours."
                .formatted(domain),
            "The address follows its domain once that is verified."),
        List.of(
            SesCommands.create(address.region(), address.domain()),
            SesCommands.look(address.named(address.domain()))));
  }

  private static Remedy signingDisabled(
      State state, Optional<State> governing, VerifiedDomains verified) {
    if (governing.isPresent() && governing.get().verdict() != Verdict.VERIFIED) {
      Remedy first = DomainRemedies.of(governing.get(), verified);
      return new Remedy(
          Stream.of(List.of(DOMAIN_FIRST), first.steps(), List.of(THEN_SWITCH_ON))
              .flatMap(List::stream)
              .toList(),
          first.dnsRecords(),
          first.commands());
    }
    return new Remedy(List.of(SWITCH_ON), List.of(SesCommands.switchSigningOn(state.identity())));
  }

  /// Whether a step says to switch signing on, or when.
  static boolean isSwitchOn(String step) {
    return step.equals(DOMAIN_FIRST) || step.equals(THEN_SWITCH_ON) || step.equals(SWITCH_ON);
  }

  private static Remedy lookAtDomain(State state) {
    Identity address = state.identity();
    String domain = state.alertDomain();
    return new Remedy(
        List.of(
            ("Fix the domain %s in this region; the address follows it. get-email-identity shows"
                    + " what SES says about it.")
                .formatted(Printable.line(domain, LONGEST_NAME))),
        List.of(SesCommands.look(address.named(domain))));
  }
}
