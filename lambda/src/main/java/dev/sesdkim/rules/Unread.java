package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
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

  /// One more scan in which the status is unknown. The first failure stays in the state, so that a
  /// later failure in other words is no change.
  static Unread step(State known, Diagnosis now, ScanContext scan) {
    State.Unreadable unreadable = known.unreadable().orElseGet(() -> begins(now, scan.moment()));
    Trouble trouble = unreadable.trouble();
    TroubleTransition step =
        step(known, Optional.of(trouble), Optional.of(trouble.problem()), scan);
    return new Unread(
        new State.Unreadable(unreadable.reason(), step.after().orElse(trouble)),
        List.copyOf(step.due()));
  }

  /// The status is known again, or the identity is no longer listed. This is reported only if the
  /// trouble was.
  static List<Due.OfScan> ended(State known, ScanContext scan) {
    Optional<Trouble> trouble = known.unreadable().map(State.Unreadable::trouble);
    return step(known, trouble, Optional.empty(), scan).due();
  }

  private static TroubleTransition step(
      State known, Optional<Trouble> before, Optional<Problem> now, ScanContext scan) {
    Identity of = known.identity();
    return TroubleTransition.of(before, now, false, of.account(), of.region(), of.name(), scan);
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
