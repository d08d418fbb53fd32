package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// One thing that is to be told and was not told yet: a row of the outbox.
public sealed interface Due {

  /// The place of what concerns the whole account.
  String ACCOUNT = "*";

  AlertKind kind();

  String account();

  /// The region in which it happened, or [#ACCOUNT].
  String place();

  /// What it is about, unique for kind, place and moment.
  String subject();

  /// When it is to be told: a moment in the future while there is grace.
  Instant dueAt();

  /// When the scan that saw it started.
  Instant observedAt();

  /// That scan.
  String scanId();

  /// A change of one identity.
  ///
  /// @param domain the domain under which people hear of it
  /// @param was the verdict before, if there was one
  /// @param reason the reason that the alert tells
  /// @param since when what it tells began
  record OfIdentity(
      AlertKind kind,
      Identity identity,
      String domain,
      Optional<Verdict> was,
      Reason reason,
      Instant since,
      Instant dueAt,
      Instant observedAt,
      String scanId)
      implements Due {

    @Override
    public String account() {
      return identity.account();
    }

    @Override
    public String place() {
      return identity.region();
    }

    @Override
    public String subject() {
      return identity.name();
    }

    public Verdict verdict() {
      return reason.verdict();
    }
  }

  /// Something that a scan cannot read or do, or can again.
  ///
  /// @param kind `SCAN_PROBLEM` or `SCAN_RECOVERED`
  /// @param subject the region itself, the name of one of its identities, or a [ScanPart]
  /// @param problem what was met
  /// @param since when it was met first
  /// @param lastReading of a region that is not read
  record OfScan(
      AlertKind kind,
      String account,
      String place,
      String subject,
      Problem problem,
      Instant since,
      Instant dueAt,
      Instant observedAt,
      String scanId,
      Optional<LastReading> lastReading)
      implements Due {

    /// The same, with what was in the region.
    public OfScan with(Optional<LastReading> known) {
      return new OfScan(
          kind, account, place, subject, problem, since, dueAt, observedAt, scanId, known);
    }
  }

  /// The weekly digest, or one that somebody asked for. What it says is what the scan knows that
  /// tells it.
  record Digest(String account, Instant dueAt, String scanId) implements Due {

    @Override
    public AlertKind kind() {
      return AlertKind.DIGEST;
    }

    @Override
    public String place() {
      return ACCOUNT;
    }

    @Override
    public String subject() {
      return "digest";
    }

    @Override
    public Instant observedAt() {
      return dueAt;
    }
  }
}
