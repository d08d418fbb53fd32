package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.KeyState;
import dev.sesdkim.rules.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;

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
  void aMissingRecordIsToldAloneAndTheKeyBehindAnotherStillCounts() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");

    DkimEvidence evidence = easy();

    assertThat(findings(evidence))
        .containsExactly(DnsFinding.OK, DnsFinding.OK, DnsFinding.MISSING);
    assertThat(evidence.keys()).isEqualTo(KeyState.PRESENT);
    assertThat(evidence.anyWrong()).isTrue();
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
  void anAddressInsteadOfTheRecordIsAProxyingDnsHost() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");
    zone.a("ccc._domainkey.example.com", "203.0.113.7");

    DnsCheck third = easy().records().getLast();

    assertThat(third.finding()).isEqualTo(DnsFinding.ADDRESS_INSTEAD);
    assertThat(third.found()).contains("203.0.113.7");
  }

  @Test
  void anAddressThatAWildcardGivesToEveryNameIsAMissingRecord() {
    published("aaa", "bbb");
    zone.txt("aaa." + SES, Keys.rsa(1024)).txt("bbb." + SES, "");
    zone.a("ccc._domainkey.example.com", "203.0.113.7");
    zone.a("ses-dkim-monitor-no-such-key._domainkey.example.com", "203.0.113.7");

    assertThat(easy().records().getLast().finding()).isEqualTo(DnsFinding.MISSING);
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
    assertThat(evidence.anyWrong()).isFalse();
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
  void aCustomersOwnKeyMayBeGoneRevokedSpoiltDoubledOrUnseen() {
    assertThat(own(new Zone())).isEqualTo(DnsFinding.MISSING);
    assertThat(own(new Zone().a("mail._domainkey.example.com", "203.0.113.7")))
        .isEqualTo(DnsFinding.MISSING);
    assertThat(own(new Zone().txt("mail._domainkey.example.com.example.com", "some text")))
        .isEqualTo(DnsFinding.MISSING);
    assertThat(own(new Zone().txt("mail._domainkey.example.com", "p=")))
        .isEqualTo(DnsFinding.REVOKED);
    assertThat(own(new Zone().txt("mail._domainkey.example.com", "p=AAAA")))
        .isEqualTo(DnsFinding.NO_KEY);
    assertThat(own(new Zone().txt("mail._domainkey.example.com", "some text")))
        .isEqualTo(DnsFinding.NO_KEY);
    assertThat(own(new Zone().txt("mail._domainkey.example.com.example.com", Keys.rsa(1024))))
        .isEqualTo(DnsFinding.NAME_DOUBLED);
    assertThat(own(new Zone().silent("mail._domainkey.example.com", DnsType.TXT)))
        .isEqualTo(DnsFinding.TIMEOUT);
  }

  @Test
  void anotherVersionOrUnreadableBase64IsNoKeyAndSpacesInOneAreAllowed() {
    String key = Keys.rsa(1024);
    assertThat(DkimKey.of("v=DKIM2; " + key)).isInstanceOf(DkimKey.Unusable.class);
    assertThat(DkimKey.of("p=!!!")).isInstanceOf(DkimKey.Unusable.class);
    assertThat(DkimKey.of(key.substring(0, 20) + " \t" + key.substring(20)))
        .isInstanceOf(DkimKey.Present.class);
    assertThat(DkimKey.of("k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
        .isEqualTo(new DkimKey.Present(java.util.Optional.empty()));
  }

  private static DnsFinding own(Zone zone) {
    return DkimRule.own(DOMAIN, "mail", zone).records().getFirst().finding();
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
