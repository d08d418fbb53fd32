package dev.sesdkim.local.route53;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.DnsAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;

class HostedZonesTest {

  @Test
  void whereDnsDoesNotAnswerNothingIsSaidOfWhatItShows() {
    HostedZones zones =
        new HostedZones(new NoRoute53(), _ -> new DnsAnswer.TimedOut("no answer from 192.0.2.1"));

    assertThatThrownBy(() -> zones.requireShown("m.example.com", List.of("\"v=spf1 -all\"")))
        .isInstanceOf(ZoneChange.ByHand.class)
        .hasMessageStartingWith("m.example.com: DNS does not tell")
        .hasMessageContaining("no answer from 192.0.2.1");
  }

  private static final class NoRoute53 implements Route53Client {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
