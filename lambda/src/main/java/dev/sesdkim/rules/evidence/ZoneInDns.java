package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.rules.Ascii;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The zone of SES to which a verified domain's own records lead: SES has accepted them. Records
/// that lead to different zones of SES prove nothing.
public final class ZoneInDns {

  private static final Pattern OF_SES =
      Pattern.compile("(?:[a-z0-9-]+\\.)+amazonses\\.[a-z]{2,3}(?:\\.[a-z]{2})?");

  private ZoneInDns() {}

  /// The one zone to which the tokens' records lead; empty if none leads to SES, or if they differ.
  public static Optional<String> of(
      String domain, List<String> tokens, Function<DnsQuestion, DnsAnswer> dns) {
    String below = "._domainkey." + Ascii.domain(domain);
    Set<String> zones = new HashSet<>();
    for (String token : tokens) {
      behind(token, dns.apply(new DnsQuestion(token + below, DnsType.CNAME)))
          .or(() -> atTheEnd(token, dns.apply(new DnsQuestion(token + below, DnsType.TXT))))
          .ifPresent(zones::add);
    }
    return zones.size() == 1 ? Optional.of(zones.iterator().next()) : Optional.empty();
  }

  private static Optional<String> behind(String token, DnsAnswer answer) {
    return answer instanceof DnsAnswer.Found found
        ? zone(token, found.all(DnsData.Alias.class).map(DnsData.Alias::target))
        : Optional.empty();
  }

  /// The zone at the end of a chain: a record may lead to SES through other names of the customer.
  private static Optional<String> atTheEnd(String token, DnsAnswer answer) {
    return answer instanceof DnsAnswer.Definite end
        ? zone(token, end.chain().stream())
        : Optional.empty();
  }

  /// Whether a name belongs to the token in any zone of SES.
  static boolean isBehind(String token, String target) {
    return zone(token, Stream.of(target)).isPresent();
  }

  private static Optional<String> zone(String token, Stream<String> targets) {
    String label = DnsName.plain(token) + ".";
    return targets
        .map(DnsName::plain)
        .filter(target -> target.startsWith(label))
        .map(target -> target.substring(label.length()))
        .filter(zone -> OF_SES.matcher(zone).matches())
        .findFirst();
  }
}
