package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.rules.Zone;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExistenceTest {

  /// What DNS shows, a domain without any record, and the topmost name that is missing with it; `-`
  /// where the domain is not known to have lapsed.
  private static final String CASES =
      """
      com SOA a.gtld                                              | example.com           | example.com
      com SOA a.gtld                                              | news.example.com      | example.com
      com SOA a.gtld                                              | a.b.news.example.com  | example.com
      other.example.net A 192.0.2.1                               | example.com           | example.com
      example.com A 192.0.2.1                                     | example.com           | -
      example.com A 192.0.2.1                                     | news.example.com      | -
      example.com A 192.0.2.1                                     | a.b.news.example.com  | -
      example.com MX 10 mx.example.net                            | news.example.com      | -
      _dmarc.example.com TXT v=DMARC1; p=none                     | news.example.com      | -
      t._domainkey.example.com CNAME t.dkim.amazonses.com         | news.example.com      | -
      com SOA a.gtld ; example.com SOA ns.example                 | news.example.com      | -
      example.com A 192.0.2.1 ; www.news.example.com A 192.0.2.1  | shop.news.example.com | -
      t._domainkey.news.example.com TXT p=                        | news.example.com      | -
      uk SOA nic.uk ; co.uk SOA nic.uk                            | shop.co.uk            | shop.co.uk
      uk SOA nic.uk ; co.uk SOA nic.uk ; co.uk A 192.0.2.1        | shop.co.uk            | shop.co.uk
      uk SOA nic.uk ; co.uk SOA nic.uk                            | news.shop.co.uk       | shop.co.uk
      uk SOA nic.uk ; co.uk SOA nic.uk ; shop.co.uk A 192.0.2.1   | news.shop.co.uk       | -
      uk SOA nic.uk ; co.uk SOA nic.uk ; shop.co.uk SOA ns.shop   | news.shop.co.uk       | -
      jp SOA z.dns.jp ; other.co.jp A 192.0.2.1                   | shop.co.jp            | shop.co.jp
      _dmarc.gov.example TXT v=DMARC1; p=reject; psd=y            | tax.gov.example       | tax.gov.example
      _dmarc.gov.example TXT v=DMARC1;psd=y; p=reject             | a.tax.gov.example     | tax.gov.example
      _dmarc.gov.example TXT v=DMARC1; p=reject; psd=n            | tax.gov.example       | -
      news.example.com FAILS A                                    | news.example.com      | -
      example.com FAILS A                                         | news.example.com      | -
      co.uk SOA nic.uk ; uk FAILS SOA                             | shop.co.uk            | -
      other.co.uk A 192.0.2.1 ; co.uk SILENT SOA                  | shop.co.uk            | -
      other.co.uk A 192.0.2.1 ; co.uk FAILS MX                    | shop.co.uk            | -
      other.co.uk A 192.0.2.1 ; _dmarc.co.uk FAILS TXT            | shop.co.uk            | -
      """;

  static Stream<Arguments> cases() {
    return CASES.lines().map(line -> Arguments.of((Object[]) line.split(" *\\| *", 3)));
  }

  @ParameterizedTest(name = "{1} with {0}")
  @MethodSource("cases")
  void aDomainHasLapsedIfNothingAboveItIsInUse(String zone, String domain, String missing) {
    assertThat(new Existence(Zone.of(zone)).missingWith(domain).orElse("-")).isEqualTo(missing);
  }

  @Test
  void aRecordSaysWhichDomainAboveIsMissingToo() {
    assertThat(record("com SOA a.gtld", "news.example.com"))
        .isEqualTo("DOMAIN_MISSING news.example.com, nor example.com above it");
    assertThat(record("uk SOA nic.uk ; co.uk SOA nic.uk", "shop.co.uk"))
        .isEqualTo("DOMAIN_MISSING shop.co.uk");
  }

  @Test
  void aRecordThatIsNotThereIsMissingAlsoWhereNobodyCanTellOfItsDomain() {
    assertThat(record("uk FAILS SOA ; co.uk SOA nic.uk", "shop.co.uk"))
        .isEqualTo(DnsFinding.MISSING + " ");
  }

  private static String record(String zone, String domain) {
    DkimEvidence found =
        DkimRule.easy(domain, List.of("a", "b", "c"), "dkim.amazonses.com", Zone.of(zone));
    DnsCheck first = found.records().getFirst();
    return first.finding() + " " + first.found().orElse("");
  }
}
