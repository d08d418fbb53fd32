package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The CNAME records of Easy DKIM: `<token>._domainkey.<domain>` to `<token>.<zone>`.
final class DkimRecords {

  /// Easy DKIM gives three tokens. Any other number means a key of the customer's own, whose TXT
  /// record SES does not return.
  private static final int TOKENS = 3;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,63}");

  private DkimRecords() {}

  /// The three records of a domain; none if its tokens or its zone are unknown, or if it signs with
  /// a key of the customer's own.
  static List<DnsRecord> of(State domain) {
    if (domain.evidence().detail().map(SesDetail::ownKey).orElse(false)) {
      return List.of();
    }
    List<String> tokens = domain.facts().dkimTokens();
    Optional<String> zone = DkimZones.of(tokens, domain.evidence());
    if (zone.isEmpty()) {
      return List.of();
    }
    if (tokens.isEmpty()) {
      return looked(domain);
    }
    if (tokens.size() != TOKENS
        || !tokens.stream().allMatch(token -> TOKEN.matcher(token).matches())) {
      return List.of();
    }
    String parent = "._domainkey." + Ascii.domain(domain.identity().name());
    return tokens.stream()
        .map(token -> new DnsRecord(token + parent, "CNAME", token + "." + zone.get()))
        .toList();
  }

  /// The records that are not known to be right, with what was seen at their names. Checks are
  /// matched by the record's value, because it begins with the token.
  static List<DnsRecord> toPublish(State domain) {
    List<DnsCheck> checks = domain.evidence().dkimRecords();
    List<DnsRecord> records = new ArrayList<>();
    for (DnsRecord one : of(domain)) {
      Optional<DnsCheck> seen =
          checks.stream().filter(check -> check.expected().equals(one.value())).findFirst();
      if (seen.isEmpty()) {
        records.add(one);
      } else if (!inPlace(seen.get().finding())) {
        records.add(seen.get().asRecord());
      }
    }
    return List.copyOf(records);
  }

  /// The records that were last looked up, for a domain whose tokens are unknown.
  private static List<DnsRecord> looked(State domain) {
    return domain.evidence().dkimRecords().stream()
        .filter(check -> check.type() == DnsType.CNAME)
        .map(DnsCheck::asRecord)
        .toList();
  }

  /// Whether the record itself is right. The key behind it is up to SES.
  private static boolean inPlace(DnsFinding finding) {
    return switch (finding) {
      case OK, NO_KEY, UNUSABLE_KEY, REVOKED -> true;
      case MISSING,
          WRONG_TARGET,
          SEVERAL,
          NAME_DOUBLED,
          ADDRESS_INSTEAD,
          FLATTENED,
          DOMAIN_MISSING,
          SERVER_FAILURE,
          TIMEOUT ->
          false;
    };
  }
}
