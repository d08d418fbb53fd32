package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the monitor remembers of one identity: its last known verdict, and why. True as of its
/// region's `readAt`.
///
/// @param reason the reason of the last known verdict; an UNKNOWN reason only for an identity that
///   was never readable
/// @param unreadable set while SES lists the identity but its status is unknown
/// @param suspected what one scan saw and a second must confirm
/// @param evidence what else was found out about a domain
/// @param watched whether its region is watched, as far as this row knows: an unverified identity
///   in an unwatched region is no longer "broken now"
/// @param scanId the scan that wrote this state
public record State(
    Identity identity,
    Reason reason,
    Facts facts,
    Dates dates,
    Optional<Unreadable> unreadable,
    Map<Suspicion, Moment> suspected,
    Notice notice,
    Evidence evidence,
    boolean watched,
    String scanId) {
  public State {
    Map<Suspicion, Moment> sorted = new EnumMap<>(Suspicion.class);
    sorted.putAll(suspected);
    suspected = Collections.unmodifiableMap(sorted);
  }

  /// SES lists the identity, but its status is unknown.
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

  /// The domain identity that governs an address.
  public Optional<Identity> governing() {
    return facts.governedBy().map(identity::named);
  }

  /// The domain under which alerts name this identity: its governing domain, or its own.
  public String alertDomain() {
    return facts.governedBy().orElse(identity.domain());
  }

  /// The state of an identity in a watched region, after an answer that could be judged. What SES
  /// v2 told of other tokens holds for them alone: the origin and the zone may be others now.
  public State judged(Diagnosis now, Dates newDates, String scan) {
    Facts told = facts.updated(now);
    boolean sameTokens = told.dkimTokens().equals(facts.dkimTokens());
    return new State(
        identity,
        now.reason(),
        told,
        newDates,
        Optional.empty(),
        suspected,
        notice,
        sameTokens ? evidence : evidence.withoutDetail(),
        true,
        scan);
  }

  /// The state of a listed identity whose status is unknown now: what was known stays.
  public State unreadable(Unreadable why, String scan) {
    return new State(
        identity, reason, facts, dates, Optional.of(why), suspected, notice, evidence, true, scan);
  }

  /// The state of a removed identity. Only its keys are kept as evidence, because the rest does not
  /// hold for another identity of the same name.
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
  public State suspected(Suspicion finding, Optional<Moment> suspicion) {
    if (Optional.ofNullable(suspected.get(finding)).equals(suspicion)) {
      return this;
    }
    Map<Suspicion, Moment> now = new EnumMap<>(Suspicion.class);
    now.putAll(suspected);
    now.remove(finding);
    suspicion.ifPresent(present -> now.put(finding, present));
    return new State(
        identity, reason, facts, dates, unreadable, now, notice, evidence, watched, scanId);
  }

  /// Without what DNS showed, and what was suspected for it: for a scan that looks nothing up in
  /// DNS.
  public State withoutDns() {
    return with(evidence.withoutDns())
        .suspected(Suspicion.AT_RISK, Optional.empty())
        .suspected(Suspicion.NOT_READY, Optional.empty())
        .suspected(Suspicion.KEY_UNCHANGED, Optional.empty());
  }

  /// With its region watched, or not.
  public State watched(boolean now, String scan) {
    return new State(
        identity, reason, facts, dates, unreadable, suspected, notice, evidence, now, scan);
  }

  /// Whether both states are the same, apart from the scan that wrote them and the time when SES
  /// was last asked.
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
