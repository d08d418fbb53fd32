package dev.sesdkim.local;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.local.text.NamedFix;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.rules.DkimCommand;
import dev.sesdkim.rules.Remedies;
import dev.sesdkim.scan.ScanFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.DkimSigningAttributesOrigin;

/// A change to make in SES once an identity's records are published. An identity is left alone if
/// it has a customer's own key or a replica's key, or if SES did not tell in this scan whose key it
/// has; only an address whose domain is verified is switched on in any case, which changes no key.
///
/// @param command the command of the fix that makes the same change
record SesChange(Identity identity, DkimCommand command) {

  private static final String AMAZONS = "AWS_SES";

  private static final int LONGEST_NAME = 320;

  /// All changes that the fix needs.
  static List<SesChange> all(NamedFix fix) {
    return fix.toFix().stream().flatMap(state -> of(fix, state).stream()).toList();
  }

  /// The commands of the fix that make the same changes, by identity.
  static Map<Identity, List<DkimCommand>> commands(List<SesChange> changes) {
    return changes.stream()
        .collect(groupingBy(SesChange::identity, mapping(SesChange::command, toList())));
  }

  /// The changes that can be made now.
  static List<SesChange> ready(NamedFix fix) {
    return all(fix).stream().filter(change -> change.isReady(fix)).toList();
  }

  /// Whether the change can be made now: a domain needs it and has its records in place, or an
  /// address needs it and its domain is verified. SES is not asked again whose key a verified
  /// domain has.
  boolean isReady(NamedFix fix) {
    return fix.toFix().stream()
        .filter(this::isNeededBy)
        .anyMatch(
            state ->
                isDomain(state)
                    ? of(fix, state).contains(this) && Remedies.recordsAreInPlace(state)
                    : isOfVerifiedDomain(fix, state));
  }

  boolean isNeededBy(State state) {
    return state.identity().equals(identity) && DkimCommand.of(state).contains(command);
  }

  private static List<SesChange> of(NamedFix fix, State state) {
    boolean amazons =
        domain(fix, state)
            .flatMap(domain -> domain.evidence().detail())
            .filter(detail -> detail.origin().equals(AMAZONS))
            .filter(detail -> !detail.toldAt().isBefore(fix.at()))
            .isPresent();
    return amazons || isOfVerifiedDomain(fix, state)
        ? DkimCommand.of(state).stream()
            .map(command -> new SesChange(state.identity(), command))
            .toList()
        : List.of();
  }

  private static boolean isOfVerifiedDomain(NamedFix fix, State state) {
    return !isDomain(state)
        && fix.domain(state).filter(domain -> domain.verdict() == Verdict.VERIFIED).isPresent();
  }

  private static Optional<State> domain(NamedFix fix, State state) {
    return isDomain(state) ? Optional.of(state) : fix.domain(state);
  }

  private static boolean isDomain(State state) {
    return state.identity().type() == IdentityType.DOMAIN;
  }

  /// For example `restart DKIM of example.com in eu-west-1`.
  String words() {
    return "%s %s in %s"
        .formatted(
            switch (command) {
              case RESTART -> "restart DKIM of";
              case SWITCH_SIGNING_ON -> "switch signing on for";
            },
            Printable.line(identity.name(), LONGEST_NAME),
            identity.region());
  }

  /// Makes the change.
  ///
  /// @throws ScanFailure if SES refuses
  void make(SesV2Client ses) {
    String action =
        switch (command) {
          case RESTART -> "ses:PutEmailIdentityDkimSigningAttributes";
          case SWITCH_SIGNING_ON -> "ses:PutEmailIdentityDkimAttributes";
        };
    try {
      switch (command) {
        case RESTART ->
            ses.putEmailIdentityDkimSigningAttributes(
                ask ->
                    ask.emailIdentity(identity.name())
                        .signingAttributesOrigin(DkimSigningAttributesOrigin.AWS_SES));
        case SWITCH_SIGNING_ON ->
            ses.putEmailIdentityDkimAttributes(
                ask -> ask.emailIdentity(identity.name()).signingEnabled(true));
      }
    } catch (RuntimeException e) {
      Problem problem = AwsFailures.problem(action, e);
      throw new ScanFailure(
          "The records are in place, and SES did not %s: %s Run the same command again, or the one of --format commands."
              .formatted(words(), ProblemAdvice.line(problem)),
          problem,
          e);
    }
  }
}
