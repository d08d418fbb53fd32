package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.rules.Zone;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Zones, each with the section that decides what became of a record, and a part of what is told of
/// it.
///
/// `APEX` is a record of example.com itself, `KEY` a public key of 2,048 bits, `SES` the zone of
/// SES, `FB` the feedback host of Ireland.
class RecordCasesTest {

  private static final String SES = "dkim.amazonses.com";

  /// What becomes of the CNAME record of the token aaa of news.example.com.
  private static final String CNAMES =
      """
      RFC 1034 3.6.2 | aaa CNAME aaa.SES ; aaa.SES TXT KEY                                | OK
      RFC 1034 3.6.2 | aaa CNAME aaa.SES. ; aaa.SES TXT KEY                               | OK
      RFC 4343 3     | AAA CNAME AAA.DKIM.AMAZONses.COM ; aaa.SES TXT KEY                 | OK
      RFC 1034 3.6.2 | aaa CNAME k.example.net ; k.example.net CNAME aaa.SES ; aaa.SES TXT KEY | OK
      RFC 6376 3.6.2 | aaa CNAME aaa.SES ; bbb CNAME bbb.SES ; bbb.SES TXT KEY ; aaa.SES TXT - | OK
      RFC 2308 2.1   | aaa CNAME aaa.SES ; bbb CNAME bbb.SES ; bbb.SES TXT KEY            | OK
      RFC 1034 3.6.2 | APEX ; aaa CNAME old.example.net                                   | WRONG_TARGET old.example.net
      RFC 1034 3.6.2 | APEX ; aaa CNAME bbb.SES ; bbb.SES TXT KEY                         | WRONG_TARGET bbb.dkim
      RFC 1034 3.6.2 | APEX ; aaa CNAME aaa.dkim.eu-south-1.amazonses.com                 | WRONG_TARGET eu-south-1
      RFC 1034 3.6.2 | APEX ; aaa CNAME aaa.SES.example.com                               | WRONG_TARGET aaa.dkim.amazonses.com.example.com
      RFC 1034 3.6.2 | APEX ; aaa CNAME aaa.SES ; aaa CNAME old.example.net               | SEVERAL old.example.net
      RFC 1034 3.6.2 | APEX ; aaa CNAME one.example.net ; aaa CNAME two.example.net       | SEVERAL two.example.net
      RFC 8020 2     | APEX                                                               | MISSING
      RFC 2308 2.2   | APEX ; x.aaa._domainkey.news.example.com A 192.0.2.1               | MISSING
      RFC 8020 2     | news.example.com A 192.0.2.1                                       | MISSING
      RFC 8020 2     | APEX ; bbb CNAME bbb.SES                                           | MISSING
      RFC 8020 2     | aaa.SES TXT KEY                                                    | DOMAIN_MISSING news.example.com
      RFC 8020 2     | other.example.net A 192.0.2.1                                      | DOMAIN_MISSING news.example.com
      RFC 1034 5.1   | APEX ; aaa._domainkey.news.example.com.news.example.com CNAME aaa.SES | NAME_DOUBLED aaa._domainkey.news.example.com.news.example.com
      RFC 1034 5.1   | APEX ; aaa._domainkey.news.example.com.example.com CNAME aaa.SES   | NAME_DOUBLED aaa._domainkey.news.example.com.example.com
      RFC 1034 5.1   | APEX ; aaa._domainkey.news.example.com.example.com CNAME x.example | MISSING
      RFC 1034 5.1   | APEX ; aaa._domainkey.news.example.com.com CNAME aaa.SES           | MISSING
      RFC 4592 2.1.1 | *.example.com TXT v=spf1 -all                                      | MISSING a wildcard record answers for it: TXT v=spf1 -all
      RFC 4592 2.1.1 | *.news.example.com TXT v=spf1 -all                                 | MISSING a wildcard
      RFC 4592 2.1.1 | *._domainkey.news.example.com TXT v=spf1 -all                      | MISSING a wildcard
      RFC 4592 2.1.1 | *._domainkey.news.example.com TXT KEY                              | MISSING a wildcard
      RFC 4592 2.1.1 | *.example.com A 192.0.2.1                                          | MISSING a wildcard record answers for it: an address record
      RFC 4592 2.1.1 | *.example.com AAAA 2001:db8::1                                     | MISSING a wildcard
      RFC 4592 2.1.1 | *.example.com A 192.0.2.1 ; *.example.com TXT v=spf1 -all          | MISSING a wildcard
      RFC 4592 2.1.1 | *.example.com A 192.0.2.1 ; *.example.com A 192.0.2.2              | MISSING a wildcard
      RFC 4592 2.1.1 | *.example.com MX 10 mx.example.com                                 | MISSING
      RFC 4592 3.3.3 | *.example.com CNAME www.example.com ; www.example.com A 192.0.2.1  | MISSING a wildcard record answers for it: CNAME www.example.com
      RFC 4592 3.3.3 | *._domainkey.news.example.com CNAME x.example.net                  | MISSING a wildcard
      RFC 4592 3.3.3 | *.example.com CNAME www.example.com ; aaa CNAME aaa.SES ; aaa.SES TXT KEY | OK
      RFC 4592 2.2.1 | *.example.com TXT v=spf1 -all ; bbb CNAME bbb.SES                  | MISSING
      RFC 4592 2.2.1 | *.example.com TXT v=spf1 -all ; aaa TXT hello                      | WRONG_TARGET a TXT record: hello
      RFC 4592 2.1.1 | *.example.com A 192.0.2.1 ; aaa._domainkey.news.example.com.example.com CNAME aaa.SES | NAME_DOUBLED
      RFC 6376 3.6.2 | APEX ; aaa TXT KEY                                                 | FLATTENED a TXT record: p=MIIBIjANBgkq… (392 characters)
      RFC 6376 3.6.2 | APEX ; aaa TXT v=DKIM1; KEY                                        | FLATTENED
      RFC 6376 3.6.2 | APEX ; aaa TXT KEY ; aaa A 192.0.2.1                               | FLATTENED
      RFC 6376 3.6.2 | *.example.com TXT v=spf1 -all ; aaa TXT KEY                        | FLATTENED
      RFC 1034 3.6.2 | APEX ; aaa A 192.0.2.1                                             | ADDRESS_INSTEAD 192.0.2.1
      RFC 1034 3.6.2 | APEX ; aaa AAAA 2001:db8::1                                        | ADDRESS_INSTEAD 2001:db8::1
      RFC 1034 3.6.2 | APEX ; aaa A 192.0.2.1 ; aaa TXT hello                             | ADDRESS_INSTEAD
      RFC 1034 3.6.2 | APEX ; aaa TXT aaa.SES                                             | WRONG_TARGET a TXT record: aaa.dkim.amazonses.com
      RFC 1034 3.6.2 | APEX ; aaa TXT p=                                                  | WRONG_TARGET a TXT record
      RFC 1034 3.6.2 | APEX ; aaa MX 10 mx.example.com                                    | MISSING
      RFC 1035 4.1.1 | APEX ; aaa FAILS CNAME                                             | SERVER_FAILURE
      RFC 1035 4.1.1 | APEX ; aaa SILENT CNAME                                            | TIMEOUT
      RFC 1035 4.1.1 | aaa CNAME aaa.SES ; aaa FAILS TXT                                  | SERVER_FAILURE
      RFC 1035 4.1.1 | aaa CNAME k.example.net ; k.example.net CNAME aaa.SES ; aaa.SES FAILS TXT | SERVER_FAILURE
      RFC 1035 4.1.1 | aaa CNAME k.example.net ; k.example.net SILENT TXT                 | TIMEOUT
      """;

