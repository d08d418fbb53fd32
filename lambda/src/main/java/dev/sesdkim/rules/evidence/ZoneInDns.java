package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.rules.Ascii;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The zone of SES that a verified domain's own records lead to. SES has accepted them, so they
/// know better than a table of regions where the keys of a replica or of a new region are.
public final class ZoneInDns {

  private static final Pattern OF_SES =
      Pattern.compile("(?:[a-z0-9-]+\\.)+amazonses\\.[a-z]{2,3}(?:\\.[a-z]{2})?");

  private ZoneInDns() {}

  /// The zone behind the first token whose record leads to SES; empty if none does.
  public static Optional<String> of(
      String domain, List<String> tokens, Function<DnsQuestion, DnsAnswer> dns) {
    String below = "._domainkey." + Ascii.domain(domain);
    return tokens.stream()
        .flatMap(
            token ->
                behind(token, dns.apply(new DnsQuestion(token + below, DnsType.CNAME))).stream())
        .findFirst();
  }

  private static Optional<String> behind(String token, DnsAnswer answer) {
    if (!(answer instanceof DnsAnswer.Found found)) {
      return Optional.empty();
    }
    String label = DnsName.plain(token) + ".";
    return found
        .all(DnsData.Alias.class)
        .map(alias -> DnsName.plain(alias.target()))
        .filter(target -> target.startsWith(label))
        .map(target -> target.substring(label.length()))
        .filter(zone -> OF_SES.matcher(zone).matches())
        .findFirst();
  }
}
