package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// A row of the outbox: news that was not sent yet.
public sealed interface Due {

  /// The place of news about the whole account.
  String ACCOUNT = "*";

  AlertKind kind();

  String account();

  /// The region in which it happened, or [#ACCOUNT].
  String place();

  /// What the news is about, unique for kind, place and moment.
  String subject();

  /// When the news is due: in the future during the grace period.
  Instant dueAt();

  /// When the scan that raised it started.
  Instant observedAt();

  /// The id of that scan.
  String scanId();

  /// A change of one identity.
  ///
  /// @param domain the domain under which alerts name the identity
  /// @param was the verdict before, if there was one
  /// @param reason the reason that the alert gives
  /// @param since when the news began to be true
  record OfIdentity(
      AlertKind.OfDomain kind,
      Identity identity,
      String domain,
      Optional<Verdict> was,
      Reason reason,
      Instant since,
      Instant dueAt,
      Instant observedAt,
      String scanId)
      implements Due {

    // A storm keeps all its news in memory, so rows share the texts that they repeat.
    public OfIdentity {
      domain = domain.equals(identity.name()) ? identity.name() : domain;
      scanId = scanId.intern();
    }

    /// News of an identity as the scan of this moment knows it.
    public static OfIdentity of(
        AlertKind.OfDomain kind,
        Optional<Verdict> was,
        State now,
        Instant since,
        Instant dueAt,
        Moment moment) {
      return new OfIdentity(
          kind,
          now.identity(),
          now.alertDomain(),
          was,
          now.reason(),
          since,
          dueAt,
          moment.at(),
          moment.scanId());
    }

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
  /// @param subject the region itself, the name of one of its identities, or a [ScanPart]
  /// @param problem what went wrong
  /// @param since when it first went wrong
  /// @param lastReading the last reading of a region that is not read
  record OfScan(
      AlertKind.OfScan kind,
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

    /// With the region's last reading.
    public OfScan with(Optional<LastReading> known) {
      return new OfScan(
          kind, account, place, subject, problem, since, dueAt, observedAt, scanId, known);
    }
  }

  /// The weekly digest, or one that a person asked for. It says what the scan that sends it knows.
  record Digest(String account, Instant dueAt, String scanId) implements Due {

    @Override
    public AlertKind kind() {
      return AlertKind.OfAccount.DIGEST;
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
