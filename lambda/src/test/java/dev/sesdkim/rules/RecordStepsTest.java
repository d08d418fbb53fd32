package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordStepsTest {

  @ParameterizedTest
  @EnumSource(names = {"NO_KEY", "REVOKED"})
  void aKeyThatIsMissingFromAmazonsZoneIsAmazonsToFix(DnsFinding finding) {
    assertThat(step(DnsType.CNAME, finding))
        .contains("records are right", "AWS Support")
        .doesNotContain("Publish");
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_KEY", "REVOKED"})
  void aKeyOfTheCustomersOwnThatIsGoneIsToldAndToBePublishedAgain(DnsFinding finding) {
    assertThat(step(DnsType.TXT, finding))
        .startsWith("sel._domainkey.example.com: " + finding.words())
        .contains("Publish p= and the public key", "several quoted strings");
  }

  @Test
  void aDomainThatDoesNotExistComesFirst() {
    List<DnsCheck> records =
        List.of(
            check(DnsType.CNAME, DnsFinding.MISSING),
            new DnsCheck(
                "b.example.com",
                DnsType.MX,
                "expected",
                Optional.of("example.com"),
                DnsFinding.DOMAIN_MISSING));

    assertThat(RecordSteps.of(records))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("First of all: DNS knows no domain example.com");
  }

  @Test
  void d17WhatStandsAtTheNameIsTold() {
    DnsCheck missing = check(DnsType.TXT, DnsFinding.MISSING);

    assertThat(
            RecordSteps.of(
                List.of(missing.behind(List.of(new Obstacle(DnsType.CNAME, "x.example.net"))))))
        .containsExactly(
            "sel._domainkey.example.com: there is no TXT record. In the way: a CNAME record to"
                + " x.example.net. Check what else uses it and delete it: DNS allows no TXT record"
                + " beside it. Then add the record; in Route 53, one of the commands does both.");
    assertThat(
            RecordSteps.of(List.of(missing.with(OtherValues.of(List.of("two", "one", "\u00fc"))))))
        .containsExactly(
            "sel._domainkey.example.com: there is no TXT record with this value, but there are other"
                + " values: \"one\", \"two\" and 1 that are not shown here. Add it as one more"
                + " value and keep them.");
  }

  @Test
  void whatStandsAtTheNameOfADoubledOneIsToldToo() {
    DnsCheck doubled =
        found(DnsFinding.NAME_DOUBLED, "sel._domainkey.example.com.example.com")
            .behind(List.of(new Obstacle(DnsType.CNAME, "x.example.net")));

    assertThat(RecordSteps.of(List.of(doubled)))
        .containsExactly(
            "sel._domainkey.example.com: the record is there under the doubled name"
                + " sel._domainkey.example.com.example.com. Your DNS host adds its domain by itself:"
                + " enter the name without that domain, or with a dot at its end."
                + " sel._domainkey.example.com: there is no TXT record. In the way: a CNAME record to"
                + " x.example.net. Check what else uses it and delete it: DNS allows no TXT record"
                + " beside it. Then add the record; in Route 53, one of the commands does both.");
  }

  @Test
  void aServiceThatPublishesDmarcIsNotToldToGo() {
    DnsCheck hosted =
        new DnsCheck(
                "_dmarc.example.com",
                DnsType.TXT,
                "v=DMARC1; p=none;",
                Optional.empty(),
                DnsFinding.MISSING)
            .behind(List.of(new Obstacle(DnsType.CNAME, "x.service.example")));

    assertThat(RecordSteps.of(List.of(hosted)))
        .containsExactly(
            "_dmarc.example.com: the name is a CNAME record to x.service.example, and no record is"
                + " there. If a DMARC service publishes it for you, keep the CNAME and have the"
                + " service publish the record; if not, delete the CNAME and add a TXT record:"
                + " v=DMARC1; p=none;");
  }

  @Test
  void whatAWildcardAnswersIsToldWithTheMissingRecord() {
    assertThat(
            RecordSteps.of(
                List.of(found(DnsFinding.MISSING, "a wildcard record answers for it: hello"))))
        .singleElement()
        .asString()
        .startsWith(
            "sel._domainkey.example.com: there is no TXT record; a wildcard record answers for it:"
                + " hello, and a record of its own goes before that. Add it: p= ");
  }

  @Test
  void theAliasAtWhichAKeyOfTheCustomersOwnIsToBePublishedGoesFirst() {
    DnsCheck revoked = check(DnsType.TXT, DnsFinding.REVOKED).expecting("p=<your public key>");

    assertThat(
            RecordSteps.of(
                List.of(revoked.behind(List.of(new Obstacle(DnsType.CNAME, "k.example.net"))))))
        .singleElement()
        .asString()
        .endsWith(
            " In the way: a CNAME record to k.example.net. Check what else uses it and delete it:"
                + " DNS allows no TXT record beside it. Then add the record.");
  }

  @Test
  void aValueToWhichTheDnsHostAddedItsDomainIsToEndWithADot() {
    assertThat(RecordSteps.of(List.of(found(DnsFinding.WRONG_TARGET, "expected.example.com"))))
        .singleElement()
        .asString()
        .endsWith("adds its domain by itself: enter the value with a dot at its end.");
    assertThat(RecordSteps.of(List.of(found(DnsFinding.WRONG_TARGET, "expected-not"))))
        .singleElement()
        .asString()
        .endsWith("DNS has expected-not. Correct it.");
  }

  @Test
  void whatIsWrongWithAKeyIsTold() {
    assertThat(RecordSteps.of(List.of(found(DnsFinding.UNUSABLE_KEY, "the key is cut off: p=MII"))))
        .singleElement()
        .asString()
        .contains(": the key is cut off: p=MII. Publish p= ");
  }

  private static DnsCheck found(DnsFinding finding, String found) {
    return new DnsCheck(
        "sel._domainkey.example.com", DnsType.TXT, "expected", Optional.of(found), finding);
  }

  @Test
  void d23AFlatteningHostIsToldWhatToSwitchOff() {
    assertThat(step(DnsType.CNAME, DnsFinding.FLATTENED)).contains("switch CNAME flattening off");
  }

  @Test
  void aNameWithSeveralRecordsIsToldWhichOneToKeep() {
    assertThat(step(DnsType.CNAME, DnsFinding.SEVERAL)).endsWith("Keep only expected.");
    assertThat(step(DnsType.MX, DnsFinding.SEVERAL)).endsWith("Keep only expected.");
    assertThat(step(DnsType.TXT, DnsFinding.SEVERAL)).contains("the key that SES signs with");
  }

  private static DnsCheck check(DnsType type, DnsFinding finding) {
    return new DnsCheck("sel._domainkey.example.com", type, "expected", Optional.empty(), finding);
  }

  private static String step(DnsType type, DnsFinding finding) {
    return RecordSteps.of(
            List.of(
                new DnsCheck(
                    "sel._domainkey.example.com", type, "expected", Optional.empty(), finding)))
        .getFirst();
  }
}
