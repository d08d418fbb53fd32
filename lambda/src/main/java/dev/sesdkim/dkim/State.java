package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is remembered of one identity: the last verdict that was more than UNKNOWN, and how it
/// came.
///
/// @param verdict the last known verdict; UNKNOWN only for an identity that was never readable
/// @param since when that verdict began
/// @param stretchSince when the present stretch, in which nothing changed, began: the sort key of
///   its open history row
/// @param lastSeenAt when SES last listed the identity
/// @param scanId the scan that wrote this
/// @param unreadable set while SES lists the identity but its status cannot be told
/// @param removedAt when SES stopped listing it, while it does
/// @param alertsDue alerts about it that are not out yet, oldest first
/// @param evidence what was found out beside, for a domain
public record State(
    Identity identity,
    Verdict verdict,
    Reason reason,
    Facts facts,
    Instant since,
    Instant stretchSince,
    Instant firstSeenAt,
    Instant lastSeenAt,
    String scanId,
    Optional<Unreadable> unreadable,
    Optional<Instant> removedAt,
    List<DueAlert> alertsDue,
    Evidence evidence) {

  public State {
    alertsDue = List.copyOf(alertsDue);
  }

  /// A state without evidence.
  public State(
      Identity identity,
      Verdict verdict,
      Reason reason,
      Facts facts,
      Instant since,
      Instant stretchSince,
      Instant firstSeenAt,
      Instant lastSeenAt,
      String scanId,
      Optional<Unreadable> unreadable,
      Optional<Instant> removedAt,
      List<DueAlert> alertsDue) {
    this(
        identity,
        verdict,
        reason,
        facts,
        since,
        stretchSince,
        firstSeenAt,
        lastSeenAt,
        scanId,
        unreadable,
        removedAt,
        alertsDue,
        Evidence.none());
  }

  /// The domain under which people hear of this identity: its governing domain, or its own.
  public String alertDomain() {
    return facts.governedBy().orElse(identity.domain());
  }

  /// The state of an identity that was never seen before.
  public static State first(Diagnosis now, Moment moment) {
    return new State(
        now.identity(),
        now.verdict(),
        now.reason(),
        Facts.none().updated(now),
        moment.at(),
        moment.at(),
        moment.at(),
        moment.at(),
        moment.scanId(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// Listed, and nothing more: what is known stays known.
  public State listed(Moment moment, Unreadable why) {
    return new State(
        identity,
        verdict,
        reason,
        facts,
        since,
        stretchSince,
        firstSeenAt,
        moment.at(),
        moment.scanId(),
        Optional.of(why),
        removedAt,
        alertsDue,
        evidence);
  }

  /// Listed and judged. Who is unverified is no longer at risk of it.
  public State judged(Diagnosis now, Instant since, Instant stretchSince, Moment moment) {
    return new State(
        identity,
        now.verdict(),
        now.reason(),
        facts.updated(now),
        since,
        stretchSince,
        firstSeenAt,
        moment.at(),
        moment.scanId(),
        Optional.empty(),
        Optional.empty(),
        alertsDue,
        now.verdict() == Verdict.VERIFIED ? evidence : evidence.atRisk(Optional.empty()));
  }

  /// No longer listed. What was found out about it does not hold for another of its name.
  public State removed(Instant at, String scanId) {
    return new State(
        identity,
        verdict,
        reason,
        facts,
        since,
        stretchSince,
        firstSeenAt,
        lastSeenAt,
        scanId,
        unreadable,
        Optional.of(at),
        alertsDue);
  }

  /// With one more alert due.
  public State due(DueAlert alert) {
    return new State(
        identity,
        verdict,
        reason,
        facts,
        since,
        stretchSince,
        firstSeenAt,
        lastSeenAt,
        scanId,
        unreadable,
        removedAt,
        Stream.concat(alertsDue.stream(), Stream.of(alert)).toList(),
        evidence);
  }

  /// With this evidence instead.
  public State with(Evidence other) {
    return new State(
        identity,
        verdict,
        reason,
        facts,
        since,
        stretchSince,
        firstSeenAt,
        lastSeenAt,
        scanId,
        unreadable,
        removedAt,
        alertsDue,
        other);
  }

  /// SES lists the identity, but what it is cannot be told.
  ///
  /// @param reason UNREADABLE or UNRECOGNIZED
  /// @param detail SES's own word or the failure's, as text
  /// @param since when this began
  public record Unreadable(Reason reason, String detail, Instant since) {}
}
