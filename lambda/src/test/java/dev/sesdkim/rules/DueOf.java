package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.Optional;

/// Rows of the outbox of one account, and what is unverified in it, to tell of.
final class DueOf {

  static final String ACCOUNT = "123456789012";
  static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private DueOf() {}

  /// A change of a domain or of an address under its own domain.
  static Due.OfIdentity change(AlertKind.OfDomain kind, String region, String name) {
    Identity identity = identity(region, name);
    return change(kind, identity, identity.domain(), NOW);
  }

  /// A change of an address under its governing domain.
  static Due.OfIdentity change(AlertKind.OfDomain kind, String region, String name, String domain) {
    return change(kind, identity(region, name), domain, NOW);
  }

  /// The same change, seen by the scan of another time.
  static Due.OfIdentity at(Instant at, Due.OfIdentity due) {
    return change(due.kind(), due.identity(), due.domain(), at);
  }

  private static Due.OfIdentity change(
      AlertKind.OfDomain kind, Identity identity, String domain, Instant at) {
    return new Due.OfIdentity(
        kind,
        identity,
        domain,
        kind == AlertKind.OfDomain.FOUND_UNVERIFIED
            ? Optional.empty()
            : Optional.of(Verdict.VERIFIED),
        Reason.FAILED,
        at,
        at,
        at,
        "scan " + at);
  }

  /// Something that the scan cannot read or can again.
  static Due.OfScan trouble(AlertKind.OfScan kind, String place, String subject, Instant at) {
    return new Due.OfScan(
        kind,
        ACCOUNT,
        place,
        subject,
        new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", ""),
        at,
        at,
        at,
        "scan " + at,
        Optional.empty());
  }

  static Unverified unverified(String region, String domain, Reason reason) {
    return new Unverified(identity(region, domain), reason, NOW.minusSeconds(60), Optional.empty());
  }

  /// An address that its domain takes down.
  static Unverified down(String region, String address, String domain) {
    return new Unverified(
        identity(region, address),
        Reason.DOMAIN_UNVERIFIED,
        NOW.minusSeconds(60),
        Optional.of(domain));
  }

  static Identity identity(String region, String name) {
    return new Identity(region, ACCOUNT, name);
  }
}