  /// What has to be deleted before the CNAME record of the token aaa can be published.
  private static final String OBSTACLES =
      """
      RFC 1034 3.6.2 | APEX                                                               | -
      RFC 1034 3.6.2 | APEX ; aaa A 192.0.2.1                                             | A 192.0.2.1
      RFC 1034 3.6.2 | APEX ; aaa TXT hello ; aaa A 192.0.2.1 ; aaa AAAA 2001:db8::1 ; aaa MX 10 mx.example | TXT hello, A 192.0.2.1, AAAA 2001:db8::1, MX 10 mx.example
      RFC 1034 3.6.2 | APEX ; aaa TXT hello                                               | TXT hello
      RFC 1034 3.6.2 | APEX ; aaa MX 10 mx.example                                        | MX 10 mx.example
      RFC 1034 5.1   | APEX ; aaa TXT hello ; aaa._domainkey.news.example.com.example.com CNAME aaa.SES | TXT hello
      RFC 4592 2.1.1 | *.example.com MX 10 mx.example                                     | -
      RFC 4592 2.2.1 | *._domainkey.news.example.com TXT hi ; aaa TXT hello               | TXT hello
      RFC 4592 2.2.1 | *._domainkey.news.example.com A 192.0.2.9 ; aaa TXT hello ; aaa A 192.0.2.1 | TXT hello
      RFC 4592 2.2.1 | *._domainkey.news.example.com AAAA 2001:db8::9 ; aaa TXT hello ; aaa AAAA 2001:db8::1 | TXT hello
      """;

