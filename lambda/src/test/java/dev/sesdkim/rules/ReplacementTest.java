package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementTest {

  private static final Obstacle ALIAS = new Obstacle(DnsType.CNAME, "mail.example.net");

  private static final DnsRecord CNAME =
      blocked(
          "t._domainkey.example.com",
          "CNAME",
          "t.dkim.amazonses.com",
          new Obstacle(DnsType.TXT, "p=abc"),
          new Obstacle(DnsType.A, "192.0.2.1"));

  @Test
  void theCommandDeletesWhatItReadsAndCreatesTheRecordInOneChange() {
    List<String> calls =
        Shell.callsOfAws(Replacement.of(List.of(CNAME)).getFirst().command(), "{\"Changes\":[]}");

    assertThat(calls)
        .containsExactly(
            "aws|route53|list-resource-record-sets|--hosted-zone-id|ZONE_ID|--output|json|--query|"
                + "{Changes: [ResourceRecordSets[?Name=='t._domainkey.example.com.' &&"
                + " (Type=='TXT' || Type=='A')].{Action: 'DELETE', ResourceRecordSet: @},"
                + " [{Action: 'UPSERT', ResourceRecordSet: {Name: 't._domainkey.example.com.',"
                + " Type: 'CNAME', TTL: to_number('300'),"
                + " ResourceRecords: [{Value: 't.dkim.amazonses.com.'}]}}]][]}",
            "aws|route53|change-resource-record-sets|--hosted-zone-id|ZONE_ID|--change-batch|"
                + "{\"Changes\":[]}");
  }

  @Test
  void allRecordsOfANameAreOneChange() {
    List<Replacement> replacements =
        Replacement.of(
            List.of(
                blocked("b.example.com", "MX", "10 feedback", ALIAS),
                blocked("B.example.com", "TXT", "v=spf1 include:amazonses.com ~all", ALIAS)));

    assertThat(replacements).hasSize(1);
    assertThat(replacements.getFirst().command())
        .contains("Type: 'MX'", "{Value: '10 feedback.'}", "Type: 'TXT'")
        .contains("{Value: '\\\"v=spf1 include:amazonses.com ~all\\\"'}")
        .containsOnlyOnce("Action: 'DELETE'");
  }

  @Test
  void aNameAsRoute53ListsItAndATextThatTheShellWouldReadSurviveTheShell() {
    String text = "v=spf1 exists:%{i}.$x`y`'z'\\ !a";
    Replacement one =
        Replacement.of(List.of(blocked("*.A b.example.com", "TXT", text, ALIAS))).getFirst();

    assertThat(Shell.callsOfAws(one.command(), "{}").getFirst())
        .contains("Name=='\\052.a\\040b.example.com.'")
        .contains("{Value: '\"v=spf1 exists:%{i}.$x`y`\\'z\\'\\\\ !a\"'}");
    assertThat(
            Shell.callsOfAws(
                    Replacement.of(
                            List.of(blocked("a.example.com", "TXT", "v=spf1 $x`y`'z'\\", ALIAS)))
                        .getFirst()
                        .command(),
                    "{}")
                .getFirst())
        .contains("{Value: '\"v=spf1 $x`y`\\'z\\'\\\\\"'}");
  }

  @Test
  void whatServesDmarcOrHasNoKnownValueOrNothingInItsWayIsNotReplaced() {
    assertThat(
            Replacement.of(
                List.of(
                    blocked("_dmarc.example.com", "TXT", "v=DMARC1; p=none;", ALIAS),
                    blocked("s._domainkey.example.com", "TXT", "p=<your public key>", ALIAS),
                    blocked("t._domainkey.example.com", "CNAME", "t.<SigningHostedZone>", ALIAS),
                    new DnsRecord("a.example.com", "TXT", "x"))))
        .isEmpty();
  }

  @Test
  void theEventSaysWhatGoesAndWhatComes() {
    assertThat(Json.write(RecordForms.replacements(List.of(CNAME)).getFirst()))
        .startsWith(
            "{\"name\":\"t._domainkey.example.com\",\"deletes\":[{\"type\":\"TXT\",\"found\":\"p=abc\"},"
                + "{\"type\":\"A\",\"found\":\"192.0.2.1\"}],\"creates\":[{\"type\":\"CNAME\",\"value\":"
                + "\"t.dkim.amazonses.com\"}],\"command\":\"aws route53 ");
    assertThat(RecordForms.changeBatches(List.of(CNAME))).isEmpty();
  }

  private static DnsRecord blocked(String name, String type, String value, Obstacle... obstacles) {
    return new DnsRecord(name, type, value, OtherValues.NOTHING, List.of(obstacles), false);
  }
}
