package dev.sesdkim.rules.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.rules.CaseTable;
import dev.sesdkim.rules.Zone;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of `rules/spf.txt`, over one zone.
class SpfTableTest {

  private static final String NAME = "bounce.example.com";

  static Stream<Arguments> cases() {
    return CaseTable.of("/rules/spf.txt", 4);
  }

  @ParameterizedTest(name = "{0}: {3}: {1}")
  @MethodSource("cases")
  void spfIsEvaluatedAsTheSectionSays(String section, String expected, String term, String texts) {
    Zone zone = zone();
    Stream.of(texts.split(" && ", -1))
        .filter(text -> !text.isEmpty())
        .forEach(text -> zone.txt(NAME, text));

    Spf spf = SpfRule.of(NAME, zone.apply(new DnsQuestion(NAME, DnsType.TXT)), zone);

    assertThat(
            spf.outcome() + spf.problem().map(SpfProblem::kind).map(kind -> " " + kind).orElse(""))
        .as(section)
        .isEqualTo(expected);
    assertThat(spf.problem().map(SpfProblem::term).orElse("")).as(section).contains(term);
    assertThat(zone.asked).as("a chain or circle ends").hasSizeLessThan(60);
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PASS        | v=spf1 include:amazonses.com ~all     | has no SPF record               | x.example A 192.0.2.1
          PASS        | v=spf1 redirect=amazonses.com         | has no SPF record               | x.example A 192.0.2.1
          PASS        | v=spf1 include:amazonses.com ~all     | has a record that lists nobody  | amazonses.com TXT v=spf1 -all
          PASS        | v=spf1 include:amazonses.com ~all     | has a record that is broken     | amazonses.com TXT v=spf1 ipv4:1
          NOT_COVERED | v=spf1 include:x.example ~all         | has no SPF record               | x.example TXT v=spf1 -all
          TEMPERROR   | v=spf1 include:amazonses.com ~all     | could not be looked up          | amazonses.com FAILS TXT
          TEMPERROR   | v=spf1 ip4:192.0.2.1 -all             | could not be looked up          | amazonses.com FAILS TXT
          """)
  void whereAmazonsOwnRecordSaysNothingItsIncludeCoversItAndWhereDnsFailsNothingIsKnown(
      SpfOutcome outcome, String text, String amazon, String records) {
    assertThat(outcome(Zone.of(records).txt(NAME, text)))
        .as("amazonses.com %s", amazon)
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PASS        | v=spf1 a:h.example//32 -all         | amazonses.com TXT v=spf1 ip6:2001:db8::/32 -all ; h.example AAAA 2001:db8::1 ; h.example FAILS A
          PASS        | v=spf1 a:h.example -all             | amazonses.com TXT v=spf1 ip6::: -all ; h.example AAAA :: ; h.example FAILS A
          PASS        | v=spf1 a:h.example -all             | amazonses.com TXT v=spf1 ip4:192.0.2.1 -all ; h.example A 192.0.2.1 ; h.example FAILS AAAA
          PASS        | v=spf1 a:h.example -all             | amazonses.com TXT v=spf1 ip4:0.0.0.0 -all ; h.example A 0.0.0.0 ; h.example FAILS AAAA
          TEMPERROR   | v=spf1 a:h.example -all             | amazonses.com TXT v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all ; h.example A 192.0.2.1 ; h.example FAILS AAAA
          NOT_COVERED | v=spf1 ip6:::ffff:192.0.2.2 -all    | amazonses.com TXT v=spf1 ip6:::ffff:192.0.2.1 -all
          PASS        | v=spf1 ip4:192.0.2.1 -all           | amazonses.com TXT v=spf1 ip4:192.0.2.1 -all ip4:192.0.2.9
          PASS        | v=spf1 ip4:192.0.2.1/32 ip6:2001:db8::1/128 -all | amazonses.com TXT v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all
          PASS        | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all | amazonses.com TXT v=spf1 include:a.example -include:b.example -ip4:192.0.2.3 ip4:192.0.2.2 -all ; a.example TXT v=spf1 ip4:192.0.2.1 include:amazonses.com -all ; b.example TXT v=spf1 ip4:192.0.2.9 -all
          """)
  void allAddressesThatAmazonsRecordsLetPassHaveToPassAndNoOthers(
      SpfOutcome outcome, String text, String records) {
    assertThat(outcome(Zone.of(records).txt(NAME, text))).isEqualTo(outcome);
  }