  /// What becomes of the MX record, then of the TXT record of the MAIL FROM domain
  /// bounce.news.example.com.
  private static final String MAIL_FROM =
      """
      RFC 5321 5.1   | b MX 10 FB ; b TXT SPF                                             | OK | OK
      RFC 5321 5.1   | b MX 0 FB ; b TXT SPF                                              | OK | OK
      RFC 5321 5.1   | b MX 10 feedback-smtp.us-east-1.amazonses.com ; b TXT SPF          | OK | OK
      RFC 5321 5.1   | b CNAME m.example.net ; m.example.net MX 10 FB ; m.example.net TXT SPF | OK | OK
      RFC 5321 5.1   | b MX 10 FB ; b MX 20 mx.example.net ; b TXT SPF                    | SEVERAL mx.example.net | OK
      RFC 5321 5.1   | b MX 10 FB ; b MX 10 feedback-smtp.us-east-1.amazonses.com ; b TXT SPF | SEVERAL | OK
      RFC 5321 5.1   | b MX 10 mx.example.net ; b TXT SPF                                 | WRONG_TARGET 10 mx.example.net | OK
      RFC 7505 3     | b MX 0 . ; b TXT SPF                                               | WRONG_TARGET | OK
      RFC 5321 5.1   | b MX 10 FB.example.com ; b TXT SPF                                 | WRONG_TARGET | OK
      RFC 8020 2     | APEX                                                               | MISSING | MISSING
      RFC 2308 2.2   | b A 192.0.2.1                                                      | MISSING | MISSING
      RFC 8020 2     | other.example.net A 192.0.2.1                                      | DOMAIN_MISSING | DOMAIN_MISSING
      RFC 1034 5.1   | APEX ; b.news.example.com MX 10 FB ; b.news.example.com TXT SPF    | NAME_DOUBLED | NAME_DOUBLED
      RFC 1034 5.1   | APEX ; b.example.com MX 10 FB ; b.example.com TXT SPF              | NAME_DOUBLED bounce.news.example.com.example.com | NAME_DOUBLED
      RFC 1034 5.1   | APEX ; b.example.com TXT v=spf1 -all                               | MISSING | MISSING
      RFC 4592 2.1.1 | *.example.com TXT v=spf1 -all                                      | MISSING | MISSING a wildcard record answers for it: v=spf1 -all
      RFC 4592 2.1.1 | *.example.com TXT hello                                            | MISSING | MISSING a wildcard
      RFC 4592 2.1.1 | *.example.com MX 10 mx.example.net                                 | MISSING a wildcard record answers for it: 10 mx.example.net | MISSING
      RFC 4592 2.1.1 | *.example.com MX 10 FB ; *.example.com TXT SPF                     | OK | OK
      RFC 4592 3.3.3 | *.example.com CNAME www.example.com ; www.example.com A 192.0.2.1  | MISSING a wildcard record answers for it: CNAME www.example.com | MISSING a wildcard
      RFC 4592 2.2.1 | *.example.com TXT v=spf1 -all ; b TXT v=spf1 ~all ; b MX 10 FB     | OK | WRONG_TARGET v=spf1 ~all
      RFC 7208 4.5   | b MX 10 FB ; b TXT hello                                           | OK | MISSING
      RFC 7208 4.5   | b MX 10 FB ; b TXT SPF ; b TXT hello                               | OK | OK
      RFC 1035 4.1.1 | APEX ; b FAILS MX ; b SILENT TXT                                   | SERVER_FAILURE | TIMEOUT
      """;

