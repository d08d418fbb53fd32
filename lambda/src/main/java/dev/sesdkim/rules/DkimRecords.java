package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
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

  /// The three records of a domain; none when its tokens or its zone are not known.
  static List<DnsRecord> of(State domain) {
    List<String> tokens = domain.facts().dkimTokens();
    Optional<String> zone = DkimZones.of(domain.identity().region());
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
}
