package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of identities in one scan, case by case.
record Transitions(ScanContext scan) {

  Transition firstSeen(Diagnosis now) {
    State first = State.first(now, scan.moment());
    return switch (now.verdict()) {
      case VERIFIED ->
          new Transition(Optional.empty(), first, Optional.of(ChangeKind.FIRST_SEEN), List.of());
      case UNVERIFIED ->
          found(
              Optional.empty(),
              first,
              now,
              Optional.of(scan.started() ? ChangeKind.FOUND_UNVERIFIED : ChangeKind.FIRST_SEEN));
      case UNKNOWN ->
          new Transition(
              Optional.empty(),
              first.unreadable(Unread.begins(now, scan.moment()), scan.moment().scanId()),
              Optional.of(ChangeKind.FIRST_SEEN),
              List.of());
    };
  }

  /// What was known stays. Nothing is known of an identity that was never readable, so the state
  /// takes its latest answer.
  Transition unknown(State known, Diagnosis now) {
    String scanId = scan.moment().scanId();
    State kept =
        known.verdict() == Verdict.UNKNOWN ? known.judged(now, known.dates(), scanId) : known;
    Unread unread = Unread.step(known, now, scan);
    return new Transition(
        Optional.of(known),
        kept.suspected(Suspicion.MISSING, Optional.empty()).unreadable(unread.after(), scanId),
        Optional.empty(),
        unread.due());
  }

  /// The identity was there before and has a verdict now.
  Transition told(State known, Diagnosis now) {
    if (known.suspected().containsKey(Suspicion.RETURNED)) {
      Transition step = returned(known, now);
      return step.with(step.after(), Unread.ended(known, scan));
    }
    if (losesItsDomain(known, now) && confirmedMissing(known).isEmpty()) {
      return suspectMissing(known);
    }
    boolean same =
        known.reason() == now.reason() && known.facts().tellsTheSameAs(known.facts().updated(now));
    Instant stretch =
        same ? known.dates().stretchSince() : scan.moment().after(known.dates().stretchSince());
    Instant since = known.verdict() == now.verdict() ? known.since() : stretch;
    State after =
        known
            .judged(now, known.dates().stretch(since, stretch), scan.moment().scanId())
            .suspected(Suspicion.MISSING, Optional.empty());
    Transition step =
        switch (now.verdict()) {
          case VERIFIED -> verified(known, after);
          case UNVERIFIED -> unverified(known, withoutWarnings(after), now);
          case UNKNOWN -> throw new IllegalArgumentException(now + " tells nothing");
        };
    return step.with(step.after(), Unread.ended(known, scan));
  }

  /// Recovering is news only to those who heard that it was broken.
  private Transition verified(State known, State after) {
    if (known.verdict() != Verdict.UNVERIFIED) {
      return new Transition(Optional.of(known), after, Optional.empty(), List.of());
    }
    boolean heard =
        known.notice().graceUntil().isEmpty()
            && (known.reason() != Reason.DOMAIN_UNVERIFIED || known.notice().toldAt().isPresent());
    State verified = after.with(after.notice().grace(Optional.empty()));
    Optional<ChangeKind> change = Optional.of(ChangeKind.RECOVERED);
    return heard
        ? news(AlertKind.OfDomain.RECOVERED, known, verified, change)
        : new Transition(Optional.of(known), verified, change, List.of());
  }

  private Transition unverified(State known, State after, Diagnosis now) {
    return switch (known.verdict()) {
      case VERIFIED ->
          news(AlertKind.OfDomain.REGRESSED, known, after, Optional.of(ChangeKind.REGRESSED));
      case UNKNOWN ->
          found(
              Optional.of(known),
              after,
              now,
              scan.started() ? Optional.of(ChangeKind.FOUND_UNVERIFIED) : Optional.empty());
      case UNVERIFIED -> stillUnverified(known, after, now);
    };
  }

  private Transition stillUnverified(State known, State after, Diagnosis now) {
    boolean worse = now.reason().worseThan(known.reason());
    Optional<ChangeKind> change = worse ? Optional.of(ChangeKind.WORSENED) : Optional.empty();
    if (known.notice().graceUntil().isPresent()) {
      return stillUntold(known, after, now, known.notice().graceUntil().get(), change);
    }
    if (worse) {
      return news(AlertKind.OfDomain.WORSENED, known, after, change);
    }
    boolean wasItsDomains =
        known.reason() == Reason.DOMAIN_UNVERIFIED && known.notice().toldAt().isEmpty();
    return wasItsDomains && now.reason() != Reason.DOMAIN_UNVERIFIED
        ? found(Optional.of(known), after, now, change)
        : new Transition(Optional.of(known), after, change, List.of());
  }

  /// Nobody was told of it yet, so the news gives the present reason. It is due at once if that
  /// reason is graver or no longer one of setting up. An address that now waits for its domain has
  /// no news of its own.
  private Transition stillUntold(
      State known, State after, Diagnosis now, Instant dueAt, Optional<ChangeKind> change) {
    if (now.reason() == Reason.DOMAIN_UNVERIFIED) {
      State withItsDomain = after.with(after.notice().grace(Optional.empty()));
      return new Transition(Optional.of(known), withItsDomain, change, List.of());
    }
    Instant newDueAt = change.isPresent() ? scan.moment().at() : foundDueAt(now);
    Instant earlier = newDueAt.isBefore(dueAt) ? newDueAt : dueAt;
    return known.reason() == now.reason() && earlier.equals(dueAt)
        ? new Transition(Optional.of(known), after, change, List.of())
        : found(Optional.of(known), after, earlier, change);
  }