  static Stream<Arguments> cnames() {
    return lines(CNAMES, 3);
  }

  static Stream<Arguments> mailFroms() {
    return lines(MAIL_FROM, 4);
  }

  static Stream<Arguments> obstacles() {
    return lines(OBSTACLES, 3);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cnames")
  void whatBecameOfAnAlias(String section, String zone, String expected) {
    is(alias(zone), expected, section);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("obstacles")
  void whatItsOwnerPublishedAtTheNameOfAnAliasIsInTheWayAndAWildcardIsNot(
      String section, String zone, String expected) {
    assertThat(alias(zone).inTheWay())
        .extracting(obstacle -> obstacle.type() + " " + obstacle.found())
        .as("by %s", section)
        .isEqualTo(expected.equals("-") ? List.of() : List.of(expected.strip().split(", ", -1)));
  }

  private static DnsCheck alias(String zone) {
    return DkimRule.easy(
            "news.example.com",
            List.of("aaa", "bbb", "ccc"),
            SES,
            Zone.of(
                text(zone).replaceAll("(?i)(^|; )(aaa|bbb) ", "$1$2._domainkey.news.example.com ")))
        .records()
        .getFirst();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mailFroms")
  void whatBecameOfTheRecordsOfAMailFromDomain(String section, String zone, String mx, String txt) {
    MailFromEvidence found =
        MailFromRule.of(
            "news.example.com",
            "bounce.news.example.com",
            "eu-west-1",
            Zone.of(
                text(zone)
                        .replaceAll("(^|; )b ", "$1bounce.news.example.com ")
                        .replace("b.news", "bounce.news.example.com.news")
                        .replace("; b.example.com", "; bounce.news.example.com.example.com")
                    + " ; amazonses.com TXT v=spf1 ip4:199.255.192.0/22 -all"));

    is(found.mx(), mx, section);
    is(found.txt(), txt, section);
  }

  private static void is(DnsCheck check, String expected, String section) {
    String[] parts = expected.strip().split(" ", 2);
    assertThat(check.finding().name()).as("by %s: %s", section, check).isEqualTo(parts[0]);
    if (parts.length > 1) {
      assertThat(check.found().orElse("")).contains(parts[1]);
    }
  }

  private static Stream<Arguments> lines(String table, int columns) {
    return table.lines().map(line -> Arguments.of((Object[]) line.split(" +\\| ", columns)));
  }

  private static String text(String zone) {
    return zone.strip()
        .replace("APEX", "example.com A 192.0.2.9")
        .replace("SES", SES)
        .replace("KEY", Keys.rsa(2048))
        .replace("TXT SPF", "TXT v=spf1 include:amazonses.com ~all")
        .replace("FB", "feedback-smtp.eu-west-1.amazonses.com")
        .replace("TXT -", "TXT  ");
  }
}
