package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.rules.Zone;
import dev.sesdkim.rules.dmarc.DmarcRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcCorrectionsTest {

  /// Names and records of RFC 9989 section 4.10: the record to correct, then where that is of a
  /// domain above, the one that the domain may have.
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com | example.com TXT v=dmarc1; p=reject | _dmarc.example.com WRONG_TARGET v=DMARC1; p=reject
          example.com | example.com TXT v=DMARC1; p=rejct | _dmarc.example.com WRONG_TARGET v=DMARC1; p=reject
          example.com | example.com TXT v=DMARC1 | _dmarc.example.com WRONG_TARGET v=DMARC1; p=none
          example.com | example.com TXT v=DMARC1; p=none ; _dmarc.example.com TXT v=DMARC1; p=reject | _dmarc.example.com SEVERAL v=DMARC1; p=reject
          a.example.com | example.com TXT v=dmarc1; p=reject; sp=quarantine | _dmarc.example.com WRONG_TARGET v=DMARC1; p=reject; sp=quarantine, _dmarc.a.example.com MISSING v=DMARC1; p=quarantine
          a.example.com | example.com TXT v=dmarc1; p=reject ; _dmarc.a.example.com.example.com TXT v=DMARC1; p=none | _dmarc.example.com WRONG_TARGET v=DMARC1; p=reject, _dmarc.a.example.com NAME_DOUBLED v=DMARC1; p=reject
          a.example.com | example.com TXT v=dmarc1; p=reject ; _dmarc.a.example.com.example.com TXT hello | _dmarc.example.com WRONG_TARGET v=DMARC1; p=reject, _dmarc.a.example.com MISSING v=DMARC1; p=reject
          a.example.com | a.example.com TXT v=dmarc1; p=reject ; _dmarc.example.com TXT v=dmarc1; p=none | _dmarc.a.example.com WRONG_TARGET v=DMARC1; p=reject
          a.b.mid.com | b.mid.com TXT v=dmarc1; p=reject ; _dmarc.mid.com TXT v=DMARC1; p=rejct | _dmarc.mid.com WRONG_TARGET v=DMARC1; p=reject, _dmarc.a.b.mid.com MISSING v=DMARC1; p=reject
          a.example.com | a.example.com TXT v=DMARC1; p=none ; _dmarc.a.example.com TXT v=DMARC1; p=reject ; _dmarc.example.com TXT v=DMARC1; p=none | _dmarc.a.example.com SEVERAL v=DMARC1; p=reject
          example.com | example.com.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com | ''
          example.com | example.com TXT v=DMARC1; p=blok | ''
          a.example.com | a.example.com TXT v=DMARC1; p=blok ; _dmarc.example.com TXT v=dmarc1; p=none | ''
          example.com | example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com | ''
          a.example.com | a.example.com TXT v=dmarc1; p=none ; _dmarc.example.com TXT v=DMARC1; p=reject | ''
          example.com | example.com TXT site=1 | ''
          example.com | example.com FAILS TXT | ''
          """)
  void theRecordIsCorrectedWhereThatGivesTheDomainAPolicy(
      String domain, String records, String expected) {
    Zone zone =
        Zone.of("_dmarc." + records).a("example.com", "192.0.2.1").a("mid.com", "192.0.2.1");

    List<DnsCheck> checks = DmarcCorrections.of(domain, DmarcRule.of(domain, zone), zone);

    assertThat(checks)
        .extracting(check -> "%s %s %s".formatted(check.name(), check.finding(), check.expected()))
        .containsExactly(expected.isEmpty() ? new String[0] : expected.split(", ", -1));
  }

  @Test
  void textsThatServeSomethingElseStay() {
    Zone zone =
        new Zone()
            .txt("_dmarc.example.com", "v=dmarc1; p=reject")
            .txt("_dmarc.example.com", "p=none")
            .txt("_dmarc.example.com", "site=1");

    assertThat(of(zone).finding()).isEqualTo(DnsFinding.SEVERAL);
    assertThat(of(zone).beside()).isEqualTo(OtherValues.of(List.of("site=1")));
    assertThat(of(zone).found()).contains("p=none | v=dmarc1; p=reject");
  }

  @Test
  void aCnameStandsInTheWay() {
    Zone zone =
        new Zone()
            .cname("_dmarc.example.com", "x.hosted.example")
            .txt("x.hosted.example", "v=dmarc1; p=reject");

    assertThat(of(zone).inTheWay())
        .containsExactly(new Obstacle(DnsType.CNAME, "x.hosted.example"));
  }

  @Test
  void whatAWildcardSaysIsNoRecordOfTheName() {
    Zone zone = new Zone().a("example.com", "192.0.2.1").txt("*.example.com", "v=dmarc1; p=reject");

    assertThat(of(zone).finding()).isEqualTo(DnsFinding.MISSING);
    assertThat(of(zone).expected()).isEqualTo("v=DMARC1; p=reject");
    assertThat(of(zone).found().orElseThrow()).startsWith("a wildcard record answers for it");
  }

  @Test
  void aRecordUnderADoubledNameIsTheOneToPublishUnderTheRightName() {
    Zone zone =
        new Zone()
            .a("example.com", "192.0.2.1")
            .txt("_dmarc.example.com.example.com", "v=DMARC1; p=reject; rua=mailto:d@example.com");

    assertThat(DmarcNames.of("example.com", "v=DMARC1; p=none;", zone))
        .containsExactly(
            new DnsCheck(
                "_dmarc.example.com",
                DnsType.TXT,
                "v=DMARC1; p=reject; rua=mailto:d@example.com",
                Optional.of("_dmarc.example.com.example.com"),
                DnsFinding.NAME_DOUBLED));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com A 192.0.2.1                                                     | ''
          example.com A 192.0.2.1 ; _dmarc.example.com.example.com TXT hello          | ''
          example.com A 192.0.2.1 ; _dmarc.example.com TXT hello                      | MISSING
          example.com A 192.0.2.1 ; _dmarc.example.com CNAME x.example                | MISSING
          example.com A 192.0.2.1 ; _dmarc.example.com.example.com TXT v=DMARC1; p=none | NAME_DOUBLED
          """)
  void onlyMoreThanNothingIsToldOfANameWithoutARecord(String records, String finding) {
    assertThat(DmarcNames.of("example.com", "v=DMARC1; p=none;", Zone.of(records)))
        .extracting(check -> check.finding().name())
        .isEqualTo(finding.isEmpty() ? List.of() : List.of(finding));
  }

  private static DnsCheck of(Zone zone) {
    return DmarcCorrections.of("example.com", DmarcRule.of("example.com", zone), zone).getFirst();
  }
}
