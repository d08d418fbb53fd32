package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import java.util.List;
import java.util.Optional;

/// An identity that SES lists and whose status is unknown.
///
/// @param after what is remembered of that
/// @param due what is to be reported: once, after three scans
record Unread(State.Unreadable after, List<Due> due) {

  private static final String ACTION = "ses:GetIdentityDkimAttributes";

  static State.Unreadable begins(Diagnosis now, Moment moment) {
    return new State.Unreadable(now.reason(), new Trouble(moment.at(), problem(now), false));
  }

  /// One more scan in which the status is unknown. The first failure stays in the state: other
  /// words of later failures are no change.
  static Unread step(State known, Diagnosis now, ScanContext scan) {
    State.Unreadable unreadable = known.unreadable().orElseGet(() -> begins(now, scan.moment()));
    Trouble trouble = unreadable.trouble();
    if (trouble.told() || !scan.lastedThreeScans(trouble.since())) {
      return new Unread(unreadable, List.of());
    }
    return new Unread(
        new State.Unreadable(unreadable.reason(), trouble.asTold()),
        List.of(due(AlertKind.OfScan.SCAN_PROBLEM, known, trouble, scan)));
  }

  /// The status is known again, or the identity is no longer listed. This is reported only if the
  /// trouble was.
  static List<Due> ended(State known, ScanContext scan) {
    return known
        .unreadable()
        .map(State.Unreadable::trouble)
        .filter(Trouble::told)
        .<Due>map(trouble -> due(AlertKind.OfScan.SCAN_RECOVERED, known, trouble, scan))
        .map(List::of)
        .orElse(List.of());
  }

  private static Due due(AlertKind.OfScan kind, State known, Trouble trouble, ScanContext scan) {
    return new Due.OfScan(
        kind,
        known.identity().account(),
        known.identity().region(),
        known.identity().name(),
        trouble.problem(),
        trouble.since(),
        scan.moment().at(),
        scan.moment().at(),
        scan.moment().scanId(),
        Optional.empty());
  }

  private static Problem problem(Diagnosis now) {
    return switch (now.reading()) {
      case Reading.Unread unread -> unread.problem();
      case Reading.Read _ -> new Problem(kind(now), ACTION, now.detail().orElse(""));
    };
  }

  /// An address that was read is unreadable if the domain above it is.
  private static Problem.Kind kind(Diagnosis now) {
    return now.reason() == Reason.UNRECOGNIZED
        ? Problem.Kind.UNRECOGNIZED
        : Problem.Kind.INCOMPLETE;
  }
}
