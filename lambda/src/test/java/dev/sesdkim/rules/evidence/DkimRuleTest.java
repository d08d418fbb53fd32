package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.KeyState;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.rules.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimRuleTest {

  private static final String DOMAIN = "example.com";
  private static final String SES = "dkim.amazonses.com";
  private static final List<String> TOKENS = List.of("aaa", "bbb", "ccc");

  private final Zone zone = new Zone();

  @Test
  void threeRightRecordsWithOneKeyAreRightBecauseSesRotatesKeysBehindThem() {
    published("aaa", "bbb", "ccc");
    zone.txt("aaa." + SES, Keys.rsa(2048)).txt("bbb." + SES, "").txt("ccc." + SES, "");

    DkimEvidence evidence = easy();

    assertThat(findings(evidence)).containsOnly(DnsFinding.OK);
    assertThat(evidence.keys()).isEqualTo(KeyState.PRESENT);
    assertThat(evidence.keyBits()).contains(2048);
    assertThat(evidence.records().getFirst())
        .extracting(DnsCheck::name, DnsCheck::type, DnsCheck::expected)
        .containsExactly("aaa._domainkey.example.com", DnsType.CNAME, "aaa." + SES);
  }

  @Test
  void ofSeveralKeysTheShortestCounts() {
    published("aaa", "bbb", "ccc");
    zone.txt("aaa." + SES, Keys.rsa(2048)).txt("bbb." + SES, Keys.rsa(1024)).txt("ccc." + SES, "");

    assertThat(easy().keyBits()).contains(1024);
  }

  @Test
  void aKeyIsToldFromAnotherAndKnownAgainHoweverItIsWritten() {
    String key = Keys.base64(2048);

    assertThat(hashes("p=" + key)).hasSize(1).isNotEqualTo(hashes(Keys.rsa(1024)));
    assertThat(hashes("v=DKIM1; p=" + key.substring(0, 9) + " " + key.substring(9)))
        .isEqualTo(hashes("p=" + key));
  }

  private static List<String> hashes(String text) {
    Zone records =
        new Zone().cname("aaa._domainkey." + DOMAIN, "aaa." + SES).txt("aaa." + SES, text);
    return DkimRule.easy(DOMAIN, TOKENS, SES, records).keyHashes();
  }

  @Test
  void aMissingRecordIsToldAloneAndTheKeyBehindAnotherStillCounts() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");

    DkimEvidence evidence = easy();

    assertThat(findings(evidence))
        .containsExactly(DnsFinding.OK, DnsFinding.OK, DnsFinding.MISSING);
    assertThat(evidence.keys()).isEqualTo(KeyState.PRESENT);
  }

  @Test
  void aWrongTargetIsShown() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");
    zone.cname("ccc._domainkey." + DOMAIN, "ccc.dkim.example.net");

    DnsCheck third = easy().records().getLast();

    assertThat(third.finding()).isEqualTo(DnsFinding.WRONG_TARGET);
    assertThat(third.found()).contains("ccc.dkim.example.net");
  }

  @Test
  void aRecordThatLeadsToItsTargetOverAnotherNameIsRight() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "").txt("ccc." + SES, "");
    zone.cname("ccc._domainkey." + DOMAIN, "ccc.keys.example.net");
    zone.cname("ccc.keys.example.net", "ccc." + SES);

    assertThat(findings(easy())).containsOnly(DnsFinding.OK);
  }

  @Test
  void namesCompareWithoutRegardToCaseAndTheDotAtTheEnd() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "").txt("ccc." + SES, "");
    zone.cname("CCC._domainkey.Example.COM", "CCC.DKIM.AmazonSES.com.");

    assertThat(findings(easy())).containsOnly(DnsFinding.OK);
  }

  @Test
  void aDoubledNameIsFoundWhereTheDnsHostPutIt() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");
    zone.cname("ccc._domainkey.example.com.example.com", "ccc." + SES);

    DnsCheck third = easy().records().getLast();

    assertThat(third.finding()).isEqualTo(DnsFinding.NAME_DOUBLED);
    assertThat(third.found()).contains("ccc._domainkey.example.com.example.com");
  }

  @Test
  void aDnsHostsZoneMayLieFiveNamesAboveTheRecord() {
    String deep = "a.b.c.d." + DOMAIN;
    zone.a(deep, "192.0.2.1").cname("ccc._domainkey." + deep + "." + DOMAIN, "ccc." + SES);

    assertThat(DkimRule.easy(deep, TOKENS, SES, zone).records().getLast().finding())
        .isEqualTo(DnsFinding.NAME_DOUBLED);
  }

  @Test
  void anAddressInsteadOfTheRecordIsAProxyingDnsHost() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");
    zone.a("ccc._domainkey.example.com", "203.0.113.7");

    DnsCheck third = easy().records().getLast();

    assertThat(third.finding()).isEqualTo(DnsFinding.ADDRESS_INSTEAD);
    assertThat(third.found()).contains("203.0.113.7");
  }

  @Test
  void aTxtRecordInsteadOfTheCnameIsShown() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");
    zone.txt("ccc._domainkey.example.com", "ccc." + SES);

    DnsCheck third = easy().records().getLast();

    assertThat(third.finding()).isEqualTo(DnsFinding.WRONG_TARGET);
    assertThat(third.found()).hasValueSatisfying(text -> assertThat(text).contains("a TXT record"));
  }

  @Test
  void whereDnsCouldNotBeAskedNothingIsConcluded() {
    published("aaa");
    zone.txt("aaa." + SES, "");
    zone.broken("bbb._domainkey.example.com", DnsType.CNAME);
    zone.silent("ccc._domainkey.example.com", DnsType.CNAME);

    DkimEvidence evidence = easy();

    assertThat(findings(evidence))
        .containsExactly(DnsFinding.OK, DnsFinding.SERVER_FAILURE, DnsFinding.TIMEOUT);
    assertThat(evidence.keys()).isEqualTo(KeyState.UNKNOWN);
  }

  @Test
  void aKeyThatCouldNotBeLookedUpIsNoMissingKey() {
    published("aaa", "bbb", "ccc");
    zone.txt("aaa." + SES, "")
        .txt("bbb." + SES, "")
        .broken("ccc._domainkey.example.com", DnsType.TXT);

    DkimEvidence evidence = easy();

    assertThat(findings(evidence))
        .containsExactly(DnsFinding.OK, DnsFinding.OK, DnsFinding.SERVER_FAILURE);
    assertThat(evidence.keys()).isEqualTo(KeyState.UNKNOWN);
  }

  @Test
  void threeRightRecordsWithoutAnyKeyHaveNoKey() {
    published("aaa", "bbb", "ccc");
    zone.txt("aaa." + SES, "").txt("bbb." + SES, "");

    DkimEvidence evidence = easy();

    assertThat(findings(evidence)).containsOnly(DnsFinding.NO_KEY);
    assertThat(evidence.keys()).isEqualTo(KeyState.NONE);
  }

  @Test
  void threeEmptyPTagsAreARevokedKey() {
    published("aaa", "bbb", "ccc");
    TOKENS.forEach(token -> zone.txt(token + "." + SES, "v=DKIM1; p="));

    DkimEvidence evidence = easy();

    assertThat(findings(evidence)).containsOnly(DnsFinding.REVOKED);
    assertThat(evidence.keys()).isEqualTo(KeyState.REVOKED);
  }

  @Test
  void allRecordsGoneIsNoKey() {
    zone.a(DOMAIN, "192.0.2.1");

    DkimEvidence evidence = easy();

    assertThat(findings(evidence)).containsOnly(DnsFinding.MISSING);
    assertThat(evidence.keys()).isEqualTo(KeyState.NONE);
  }

  @Test
  void anEmptyKeyBesideMissingRecordsIsNoFaultOfItsOwn() {
    published("aaa");
    zone.txt("aaa." + SES, "");

    assertThat(findings(easy()))
        .containsExactly(DnsFinding.OK, DnsFinding.MISSING, DnsFinding.MISSING);
  }

  @Test
  void tokensThatAreNoLabelsAreNotAsked() {
    DkimEvidence evidence = DkimRule.easy(DOMAIN, List.of("aaa", "b.b", "c c"), SES, zone);

    assertThat(evidence).isEqualTo(DkimEvidence.none());
    assertThat(zone.asked).isEmpty();
  }

  @Test
  void anInternationalNameIsAskedInItsAsciiForm() {
    DkimEvidence evidence = DkimRule.easy("bücher.example", TOKENS, SES, zone);

    assertThat(evidence.records().getFirst().name())
        .isEqualTo("aaa._domainkey.xn--bcher-kva.example");
  }

  @Test
  void aCustomersOwnKeyIsReadUnderItsSelector() {
    zone.txt("mail._domainkey.example.com", "v=DKIM1; k=rsa; " + Keys.rsa(1024));

    DkimEvidence evidence = DkimRule.own(DOMAIN, "mail", zone);

    assertThat(findings(evidence)).containsExactly(DnsFinding.OK);
    assertThat(evidence.keyBits()).contains(1024);
  }

  @Test
  void whereAFlatteningHostShowsTheKeyItIsThere() {
    published("aaa", "bbb");
    zone.txt("ccc._domainkey." + DOMAIN, Keys.rsa(2048));

    DkimEvidence evidence = easy();

    assertThat(findings(evidence)).endsWith(DnsFinding.FLATTENED);
    assertThat(evidence.keys()).isEqualTo(KeyState.PRESENT);
  }

  @Test
  void d24WithoutAZoneARecordIntoAnyZoneOfSesIsRightAndAMissingOneIsMissing() {
    zone.cname("aaa._domainkey." + DOMAIN, "aaa.dkim.eu-south-1.amazonses.com")
        .cname("bbb._domainkey." + DOMAIN, "bbb.dkim.example.net");

    DkimEvidence evidence = DkimRule.easy(DOMAIN, TOKENS, DkimRule.UNKNOWN_ZONE, zone);

    assertThat(findings(evidence))
        .containsExactly(DnsFinding.OK, DnsFinding.WRONG_TARGET, DnsFinding.MISSING);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sel TXT v=DKIM1; KEY                         | OK           | PRESENT | ''
          sel TXT KEY ; x TXT y                        | OK           | PRESENT | ''
          sel CNAME k.example.net ; k.example.net TXT KEY | OK        | PRESENT | ''
          APEX                                         | MISSING      | NONE    | ''
          APEX ; sel A 192.0.2.1                       | MISSING      | NONE    | ''
          other.example.net A 192.0.2.1                | DOMAIN_MISSING | NONE  | example.com
          *.example.com TXT v=spf1 -all                | MISSING      | NONE    | a wildcard record answers for it: v=spf1 -all
          *._domainkey.example.com TXT hello           | MISSING      | NONE    | a wildcard
          *._domainkey.example.com TXT KEY             | OK           | PRESENT | ''
          APEX ; sel._domainkey.example.com.example.com TXT KEY | NAME_DOUBLED | NONE | sel._domainkey.example.com.example.com
          APEX ; sel._domainkey.example.com.example.com TXT hello | MISSING | NONE | ''
          sel TXT p=                                   | REVOKED      | REVOKED | p=
          sel TXT hello                                | NO_KEY       | NONE    | the text is not a DKIM key record: hello
          sel TXT v=DKIM1; k=rsa                       | UNUSABLE_KEY | NONE    | the p= in front of the public key is missing
          sel TXT KEY; v=DKIM1                         | UNUSABLE_KEY | NONE    | v=DKIM1 is not the first tag
          sel TXT v=DKIM1; s=tlsrpt; KEY               | UNUSABLE_KEY | NONE    | s= allows neither
          sel TXT v=DKIM1; h=sha1; KEY                 | UNUSABLE_KEY | NONE    | h= leaves sha256 out
          sel TXT KEY; KEY                             | UNUSABLE_KEY | NONE    | a tag occurs in it twice
          sel TXT "v=DKIM1; KEY"                       | UNUSABLE_KEY | NONE    | quotation marks
          sel TXT KEY ; sel TXT KEY2                   | SEVERAL      | PRESENT | p=MIGfMA0GCSqG… (216 characters)
          sel TXT KEY ; sel TXT hello                  | SEVERAL      | PRESENT | hello
          sel TXT hello ; sel TXT hi                   | SEVERAL      | NONE    | hi
          sel TXT BEGUN ; sel TXT REST                 | UNUSABLE_KEY | NONE    | the key is divided over two TXT records
          sel TXT BEGUN                                | UNUSABLE_KEY | NONE    | the key is cut off after 255 characters
          sel SILENT TXT                               | TIMEOUT      | UNKNOWN | no answer
          sel FAILS TXT                                | SERVER_FAILURE | UNKNOWN | SERVFAIL
          """)
  void d13ToD16WhatBecameOfACustomersOwnKey(
      String written, DnsFinding finding, KeyState state, String found) {
    String key = "v=DKIM1; " + Keys.rsa(2048);
    Zone records =
        Zone.of(
            written
                .replaceAll("(^|; )sel ", "$1sel._domainkey.example.com ")
                .replace("APEX", "example.com A 192.0.2.9")
                .replace("KEY2", Keys.rsa(1024))
                .replace("KEY", Keys.rsa(2048))
                .replace("BEGUN", key.substring(0, 255))
                .replace("REST", key.substring(255)));

    DkimEvidence evidence = DkimRule.own(DOMAIN, "sel", records);

    assertThat(evidence.keys()).isEqualTo(state);
    DnsCheck check = evidence.records().getFirst();
    assertThat(check.finding()).isEqualTo(finding);
    assertThat(check.found().orElse("")).contains(found).hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p=", "hello", "v=DKIM1; k=rsa", " "})
  void theAliasBeforeAKeyThatNobodyCanUseIsInTheWay(String text) {
    String name = "sel._domainkey.example.com";
    Zone records = new Zone().cname(name, "k.example.net").txt("k.example.net", text);

    assertThat(DkimRule.own(DOMAIN, "sel", records).records().getFirst().inTheWay())
        .containsExactly(new Obstacle(DnsType.CNAME, "k.example.net"));
  }

  private void published(String... tokens) {
    for (String token : tokens) {
      zone.cname(token + "._domainkey." + DOMAIN, token + "." + SES);
    }
  }

  private DkimEvidence easy() {
    return DkimRule.easy(DOMAIN, TOKENS, SES, zone);
  }

  private static List<DnsFinding> findings(DkimEvidence evidence) {
    return evidence.records().stream().map(DnsCheck::finding).toList();
  }
}
