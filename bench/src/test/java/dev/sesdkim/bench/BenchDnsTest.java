package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.KeyState;
import dev.sesdkim.dns.DnsJavaLookup;
import dev.sesdkim.dns.DnsServerAddress;
import dev.sesdkim.rules.dmarc.DmarcRule;
import dev.sesdkim.rules.evidence.DkimRule;
import dev.sesdkim.scan.Deadline;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BenchDnsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void toTheFunctionsOwnLookUpEveryDomainIsInOrder() throws IOException {
    try (BenchDns server = new BenchDns()) {
      Function<DnsQuestion, DnsAnswer> dns = lookUpAt(server);

      DkimEvidence dkim =
          DkimRule.easy("example.com", List.of("a", "b", "c"), "dkim.amazonses.com", dns);
      assertThat(dkim.records()).extracting(DnsCheck::finding).containsOnly(DnsFinding.OK);
      assertThat(dkim.keys()).isEqualTo(KeyState.PRESENT);
      Dmarc dmarc = DmarcRule.of("example.com", dns);
      assertThat(dmarc.policy()).contains(DmarcPolicy.REJECT);
      assertThat(dmarc.problems()).isEmpty();
      assertThat(server.questions()).isGreaterThan(6);
    }
  }

  @Test
  void onceLostTheDkimRecordsAreMissingAndTheOthersThere() throws IOException {
    try (BenchDns server = new BenchDns()) {
      server.loseDkim();
      Function<DnsQuestion, DnsAnswer> dns = lookUpAt(server);

      DkimEvidence dkim =
          DkimRule.easy("example.com", List.of("a", "b", "c"), "dkim.amazonses.com", dns);
      assertThat(dkim.records()).extracting(DnsCheck::finding).containsOnly(DnsFinding.MISSING);
      assertThat(DmarcRule.of("example.com", dns).policy()).contains(DmarcPolicy.REJECT);
    }
  }

  @Test
  void whatNobodyPublishesIsNotThere() throws IOException {
    try (BenchDns server = new BenchDns()) {
      Function<DnsQuestion, DnsAnswer> dns = lookUpAt(server);

      assertThat(dns.apply(new DnsQuestion("example.com", DnsType.MX)))
          .isInstanceOf(DnsAnswer.NoSuchName.class);
    }
  }

  private static Function<DnsQuestion, DnsAnswer> lookUpAt(BenchDns server) {
    return DnsJavaLookup.at(DnsServerAddress.of(server.address()).orElseThrow())
        .until(new Deadline(InstantSource.fixed(NOW), NOW.plusSeconds(30)));
  }
}
