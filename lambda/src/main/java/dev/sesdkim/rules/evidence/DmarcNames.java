package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.rules.Ascii;
import dev.sesdkim.rules.dmarc.Correction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What DNS has at the names where a DMARC record could cover a domain that has none.
public final class DmarcNames {

  /// The domain and up to three above it. Nothing further up is looked up.
  private static final int MOST = 4;

  private DmarcNames() {}

  /// The names at which DNS has something that matters for a new record.
  ///
  /// @param value the record to publish
  public static List<DnsCheck> of(
      String domain, String value, Function<DnsQuestion, DnsAnswer> dns) {
    String name = DnsName.plain(Ascii.domain(domain));
    List<String> domains = new ArrayList<>(List.of(name));
    domains.addAll(DnsName.above(name));
    return domains.stream()
        .limit(MOST)
        .flatMap(one -> at(one, value, dns).stream())
        .filter(DmarcNames::isWorthTelling)
        .toList();
  }

  private static Optional<DnsCheck> at(
      String domain, String value, Function<DnsQuestion, DnsAnswer> dns) {
    Expectation expected =
        new Expectation(
            "_dmarc." + domain,
            DnsType.TXT,
            domain,
            value,
            data -> data instanceof DnsData.Text(String text) && text.startsWith("v=DMARC1"));
    return dns.apply(expected.question()) instanceof DnsAnswer.Definite answer
        ? Optional.of(asWritten(expected.missing(answer, dns), dns))
        : Optional.empty();
  }

  /// If the record is under a doubled name, its text is the one to publish under the right name.
  private static DnsCheck asWritten(DnsCheck check, Function<DnsQuestion, DnsAnswer> dns) {
    return check.finding() == DnsFinding.NAME_DOUBLED
        ? check
            .found()
            .flatMap(name -> Correction.of(dns.apply(new DnsQuestion(name, DnsType.TXT)).texts()))
            .map(correction -> check.expecting(correction.record()))
            .orElse(check)
        : check;
  }

  private static boolean isWorthTelling(DnsCheck check) {
    return check.finding() == DnsFinding.NAME_DOUBLED
        || !check.inTheWay().isEmpty()
        || !check.beside().isNothing();
  }
}