  /// A removed identity is listed again, but its status is unknown. Its return is reported once the
  /// status is known.
  Transition listedAgain(State known, Diagnosis now) {
    Instant stretch = afterRemoval(known);
    State after =
        known
            .with(known.dates().stretch(known.since(), stretch))
            .suspected(Suspicion.RETURNED, Optional.of(scan.moment()))
            .unreadable(Unread.begins(now, scan.moment()), scan.moment().scanId());
    return new Transition(Optional.of(known), after, Optional.empty(), List.of());
  }

  private Instant afterRemoval(State known) {
    return scan.moment().after(known.dates().removedAt().orElse(known.dates().stretchSince()));
  }

  /// A removed identity is listed again, and its status is known. If it is verified now, the alarm
  /// about its removal ends. If it was verified before and is not now, it has regressed. Otherwise
  /// it counts as found unverified.
  Transition returned(State known, Diagnosis now) {
    Instant since = afterRemoval(known);
    State after =
        known
            .judged(now, known.dates().stretch(since, since), scan.moment().scanId())
            .suspected(Suspicion.MISSING, Optional.empty())
            .suspected(Suspicion.RETURNED, Optional.empty());
    Optional<ChangeKind> change = Optional.of(ChangeKind.RETURNED);
    if (now.verdict() == Verdict.VERIFIED) {
      return news(AlertKind.OfDomain.RECOVERED, known, after, change);
    }
    return known.verdict() == Verdict.VERIFIED
        ? news(AlertKind.OfDomain.REGRESSED, known, after, change)
        : found(Optional.of(known), after, now, change);
  }

  /// SES does not list the identity: once is a suspicion, twice is a removal.
  Transition missing(State known) {
    Optional<Moment> confirmed = confirmedMissing(known);
    if (confirmed.isEmpty()) {
      return suspectMissing(known);
    }
    Instant first = confirmed.get().at();
    Instant stretch = known.dates().stretchSince();
    Instant removedAt = first.isAfter(stretch) ? first : scan.moment().after(stretch);
    State after = known.gone(known.dates().removed(removedAt), scan.moment().scanId());
    List<Due> due = new ArrayList<>(Unread.ended(known, scan));
    due.add(due(AlertKind.OfDomain.REMOVED, known, after, removedAt));
    return new Transition(Optional.of(known), after, Optional.of(ChangeKind.REMOVED), due);
  }

  /// Whether the domain that governed an address seems to be missing from the list: now a domain
  /// above that one governs the address, or none does.
  private static boolean losesItsDomain(State known, Diagnosis now) {
    return known
        .facts()
        .governedBy()
        .filter(domain -> now.governedBy().map(other -> domain.endsWith("." + other)).orElse(true))
        .isPresent();
  }

  /// The suspicion of another scan that the identity is missing; empty if no other scan had it.
  private Optional<Moment> confirmedMissing(State known) {
    return Optional.ofNullable(known.suspected().get(Suspicion.MISSING))
        .filter(scan::isSecondLookAt);
  }

  private Transition suspectMissing(State known) {
    Moment first = known.suspected().getOrDefault(Suspicion.MISSING, scan.moment());
    return new Transition(
        Optional.of(known),
        known.suspected(Suspicion.MISSING, Optional.of(first)),
        Optional.empty(),
        List.of());
  }

  /// Without the warnings about a verified identity: it is unverified now.
  private static State withoutWarnings(State state) {
    return state
        .suspected(Suspicion.AT_RISK, Optional.empty())
        .suspected(Suspicion.NOT_READY, Optional.empty())
        .with(state.evidence().atRisk(Optional.empty()));
  }

  /// Unverified when first seen or first readable. This is due at once, or after the grace period
  /// if the identity is being set up and takes signing from no verified domain above. An address
  /// whose domain is unverified is reported with its domain.
  private Transition found(
      Optional<State> known, State after, Diagnosis now, Optional<ChangeKind> change) {
    return now.reason() == Reason.DOMAIN_UNVERIFIED
        ? new Transition(known, after, change, List.of())
        : found(known, after, foundDueAt(now), change);
  }

  private Instant foundDueAt(Diagnosis now) {
    Instant at = scan.moment().at();
    return now.reason().isSettingUp() && now.takesSigningFrom().isEmpty()
        ? at.plus(scan.grace())
        : at;
  }

  private Transition found(
      Optional<State> known, State after, Instant dueAt, Optional<ChangeKind> change) {
    State waiting = after.with(after.notice().grace(Optional.of(dueAt)));
    Due due =
        Due.OfIdentity.of(
            AlertKind.OfDomain.FOUND_UNVERIFIED,
            Optional.empty(),
            waiting,
            waiting.since(),
            dueAt,
            scan.moment());
    return new Transition(known, waiting, change, List.of(due));
  }

  /// A change that is told at once.
  private Transition news(
      AlertKind.OfDomain kind, State known, State after, Optional<ChangeKind> change) {
    List<Due> due = List.of(due(kind, known, after, after.since()));
    return new Transition(Optional.of(known), after, change, due);
  }

  private Due.OfIdentity due(AlertKind.OfDomain kind, State known, State after, Instant since) {
    Optional<Verdict> was = Optional.of(known.verdict());
    return Due.OfIdentity.of(kind, was, after, since, scan.moment().at(), scan.moment());
  }
}
