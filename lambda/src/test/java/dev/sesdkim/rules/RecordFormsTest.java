package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFormsTest {

  private static final DnsRecord CNAME =
      new DnsRecord("a._domainkey.example.com", "CNAME", "a.dkim.amazonses.com");
  private static final DnsRecord TXT =
      new DnsRecord("_dmarc.example.com", "TXT", "v=DMARC1; p=none;");
  private static final DnsRecord MX =
      new DnsRecord("m.example.org", "MX", "10 feedback-smtp.eu-west-1.amazonses.com");

  @Test
  void aZoneFileHasEveryNameComplete() {
    assertThat(RecordForms.zoneFile(List.of(CNAME, TXT, MX)))
        .containsExactly(
            "a._domainkey.example.com. 300 IN CNAME a.dkim.amazonses.com.",
            "_dmarc.example.com. 300 IN TXT \"v=DMARC1; p=none;\"",
            "m.example.org. 300 IN MX 10 feedback-smtp.eu-west-1.amazonses.com.");
  }

  @Test
  void whatIsNoPartOfAHostNameIsWrittenAsItsNumber() {
    assertThat(RecordForms.zoneFile(List.of(new DnsRecord("a;b c\".example.com", "TXT", "x"))))
        .containsExactly("a\\059b\\032c\\034.example.com. 300 IN TXT \"x\"");
  }

  @Test
  void aLongTextIsCutIntoStringsAndItsQuotesAreEscaped() {
    assertThat(
            RecordForms.zoneFile(
                List.of(new DnsRecord("k.example.com", "TXT", "p".repeat(256) + "\"\\"))))
        .containsExactly("k.example.com. 300 IN TXT \"" + "p".repeat(255) + "\" \"p\\\"\\\\\"");
  }

  @Test
  void aTextThatFillsOneStringIsOneString() {
    assertThat(
            RecordForms.zoneFile(List.of(new DnsRecord("k.example.com", "TXT", "p".repeat(255)))))
        .containsExactly("k.example.com. 300 IN TXT \"" + "p".repeat(255) + "\"");
  }

  @Test
  void aChangeBatchReplacesAnAliasAndNothingElse() {
    assertThat(Json.write(RecordForms.changeBatches(List.of(CNAME, TXT)).getFirst()))
        .isEqualTo(
            """
            {"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"a._domainkey.example.com.",\
            "Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"a.dkim.amazonses.com."}]}},\
            {"Action":"CREATE","ResourceRecordSet":{"Name":"_dmarc.example.com.","Type":"TXT",\
            "TTL":300,"ResourceRecords":[{"Value":"\\"v=DMARC1; p=none;\\""}]}}]}""");
  }

  @Test
  void recordsOfAnotherDomainAreAnotherChangeBatch() {
    assertThat(RecordForms.changeBatches(List.of(CNAME, MX, TXT))).hasSize(2);
  }

  @Test
  void theCommandHandsTheBatchOverAsOneWord() {
    assertThat(Shell.callsOfAws(RecordForms.route53(List.of(TXT)).getFirst(), ""))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(
            "aws|route53|change-resource-record-sets|--hosted-zone-id|ZONE_ID|--change-batch|{")
        .endsWith("}");
  }

  @Test
  void d17AChangeKeepsTheOtherValuesOfTheName() {
    DnsRecord record =
        new DnsRecord(
            "_dmarc.example.com",
            "TXT",
            "v=DMARC1; p=none;",
            OtherValues.of(List.of("x", "y")),
            List.of(),
            false);

    assertThat(Json.write(RecordForms.changeBatches(List.of(record)).getFirst()))
        .contains("UPSERT")
        .contains(
            """
            "ResourceRecords":[{"Value":"\\"x\\""},{"Value":"\\"y\\""},\
            {"Value":"\\"v=DMARC1; p=none;\\""}]""");
  }

  @Test
  void aCorrectionTakesThePlaceOfWhatStandsThere() {
    DnsRecord record =
        new DnsRecord("b.example.com", "TXT", "v=spf1 -all", OtherValues.NOTHING, List.of(), true);

    assertThat(Json.write(RecordForms.changeBatches(List.of(record)).getFirst()))
        .contains("UPSERT");
  }

  @Test
  void d17WhatRoute53WouldRefuseOrWhatWouldEndAnotherValueIsNoChange() {
    assertThat(
            RecordForms.route53(
                List.of(
                    new DnsRecord(
                        "a.example.com",
                        "TXT",
                        "x",
                        OtherValues.NOTHING,
                        List.of(new Obstacle(DnsType.CNAME, "x.example.net")),
                        false),
                    new DnsRecord(
                        "b.example.com",
                        "TXT",
                        "x",
                        OtherValues.of(List.of("\u00fc")),
                        List.of(),
                        false))))
        .isEmpty();
  }
}
