package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What is remembered of one identity: the last verdict that was more than UNKNOWN, and how it
/// came. True as of its region's `readAt`.
///
/// @param reason why the last known verdict is what it is; an UNKNOWN one only for an identity that
///   was never readable
/// @param unreadable set while SES lists the identity but its status cannot be told
/// @param suspected what one scan saw and a second must confirm
/// @param evidence what was found out besides, for a domain
/// @param watched whether its region is watched, as far as this row knows: an unverified identity
///   of a region that is not is no longer "broken now"
/// @param scanId the scan that wrote this
public record State(
    Identity identity,
    Reason reason,
    Facts facts,
    Dates dates,
    Optional<Unreadable> unreadable,
    Map<Suspicion.Finding, Suspicion> suspected,
    Notice notice,
    Evidence evidence,
    boolean watched,
    String scanId) {
  public State {
    Map<Suspicion.Finding, Suspicion> sorted = new EnumMap<>(Suspicion.Finding.class);
    sorted.putAll(suspected);
    suspected = Collections.unmodifiableMap(sorted);
  }

  /// SES lists the identity, but what it is cannot be told.
  ///
  /// @param reason UNREADABLE or UNRECOGNIZED
  /// @param trouble since when, and SES's own word or the failure's
  public record Unreadable(Reason reason, Trouble trouble) {}

  /// The state of an identity that was never seen before.
  public static State first(Diagnosis now, Moment moment) {
    return new State(
        now.identity(),
        now.reason(),
        Facts.none().updated(now),
        Dates.from(moment.at()),
        Optional.empty(),
        Map.of(),
        Notice.none(),
        Evidence.none(),
        true,
        moment.scanId());
  }

  public Verdict verdict() {
    return reason.verdict();
  }

  /// When the verdict began.
  public Instant since() {
    return dates.since();
  }

  public boolean removed() {
    return dates.removedAt().isPresent();
  }

  /// The domain under which people hear of this identity: its governing domain, or its own.
  public String alertDomain() {
    return facts.governedBy().orElse(identity.domain());
  }

  /// Judged: listed in a region that is watched, with an answer that is understood.
  public State judged(Diagnosis now, Dates newDates, String scan) {
    return new State(
        identity,
        now.reason(),
        facts.updated(now),
        newDates,
        Optional.empty(),
        suspected,
        notice,
        evidence,
        true,
        scan);
  }

  /// Listed, but not told: what is known stays known.
  public State unreadable(Unreadable why, String scan) {
    return new State(
        identity, reason, facts, dates, Optional.of(why), suspected, notice, evidence, true, scan);
  }

  /// No longer listed. What was found out about it does not hold for another of its name.
  public State gone(Dates other, String scan) {
    return new State(
        identity,
        reason,
        facts,
        other,
        Optional.empty(),
        Map.of(),
        notice.grace(Optional.empty()).muted(Optional.empty()),
        evidence.ofGone(),
        watched,
        scan);
  }

  public State with(Dates other) {
    return new State(
        identity, reason, facts, other, unreadable, suspected, notice, evidence, watched, scanId);
  }

  public State with(Notice other) {
    return new State(
        identity, reason, facts, dates, unreadable, suspected, other, evidence, watched, scanId);
  }

  public State with(Evidence other) {
    return new State(
        identity, reason, facts, dates, unreadable, suspected, notice, other, watched, scanId);
  }

  /// With this suspicion, or without one.
  public State suspected(Suspicion.Finding finding, Optional<Suspicion> suspicion) {
    Map<Suspicion.Finding, Suspicion> now = new EnumMap<>(Suspicion.Finding.class);
    now.putAll(suspected);
    now.remove(finding);
    suspicion.ifPresent(present -> now.put(finding, present));
    return new State(
        identity, reason, facts, dates, unreadable, now, notice, evidence, watched, scanId);
  }

  /// In a region that is watched, or not.
  public State watched(boolean now, String scan) {
    return new State(
        identity, reason, facts, dates, unreadable, suspected, notice, evidence, now, scan);
  }

  /// Whether another scan would write the same, save for its name and for when SES was last asked.
  public boolean saysTheSameAs(State other) {
    return timeless().equals(other.timeless());
  }

  private State timeless() {
    return new State(
        identity,
        reason,
        facts,
        dates,
        unreadable,
        suspected,
        notice,
        evidence.timeless(),
        watched,
        "");
  }
}
