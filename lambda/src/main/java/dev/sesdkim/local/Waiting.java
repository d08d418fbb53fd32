package dev.sesdkim.local;

import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.SesStatus;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.NamedFix;
import dev.sesdkim.rules.Remedies;
import java.util.Optional;
import java.util.Set;

/// What a fix waits for: DNS shows what was published, and SES checks again. Everything else is
/// left to a person.
///
/// @param published the names whose records the zones have
record Waiting(Set<String> published) {

  /// What there is to wait for; empty if there is nothing.
  ///
  /// @param done the changes that were made in SES
  Optional<String> why(NamedFix now, Set<SesChange> done) {
    boolean unseen =
        now.records().stream().anyMatch(one -> published.contains(DnsName.plain(one.name())))
            || now.toFix().stream().anyMatch(Waiting::isNotTold);
    if (unseen) {
      return Optional.of(
          "DNS does not show all of it yet: a resolver may keep the old answer as long as its TTL"
              + " says. ");
    }
    return now.toFix().stream().anyMatch(state -> isUpToSes(state, done))
        ? Optional.of(
            "DNS shows the records. SES has not looked again so far, which it does by itself. ")
        : Optional.empty();
  }

  /// Whether the look-up of a record failed this time.
  private static boolean isNotTold(State state) {
    return state.evidence().dkimRecords().stream().anyMatch(check -> !check.finding().definite());
  }

  /// Whether SES rechecks the domain on its own, or does not show a change yet.
  private static boolean isUpToSes(State state, Set<SesChange> done) {
    return done.stream().anyMatch(change -> change.isNeededBy(state))
        || (Remedies.recordsAreInPlace(state)
            && state
                .facts()
                .dkimStatus()
                .flatMap(SesStatus::of)
                .filter(Waiting::isLooking)
                .isPresent());
  }

  private static boolean isLooking(SesStatus status) {
    return switch (status) {
      case PENDING, TEMPORARY_FAILURE -> true;
      case NOT_STARTED, FAILED, SUCCESS -> false;
    };
  }
}
