package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What SES v2 tells about a domain's DKIM and v1 does not (SES API v2 reference, `DkimAttributes`
/// and `VerificationInfo`).
///
/// @param origin SES's own word for whose key it is: `AWS_SES`, `EXTERNAL`, or `AWS_SES_` and a
///   region for a replica of the same domain there
/// @param hostedZone the zone that the CNAME records lead to, such as `dkim.amazonses.com`
/// @param selector the selector of the customer's own key, if SES tells it
/// @param keyBits the length of the RSA key that SES signs with; empty for a customer's own key
/// @param error SES's own word for what was wrong when it last checked, such as `HOST_NOT_FOUND`
/// @param lastCheckedAt when SES last checked the records
/// @param lastSuccessAt when SES last found the records
/// @param keyGeneratedAt when SES made the key; only for SES's own keys
/// @param toldAt when the scan that asked started
public record SesDetail(
    String origin,
    Optional<String> hostedZone,
    Optional<String> selector,
    Optional<Integer> keyBits,
    Optional<String> error,
    Optional<Instant> lastCheckedAt,
    Optional<Instant> lastSuccessAt,
    Optional<Instant> keyGeneratedAt,
    Instant toldAt) {

  private static final String EXTERNAL = "EXTERNAL";

  private static final Pattern REPLICA = Pattern.compile("AWS_SES_([A-Z]+(?:_[A-Z]+)+_[0-9]+)");

  private static final int LONGEST_WORD = 100;

  private static final int LONGEST_NAME = 253;

  public SesDetail {
    origin = Printable.line(origin, LONGEST_WORD);
    hostedZone = hostedZone.map(zone -> Printable.line(zone, LONGEST_NAME));
    selector = selector.map(label -> Printable.line(label, LONGEST_NAME));
    error = error.map(word -> Printable.line(word, LONGEST_WORD));
  }

  /// Without the times at which SES checked and was asked.
  public SesDetail timeless() {
    return new SesDetail(
        origin,
        hostedZone,
        selector,
        keyBits,
        error,
        Optional.empty(),
        Optional.empty(),
        keyGeneratedAt,
        Instant.EPOCH);
  }

  /// Whether the domain signs with a key of the customer's own.
  public boolean ownKey() {
    return origin.equals(EXTERNAL);
  }

  /// For a replica: the region of the identity whose tokens and key it copies.
  public Optional<String> parentRegion() {
    Matcher replica = REPLICA.matcher(origin);
    return replica.matches()
        ? Optional.of(replica.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
        : Optional.empty();
  }
}
