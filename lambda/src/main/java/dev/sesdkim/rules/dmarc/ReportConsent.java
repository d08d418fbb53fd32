package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whether other organizations that are to receive reports agree to it: a TXT record `v=DMARC1` at
/// `<policy domain>._report._dmarc.<report domain>` (RFC 9990 section 3).
final class ReportConsent {

  /// At most this many are asked: a record is short, and each question goes to a stranger's server.
  private static final int MOST_DOMAINS = 5;

  private ReportConsent() {}

  /// The report domains that gave a definite answer without consent.
  ///
  /// @param policyDomain the domain whose record it is
  /// @param organization the organizational domain; report domains within it need no consent
  static List<DmarcProblem> missing(
      PolicyRecord record,
      String policyDomain,
      String organization,
      Function<DnsQuestion, DnsAnswer> dns) {
    return Stream.of(record.rua(), record.ruf())
        .flatMap(List::stream)
        .flatMap(address -> address.domain().stream())
        .filter(domain -> !DnsName.within(domain, organization))
        .distinct()
        .limit(MOST_DOMAINS)
        .filter(domain -> refused(policyDomain + "._report._dmarc." + domain, dns))
        .map(domain -> new DmarcProblem(Kind.REPORTS_NOT_ACCEPTED, domain))
        .toList();
  }

  private static boolean refused(String name, Function<DnsQuestion, DnsAnswer> dns) {
    return switch (dns.apply(new DnsQuestion(name, DnsType.TXT))) {
      case DnsAnswer.Failed _ -> false;
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> true;
      case DnsAnswer.Found found -> found.texts().stream().noneMatch(Version::opens);
    };
  }
}
