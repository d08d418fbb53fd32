package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.Optional;

/// One identity's step, case by case.
final class Step {

  private Step() {}

  static Transition firstSeen(Diagnosis now, Moment moment) {
    State first = State.first(now, moment);
    State after =
        now.verdict() == Verdict.UNKNOWN
            ? first.listed(moment, unreadable(Optional.empty(), now, moment))
            : first;
    return new Transition(Optional.empty(), after, Optional.of(ChangeKind.FIRST_SEEN));
  }

  /// Nothing that was known changes. Of an identity that was never readable nothing is known, so
  /// its latest raw answer is kept.
  static Transition unknown(State known, Diagnosis now, Moment moment) {
    State kept =
        known.verdict() == Verdict.UNKNOWN
            ? known.judged(now, known.since(), known.stretchSince(), moment)
            : known;
    State after = kept.listed(moment, unreadable(known.unreadable(), now, moment));
    return new Transition(Optional.of(known), after, Optional.empty());
  }

  /// The identity was there before and has a verdict now.
  static Transition told(State known, Diagnosis now, Moment moment) {
    boolean same =
        known.verdict() == now.verdict()
            && known.reason() == now.reason()
            && known.facts().tellsTheSameAs(known.facts().updated(now));
    Instant stretchSince = same ? known.stretchSince() : moment.after(known.stretchSince());
    Instant since = known.verdict() == now.verdict() ? known.since() : stretchSince;
    Optional<ChangeKind> change = change(known, now);
    return new Transition(
        Optional.of(known),
        alerting(known, known.judged(now, since, stretchSince, moment), alert(change), moment),
        change);
  }

  /// The identity is listed again: a verified one that comes back unverified is a regression, one
  /// that comes back verified ends the alarm of its removal.
  static Transition returned(State known, Diagnosis now, Moment moment) {
    Instant since = moment.after(known.removedAt().orElse(known.stretchSince()));
    Optional<AlertKind> alert =
        switch (now.verdict()) {
          case VERIFIED -> Optional.of(AlertKind.RECOVERED);
          case UNVERIFIED ->
              known.verdict() == Verdict.VERIFIED
                  ? Optional.of(AlertKind.REGRESSED)
                  : Optional.empty();
          case UNKNOWN -> Optional.empty();
        };
    return new Transition(
        Optional.of(known),
        alerting(known, known.judged(now, since, since, moment), alert, moment),
        Optional.of(ChangeKind.RETURNED));
  }

  static Transition removed(State known, Moment moment) {
    State after = known.removed(moment.after(known.stretchSince()), moment.scanId());
    Optional<ChangeKind> change = Optional.of(ChangeKind.REMOVED);
    return new Transition(
        Optional.of(known), alerting(known, after, alert(change), moment), change);
  }

  private static State alerting(
      State known, State after, Optional<AlertKind> alert, Moment moment) {
    return alert
        .map(
            kind ->
                after.due(
                    new DueAlert(
                        kind,
                        Optional.of(known.verdict()),
                        after.verdict(),
                        after.reason(),
                        after.since(),
                        moment.at(),
                        moment.scanId())))
        .orElse(after);
  }

  private static Optional<ChangeKind> change(State known, Diagnosis now) {
    return switch (known.verdict()) {
      case UNKNOWN -> Optional.empty();
      case VERIFIED ->
          now.verdict() == Verdict.UNVERIFIED
              ? Optional.of(ChangeKind.REGRESSED)
              : Optional.empty();
      case UNVERIFIED -> {
        if (now.verdict() == Verdict.VERIFIED) {
          yield Optional.of(ChangeKind.RECOVERED);
        }
        yield now.reason().worseThan(known.reason())
            ? Optional.of(ChangeKind.WORSENED)
            : Optional.empty();
      }
    };
  }

  private static Optional<AlertKind> alert(Optional<ChangeKind> change) {
    return change.flatMap(
        kind ->
            switch (kind) {
              case REGRESSED -> Optional.of(AlertKind.REGRESSED);
              case RECOVERED -> Optional.of(AlertKind.RECOVERED);
              case WORSENED -> Optional.of(AlertKind.WORSENED);
              case REMOVED -> Optional.of(AlertKind.REMOVED);
              case FIRST_SEEN, RETURNED -> Optional.empty();
            });
  }

  private static State.Unreadable unreadable(
      Optional<State.Unreadable> earlier, Diagnosis now, Moment moment) {
    Instant since = earlier.map(State.Unreadable::since).orElse(moment.at());
    return new State.Unreadable(now.reason(), now.detail().orElse(""), since);
  }
}
