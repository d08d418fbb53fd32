package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The CNAME records of Easy DKIM: `<token>._domainkey.<domain>` to `<token>.<zone>`.
final class DkimRecords {

  /// Easy DKIM gives three tokens. Any other number means a key of the customer's own, whose TXT
  /// record SES does not tell.
  private static final int TOKENS = 3;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,63}");

  private DkimRecords() {}

  /// The three records of a domain; none when its tokens or its zone are not known, or when it
  /// signs with a key of the customer's own.
  static List<DnsRecord> of(State domain) {
    if (domain.evidence().detail().map(SesDetail::ownKey).orElse(false)) {
      return List.of();
    }
    List<String> tokens = domain.facts().dkimTokens();
    Optional<String> zone = DkimZones.of(tokens, domain.evidence());
    if (tokens.isEmpty()) {
      return looked(domain);
    }
    if (zone.isEmpty()
        || tokens.size() != TOKENS
        || !tokens.stream().allMatch(token -> TOKEN.matcher(token).matches())) {
      return List.of();
    }
    String parent = "._domainkey." + Ascii.domain(domain.identity().name());
    return tokens.stream()
        .map(token -> new DnsRecord(token + parent, "CNAME", token + "." + zone.get()))
        .toList();
  }

  /// Those of the records that are not known to be right. The value tells them apart: it begins
  /// with the token.
  static List<DnsRecord> toPublish(State domain) {
    List<DnsCheck> checks = domain.evidence().dkimRecords();
    return of(domain).stream()
        .filter(
            one ->
                checks.stream()
                    .filter(check -> check.expected().equals(one.value()))
                    .noneMatch(check -> inPlace(check.finding())))
        .toList();
  }

  /// Where the tokens are not known, the records that were last looked up.
  private static List<DnsRecord> looked(State domain) {
    return domain.evidence().dkimRecords().stream()
        .filter(check -> check.type() == DnsType.CNAME)
        .map(check -> new DnsRecord(check.name(), "CNAME", check.expected()))
        .toList();
  }

  /// Whether the record itself is as it ought to be: the key behind it is SES's business.
  private static boolean inPlace(DnsFinding finding) {
    return switch (finding) {
      case OK, NO_KEY, REVOKED -> true;
      case MISSING, WRONG_TARGET, NAME_DOUBLED, ADDRESS_INSTEAD, SERVER_FAILURE, TIMEOUT -> false;
    };
  }
}
