package dev.sesdkim.local.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.DnsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class ZoneChangeTest {

  private static final String NAME = "m.example.com";

  @Test
  void aTextOfTheSameVersionGivesWayAndTheOthersStay() throws ZoneChange.ByHand {
    ZoneChange change =
        change(
            set("TXT", 60, "\"site=1\"", "\"v=spf1 -all\""),
            new DnsRecord(NAME, "TXT", "v=spf1 include:amazonses.com -all"));

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
            new DnsRecord(NAME, "MX", "10 feedback-smtp.eu-west-1.amazonses.com"));

    assertThat(change.diff())
        .containsExactly(
            "- m.example.com. 300 MX 10 mail.example.net.",
            "+ m.example.com. 300 MX 10 feedback-smtp.eu-west-1.amazonses.com.");
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

  @Test
  void thePolicyNamesZonesInThePartitionOfTheIdentities() {
    String policy =
        Plan.policy(
            List.of(new HostedZone("Z1", "example.com")),
            List.of("arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/example.com"));

    assertThat(policy).contains("\"arn:aws-us-gov:route53:::hostedzone/Z1\"");
  }
}
