package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.KeyState;
import dev.sesdkim.rules.Ascii;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What DNS says about a domain's DKIM records.
public final class DkimRule {

  /// Stands for an unknown zone: no domain name contains such characters.
  public static final String UNKNOWN_ZONE = "<SigningHostedZone>";

  private static final int TOKENS = 3;

  /// A token or a selector: one label of a name.
  private static final Pattern LABEL = Pattern.compile("[\\w-]{1,63}");

  private DkimRule() {}

  /// Easy DKIM: three CNAME records into the zone in which SES keeps the keys.
  ///
  /// @param tokens the three tokens from SES; with any other number nothing is looked up
  /// @param zone the zone of the keys: `SigningHostedZone` of SES v2, such as `dkim.amazonses.com`;
  ///   or [#UNKNOWN_ZONE], then a record into any zone of SES is right
  public static DkimEvidence easy(
      String domain, List<String> tokens, String zone, Function<DnsQuestion, DnsAnswer> dns) {
    if (tokens.size() != TOKENS || !tokens.stream().allMatch(DkimRule::isLabel)) {
      return DkimEvidence.none();
    }
    String name = Ascii.domain(domain);
    List<CnameCheck.Followed> followed =
        tokens.stream().map(token -> new CnameCheck(token, name, zone, dns).follow()).toList();
    List<DkimKey> keys = followed.stream().flatMap(one -> one.key().stream()).toList();
    List<DkimKey.Present> present =
        keys.stream()
            .filter(DkimKey.Present.class::isInstance)
            .map(DkimKey.Present.class::cast)
            .toList();
    KeyState state = present.isEmpty() ? withoutKey(followed, keys) : KeyState.PRESENT;
    boolean told = keys.size() == followed.size();
    return new DkimEvidence(
        MissingDomain.unlessSeen(
            followed.stream()
                .map(one -> told ? keyless(one.check(), state) : one.check())
                .toList()),
        state,
        present.stream().map(DkimKey.Present::rsaBits).min(Integer::compare),
        present.stream().map(DkimKey.Present::hash).toList());
  }

  /// A key of the customer's own: one TXT record under the selector.
  ///
  /// @param selector as SES v2 returns it in `Tokens`
  public static DkimEvidence own(
      String domain, String selector, Function<DnsQuestion, DnsAnswer> dns) {
    return isLabel(selector)
        ? new OwnKeyCheck(selector, Ascii.domain(domain)).in(dns)
        : DkimEvidence.none();
  }

  private static boolean isLabel(String text) {
    return LABEL.matcher(text).matches();
  }

  private static KeyState withoutKey(List<CnameCheck.Followed> followed, List<DkimKey> keys) {
    if (followed.stream().anyMatch(one -> !one.check().finding().definite())) {
      return KeyState.UNKNOWN;
    }
    return keys.size() == followed.size()
            && keys.stream().allMatch(DkimKey.Revoked.class::isInstance)
        ? KeyState.REVOKED
        : KeyState.NONE;
  }

  private static DnsCheck keyless(DnsCheck check, KeyState state) {
    return switch (state) {
      case PRESENT, UNKNOWN -> check;
      case NONE -> check.with(DnsFinding.NO_KEY);
      case REVOKED -> check.with(DnsFinding.REVOKED);
    };
  }
}
