package dev.sesdkim.local.text;

import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.Remedies;

/// What mends an identity, in the few words that a table has room for.
final class ShortRemedy {

  private ShortRemedy() {}

  static String of(State state) {
    return switch (state.reason()) {
      case OK -> Remedies.of(state).isNone() ? "" : "see below";
      case NOT_STARTED -> "start Easy DKIM";
      case PENDING -> records(state, "publish the records, then ", "wait");
      case TEMPORARY_FAILURE ->
          Remedies.recordsAreInPlace(state) ? "wait: SES rechecks" : "put the records back";
      case FAILED -> records(state, "put the records back, then ", "restart");
      case SIGNING_DISABLED -> "switch signing on";
      case IDENTITY_NOT_VERIFIED -> "verify it again";
      case NO_DOMAIN_IDENTITY ->
          Remedies.of(state).commands().isEmpty()
              ? "send from a domain of your own"
              : "create the identity " + Words.name(state.identity().domain());
      case DOMAIN_UNVERIFIED -> "fix " + Words.name(state.alertDomain());
      case UNRECOGNIZED, UNREADABLE ->
          state.unreadable().map(why -> Words.name(why.trouble().problem().detail())).orElse("");
    };
  }

  /// The same as the steps say: what is in place is not to be published.
  private static String records(State state, String first, String then) {
    return Remedies.recordsAreInPlace(state) ? then : first + then;
  }
}
