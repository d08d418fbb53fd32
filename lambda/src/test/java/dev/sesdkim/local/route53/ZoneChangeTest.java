package dev.sesdkim.local.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class ZoneChangeTest {

  private static final String NAME = "m.example.com";

  @Test
  void aTextOfTheSameVersionGivesWayAndTheOthersStay() throws ZoneChange.ByHand {
    ZoneChange change =
        change(
            set("TXT", 60, "\"site=1\"", "\"v=spf1 -all\""),
            correction("TXT", "v=spf1 include:amazonses.com -all"));

    assertThat(change.diff())
        .containsExactly(
            "- m.example.com. 60 TXT \"site=1\"",
            "- m.example.com. 60 TXT \"v=spf1 -all\"",
            "+ m.example.com. 60 TXT \"site=1\"",
            "+ m.example.com. 60 TXT \"v=spf1 include:amazonses.com -all\"");
  }

  @Test
  void aMailServerIsTheOnlyOneOfItsName() throws ZoneChange.ByHand {
    ZoneChange change =
        change(
            set("MX", 300, "10 mail.example.net."),
            correction("MX", "10 feedback-smtp.eu-west-1.amazonses.com"));

    assertThat(change.diff())
        .containsExactly(
            "- m.example.com. 300 MX 10 mail.example.net.",
            "+ m.example.com. 300 MX 10 feedback-smtp.eu-west-1.amazonses.com.");
  }

  @ParameterizedTest
  @CsvSource({
    "TXT, v=DMARC1; p=none;, '\"v=DMARC1; p=reject; rua=mailto:d@example.com\"'",
    "TXT, v=spf1 include:amazonses.com ~all, '\"v=spf1 include:spf.example.net -all\"'",
    "MX, 10 feedback-smtp.eu-west-1.amazonses.com, 10 mail.example.net."
  })
  void whatTheZoneHasAndDnsDoesNotShowYetIsNotReplaced(String type, String value, String there) {
    assertThatThrownBy(() -> change(set(type, 60, there), new DnsRecord(NAME, type, value)))
        .isInstanceOf(ZoneChange.ByHand.class)
        .hasMessageStartingWith(
            "m.example.com: the zone has the %s record %s already, which DNS does not show yet."
                .formatted(type, there));
  }

  @Test
  void anAliasInTheWayGoesOnlyIfDnsShowsIt() throws ZoneChange.ByHand {
    ResourceRecordSet alias = set("CNAME", 60, "mail.example.net.");
    String policy = "v=spf1 include:amazonses.com ~all";
    DnsRecord seen =
        new DnsRecord(
            NAME,
            "TXT",
            policy,
            OtherValues.NOTHING,
            List.of(new Obstacle(DnsType.CNAME, "mail.example.net")),
            false);

    assertThat(change(alias, seen).diff())
        .containsExactly(
            "- m.example.com. 60 CNAME mail.example.net.",
            "+ m.example.com. 300 TXT \"" + policy + "\"");
    assertThatThrownBy(() -> change(alias, new DnsRecord(NAME, "TXT", policy)))
        .isInstanceOf(ZoneChange.ByHand.class)
        .hasMessageStartingWith(
            "m.example.com: the zone has the CNAME record mail.example.net. already, which DNS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v = DMARC1; p=rejct",
        "p=reject; rua=mailto:d@example.com",
        "\\342\\200\\234v=DMARC1; p=reject\\342\\200\\235",
        "\\\"v=DMARC1; p=reject\\\"",
        "v=DMARC1; \" \"p=rejct"
      })
  void aTextThatIsMeantAsADmarcRecordGivesWayToItsCorrection(String broken)
      throws ZoneChange.ByHand {
    assertThat(
            dmarc("v=DMARC1; p=reject", true, set("TXT", 60, "\"" + broken + "\"", "\"site=1\""))
                .creates()
                .getFirst()
                .resourceRecords())
        .extracting(ResourceRecord::value)
        .containsExactly("\"site=1\"", "\"v=DMARC1; p=reject\"");
  }

  @ParameterizedTest
  @CsvSource({
    "p=none, ''",
    "p=reject, p=reject makes receivers reject mail that does not pass.",
    "p=quarantine; sp=quarantine, p=quarantine makes receivers put mail that does not pass among"
        + " spam.",
    "p=none; sp=reject, sp=reject makes receivers reject mail that does not pass.",
    "p=quarantine; np=reject, np=reject makes receivers reject mail that does not pass."
  })
  void theStrictestPolicyOfADmarcRecordMayCostMail(String tags, String words)
      throws ZoneChange.ByHand {
    assertThat(dmarc("v=DMARC1; " + tags, false).costsMail().orElse(""))
        .isEqualTo(words.isEmpty() ? "" : "_dmarc.example.com: " + words);
  }

  private static ZoneChange dmarc(String text, boolean corrects, ResourceRecordSet... there)
      throws ZoneChange.ByHand {
    String name = "_dmarc.example.com";
    return ZoneChange.of(
        name,
        List.of(there),
        List.of(new DnsRecord(name, "TXT", text, OtherValues.NOTHING, List.of(), corrects)));
  }

  @Test
  void aNewTextIsAddedBesideThoseOfAnotherVersion() throws ZoneChange.ByHand {
    assertThat(
            change(
                    set("TXT", 60, "\"site=1\""),
                    new DnsRecord(NAME, "TXT", "v=spf1 include:amazonses.com ~all"))
                .creates()
                .getFirst()
                .resourceRecords())
        .extracting(ResourceRecord::value)
        .containsExactly("\"site=1\"", "\"v=spf1 include:amazonses.com ~all\"");
  }

  @Test
  void nothingIsChangedWhereTheZoneHasItInAnotherForm() throws ZoneChange.ByHand {
    assertThat(
            change(
                    set("CNAME", 60, "T.dkim.amazonses.com"),
                    new DnsRecord(NAME, "CNAME", "t.dkim.amazonses.com"))
                .isNothing())
        .isTrue();
    assertThat(
            change(
                    set("TXT", 60, "\"v=spf1 \" \"-all\""),
                    new DnsRecord(NAME, "TXT", "v=spf1 -all"))
                .isNothing())
        .isTrue();
  }

  @Test
  void whatStandsInTheWayOfAnAliasGoesInTheSameChange() throws ZoneChange.ByHand {
    assertThat(
            change(
                    set("A", 60, "203.0.113.1"),
                    new DnsRecord(NAME, "CNAME", "t.dkim.amazonses.com"))
                .diff())
        .containsExactly(
            "- m.example.com. 60 A 203.0.113.1",
            "+ m.example.com. 300 CNAME t.dkim.amazonses.com.");
  }

  @Test
  void aZoneOfItsOwnARoutingPolicyAndAHostedDmarcRecordStay() {
    DnsRecord alias = new DnsRecord(NAME, "CNAME", "t.dkim.amazonses.com");
    assertThatThrownBy(() -> change(set("NS", 60, "ns.example.net."), alias))
        .isInstanceOf(ZoneChange.ByHand.class)
        .hasMessageContaining("a zone of its own");
    assertThatThrownBy(
            () ->
                change(
                    set("CNAME", 60, "a.example.net.").toBuilder().setIdentifier("one").build(),
                    alias))
        .isInstanceOf(ZoneChange.ByHand.class)
        .hasMessageContaining("routing policy");
    String dmarc = "_dmarc.example.com";
    assertThatThrownBy(
            () ->
                ZoneChange.of(
                    dmarc,
                    List.of(set("CNAME", 60, "dmarc.example.net.")),
                    List.of(new DnsRecord(dmarc, "TXT", "v=DMARC1; p=none;"))))
        .isInstanceOf(ZoneChange.ByHand.class)
        .hasMessageContaining("a service that publishes");
  }

  private static DnsRecord correction(String type, String value) {
    return new DnsRecord(NAME, type, value, OtherValues.NOTHING, List.of(), true);
  }

  private static ZoneChange change(ResourceRecordSet there, DnsRecord wanted)
      throws ZoneChange.ByHand {
    return ZoneChange.of(NAME, List.of(there), List.of(wanted));
  }

  private static ResourceRecordSet set(String type, long ttl, String... values) {
    return ResourceRecordSet.builder()
        .name(NAME + ".")
        .type(type)
        .ttl(ttl)
        .resourceRecords(
            Stream.of(values).map(value -> ResourceRecord.builder().value(value).build()).toList())
        .build();
  }
}
