package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimZonesTest {

  private static final List<String> TOKENS = List.of("aaa", "bbb", "ccc");

  @Test
  void whatSesTellsGoesBeforeWhatWasSeen() {
    Evidence told =
        sought("aaa.dkim.amazonses.com")
            .with(Readings.easyDkim("A31d.dkim.us-west-2.amazonses.com.", Sample.NOW));

    assertThat(DkimZones.of(TOKENS, told)).contains("a31d.dkim.us-west-2.amazonses.com");
  }

  @Test
  void d24WithoutSesAndDnsNoZoneIsKnown() {
    assertThat(DkimZones.of(TOKENS, Evidence.none())).isEmpty();
  }

  @Test
  void theZoneInWhichTheRecordsWereSoughtStaysKnown() {
    Evidence known =
        sought("aaa.dkim.eu-south-1.amazonses.com", "bbb.dkim.eu-south-1.amazonses.com");

    assertThat(DkimZones.of(TOKENS, known)).contains("dkim.eu-south-1.amazonses.com");
  }

  @Test
  void recordsOfOtherTokensOrOfTwoZonesTellNone() {
    assertThat(DkimZones.of(TOKENS, sought("zzz.dkim.amazonses.com"))).isEmpty();
    assertThat(
            DkimZones.of(
                TOKENS, sought("aaa.dkim.amazonses.com", "bbb.dkim.eu-south-1.amazonses.com")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dkim amazonses com", "-x.amazonses.com", "a;b.amazonses.com", "com"})
  void aZoneThatIsNoNameIsNotPutIntoARecord(String zone) {
    assertThat(DkimZones.of(TOKENS, Evidence.none().with(Readings.easyDkim(zone, Sample.NOW))))
        .isEmpty();
  }

  private static Evidence sought(String... targets) {
    DnsCheck[] checks = new DnsCheck[targets.length];
    for (int at = 0; at < targets.length; at++) {
      String token = targets[at].substring(0, 3);
      checks[at] =
          new DnsCheck(
              token + "._domainkey.example.com",
              DnsType.CNAME,
              targets[at],
              Optional.empty(),
              DnsFinding.OK);
    }
    return Sample.records(checks);
  }
}
