package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One identity's step, case by case.
final class Step {

  private Step() {}

  static Transition firstSeen(Diagnosis now, Moment moment) {
    Instant at = moment.at();
    State after =
        new State(
            now.identity(),
            now.verdict(),
            now.reason(),
            facts(now, Facts.none()),
            at,
            at,
            at,
            at,
            moment.scanId(),
            unreadable(Optional.empty(), now, at),
            Optional.empty(),
            List.of());
    return new Transition(Optional.empty(), after, Optional.of(ChangeKind.FIRST_SEEN));
  }

  /// Nothing that was known changes; only that SES lists the identity, and that it tells nothing.
  static Transition unknown(State known, Diagnosis now, Moment moment) {
    State after =
        new State(
            known.identity(),
            known.verdict(),
            known.verdict() == Verdict.UNKNOWN ? now.reason() : known.reason(),
            known.verdict() == Verdict.UNKNOWN ? facts(now, known.facts()) : known.facts(),
            known.since(),
            known.stretchSince(),
            known.firstSeenAt(),
            moment.at(),
            moment.scanId(),
            unreadable(known.unreadable(), now, moment.at()),
            Optional.empty(),
            known.alertsDue());
    return new Transition(Optional.of(known), after, Optional.empty());
  }

  /// The identity was there before and has a verdict now.
  static Transition told(State known, Diagnosis now, Moment moment) {
    Facts facts = facts(now, known.facts());
    boolean same =
        known.verdict() == now.verdict()
            && known.reason() == now.reason()
            && known.facts().tellsTheSameAs(facts);
    Instant stretchSince = same ? known.stretchSince() : moment.after(known.stretchSince());
    Instant since = known.verdict() == now.verdict() ? known.since() : stretchSince;
    Optional<ChangeKind> change = change(known, now);
    return new Transition(
        Optional.of(known),
        present(known, now, facts, since, stretchSince, moment, change.flatMap(Step::alert)),
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
        present(known, now, facts(now, known.facts()), since, since, moment, alert),
        Optional.of(ChangeKind.RETURNED));
  }

  static Transition removed(State known, Moment moment) {
    DueAlert due = due(AlertKind.REMOVED, known, known.verdict(), moment, known.since());
    State after =
        new State(
            known.identity(),
            known.verdict(),
            known.reason(),
            known.facts(),
            known.since(),
            known.stretchSince(),
            known.firstSeenAt(),
            known.lastSeenAt(),
            moment.scanId(),
            known.unreadable(),
            Optional.of(moment.after(known.stretchSince())),
            with(known.alertsDue(), Optional.of(due)));
    return new Transition(Optional.of(known), after, Optional.of(ChangeKind.REMOVED));
  }

  private static State present(
      State known,
      Diagnosis now,
      Facts facts,
      Instant since,
      Instant stretchSince,
      Moment moment,
      Optional<AlertKind> alert) {
    Optional<DueAlert> due =
        alert.map(
            kind ->
                new DueAlert(
                    kind,
                    Optional.of(known.verdict()),
                    now.verdict(),
                    now.reason(),
                    since,
                    moment.at(),
                    moment.scanId()));
    return new State(
        known.identity(),
        now.verdict(),
        now.reason(),
        facts,
        since,
        stretchSince,
        known.firstSeenAt(),
        moment.at(),
        moment.scanId(),
        Optional.empty(),
        Optional.empty(),
        with(known.alertsDue(), due));
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

  private static Optional<AlertKind> alert(ChangeKind change) {
    return switch (change) {
      case REGRESSED -> Optional.of(AlertKind.REGRESSED);
      case RECOVERED -> Optional.of(AlertKind.RECOVERED);
      case WORSENED -> Optional.of(AlertKind.WORSENED);
      case REMOVED -> Optional.of(AlertKind.REMOVED);
      case FIRST_SEEN, RETURNED -> Optional.empty();
    };
  }

  private static DueAlert due(
      AlertKind kind, State known, Verdict verdict, Moment moment, Instant since) {
    return new DueAlert(
        kind,
        Optional.of(known.verdict()),
        verdict,
        known.reason(),
        since,
        moment.at(),
        moment.scanId());
  }

  private static List<DueAlert> with(List<DueAlert> earlier, Optional<DueAlert> due) {
    return Stream.concat(earlier.stream(), due.stream()).toList();
  }

  private static Optional<State.Unreadable> unreadable(
      Optional<State.Unreadable> earlier, Diagnosis now, Instant at) {
    if (now.verdict() != Verdict.UNKNOWN) {
      return Optional.empty();
    }
    Instant since = earlier.map(State.Unreadable::since).orElse(at);
    return Optional.of(new State.Unreadable(now.reason(), now.detail().orElse(""), since));
  }

  /// What SES says now; what it did not say this time stays as it was known.
  private static Facts facts(Diagnosis now, Facts known) {
    return switch (now.reading()) {
      case Reading.Unread _ -> known;
      case Reading.Read read ->
          new Facts(
              Optional.of(read.signingEnabled()),
              Optional.of(read.dkimStatus()),
              Optional.of(read.verificationStatus()),
              now.verdict() == Verdict.UNVERIFIED ? read.dkimTokens() : List.of(),
              now.governedBy(),
              read.mailFrom() instanceof MailFrom.Unread ? known.mailFrom() : read.mailFrom());
    };
  }
}
