package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.rules.Zone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneInDnsTest {

  private final Zone zone = new Zone();

  @Test
  void theZoneIsWhereTheFirstRecordThatIsThereLeads() {
    record("bbb", "BBB.DKIM.eu-south-1.AmazonSES.com.");

    assertThat(look()).contains("dkim.eu-south-1.amazonses.com");
  }

  @Test
  void aRecordThatLeadsToAnothersTokenTellsNoZone() {
    record("aaa", "zzz.dkim.eu-south-1.amazonses.com");
    record("bbb", "bbb.dkim.amazonses.com");

    assertThat(look()).contains("dkim.amazonses.com");
  }

  @Test
  void d24RecordsThatLeadToTwoZonesTellNone() {
    record("aaa", "aaa.dkim.eu-south-1.amazonses.com");
    record("bbb", "bbb.dkim.amazonses.com");

    assertThat(look()).isEmpty();
  }

  @Test
  void aRecordMayLeadToSesOverAnotherName() {
    record("aaa", "aaa.keys.example.net");
    zone.cname("aaa.keys.example.net", "aaa.dkim.amazonses.com");

    assertThat(look()).contains("dkim.amazonses.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aaa.evil.example.net", "aaa.dkim.amazonses.com.example", "aaa.amazonses.com"})
  void onlyAZoneOfSesCounts(String target) {
    record("aaa", target);

    assertThat(look()).isEmpty();
  }

  private void record(String token, String target) {
    zone.cname(token + "._domainkey.example.com", target);
  }

  private Optional<String> look() {
    return ZoneInDns.of("example.com", List.of("aaa", "bbb", "ccc"), zone);
  }
}
