package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.SesDetail;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The zone in which SES keeps the keys of an identity with Easy DKIM.
///
/// It belongs to the identity, not to its region: SES Developer Guide, "Creating and verifying
/// identities", names `token.dkim.amazonses.com` and `token.a31d.dkim.us-west-2.amazonses.com`. So
/// the zone is what SES reports, or what DNS showed while SES called the identity verified.
/// Otherwise it is unknown, and the remedy has a command that reads it.
final class DkimZones {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");

  private DkimZones() {}

  /// The identity's zone; empty if unknown.
  ///
  /// @param tokens the tokens that SES reports; empty if unknown
  static Optional<String> of(List<String> tokens, Evidence evidence) {
    return told(evidence.detail()).or(() -> seen(tokens, evidence));
  }

  /// The zone that SES v2 reported as `SigningHostedZone`.
  static Optional<String> told(Optional<SesDetail> detail) {
    return detail
        .flatMap(SesDetail::hostedZone)
        .map(DnsName::plain)
        .filter(zone -> NAME.matcher(zone).matches());
  }

  /// The zone in which the identity's records were last looked up.
  static Optional<String> seen(List<String> tokens, Evidence evidence) {
    Set<String> zones = new HashSet<>();
    for (DnsCheck check : evidence.dkimRecords()) {
      if (check.type() == DnsType.CNAME && (tokens.isEmpty() || tokens.contains(token(check)))) {
        zones.add(check.expected().substring(token(check).length() + 1));
      }
    }
    zones.removeIf(zone -> !NAME.matcher(zone).matches());
    return zones.size() == 1 ? Optional.of(zones.iterator().next()) : Optional.empty();
  }

  /// The token with which the target of a record begins.
  static String token(DnsCheck cname) {
    return cname.expected().substring(0, Math.max(0, cname.expected().indexOf('.')));
  }
}