  @Test
  void tenRecordsOfAmazonAreReadEachOnce() {
    Zone zone = new Zone().txt("amazonses.com", "v=spf1 include:r1.example ip4:192.0.2.0 -all");
    IntStream.range(1, 12)
        .forEach(
            at ->
                zone.txt(
                    "r" + at + ".example",
                    "v=spf1 include:amazonses.com include:r%s.example ip4:192.0.2.%s -all"
                        .formatted(at + 1, at)));
    Zone all = zone.txt(NAME, "v=spf1 ip4:192.0.2.0/29 ip4:192.0.2.8/31 -all");

    assertThat(outcome(all)).isEqualTo(SpfOutcome.PASS);
    assertThat(all.asked).extracting(DnsQuestion::name).contains("r9.example");
    assertThat(all.asked).extracting(DnsQuestion::name).doesNotContain("r10.example");
  }

  /// Section 7.3: a name has at most 253 characters.
  @ParameterizedTest(name = "{0} characters")
  @CsvSource({"253, 253", "254, 204", "318, 204"})
  void aNameThatIsTooLongLosesLabelsOnItsLeft(int length, int left) {
    String name = "long.example";
    while (name.length() < length) {
      name = "a".repeat(Math.min(63, length - name.length() - 1)) + "." + name;
    }
    Zone zone =
        zone()
            .txt(NAME, "v=spf1 include:" + name + " ~all")
            .txt(name.substring(length - left), "v=spf1 include:amazonses.com -all");

    assertThat(outcome(zone)).isEqualTo(SpfOutcome.PASS);
  }

  private static SpfOutcome outcome(Zone zone) {
    return SpfRule.of(NAME, zone.apply(new DnsQuestion(NAME, DnsType.TXT)), zone).outcome();
  }

  private static Zone zone() {
    Zone zone =
        new Zone()
            .txt(
                "amazonses.com",
                "v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 ip4:76.223.128.0/19 -all")
            .txt("ok.example", "v=spf1 ip4:192.0.2.0/24 -all")
            .txt("amazon.example", "v=spf1 include:amazonses.com -all")
            .txt("hop.example", "v=spf1 redirect=amazon.example")
            .txt("refuses.example", "v=spf1 -include:amazonses.com +all")
            .txt("neutral.example", "v=spf1 ?all")
            .txt("anybody.example", "v=spf1 +all")
            .txt("lists.example", "v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 ip4:76.0.0.0/8")
            .txt("broken.example", "v=spf1 ipv4:192.0.2.1 -all")
            .txt("wrong.example", "v=spf1 include:gone.example -all")
            .txt("two.example", "v=spf1 include:amazonses.com -all")
            .txt("two.example", "v=spf1 -all")
            .txt("text.example", "hello")
            .txt("loop.example", "v=spf1 include:loop.example -all")
            .txt("spin.example", "v=spf1 redirect=spin.example")
            .txt("ping.example", "v=spf1 include:pong.example -all")
            .txt("pong.example", "v=spf1 include:ping.example -all")
            .txt("voids.example", "v=spf1 a:gone1.example a:gone2.example a:gone3.example")
            .txt("_under-score.example", "v=spf1 ?all")
            .txt("_spf." + NAME, "v=spf1 include:amazonses.com -all")
            .txt("_spf.example.com", "v=spf1 include:amazonses.com -all")
            .txt("_two.example.com", "v=spf1 include:amazonses.com -all")
            .txt("_all." + NAME, "v=spf1 include:amazonses.com -all")
            .txt("com.example.bounce.spf.example", "v=spf1 include:amazonses.com -all")
            .txt("bounce.spf.example", "v=spf1 include:amazonses.com -all")
            .txt("bounce.one.example", "v=spf1 include:amazonses.com -all")
            .a("v4.example", "192.0.2.1")
            .broken("v4.example", DnsType.AAAA)
            .a(NAME, "192.0.2.7")
            .mx(NAME, 10, "host.example")
            .a("host.example", "192.0.2.1")
            .a("amazonhost.example", "54.240.1.1")
            .mx("mx.example", 10, "host.example")
            .mx("nullmx.example", 0, "")
            .mx("lost.example", 10, "gone.example")
            .mx("sick.example", 10, "servfail.example")
            .silent("timeout.example", DnsType.TXT)
            .silent("timeout.example", DnsType.A);
    List.of(DnsType.TXT, DnsType.A, DnsType.MX)
        .forEach(type -> zone.broken("servfail.example", type));
    IntStream.rangeClosed(1, 12)
        .forEach(at -> zone.txt("d" + at + ".example", "v=spf1 include:d" + (at + 1) + ".example"));
    IntStream.rangeClosed(1, 10).forEach(at -> zone.mx("mx10.example", at, "host.example"));
    IntStream.rangeClosed(1, 11).forEach(at -> zone.mx("mx11.example", at, "h" + at + ".example"));
    return zone;
  }
}
