package dev.sesdkim.faults;

import dev.sesdkim.dkim.Readings;
import dev.sesdkim.scan.Details;
import dev.sesdkim.scan.DnsLookup;
import dev.sesdkim.scan.FakeDns;
import java.util.List;
import java.util.Optional;

/// Evidence that is in order whenever it can be had: in some scans SES is asked for it and DNS
/// tells it, in others not.
final class FlickeringEvidence {

  /// Of every domain in the histories.
  static final List<String> TOKENS = List.of("aaa", "bbb", "ccc");

  private static final String ZONE = "dkim.amazonses.com";

  private final FakeDns dns = new FakeDns();

  FlickeringEvidence() {
    Histories.DOMAINS.forEach(domain -> dns.inOrder(domain, TOKENS, ZONE));
  }

  /// SES v2 is asked in most scans.
  Optional<Details> details(int scan) {
    Details told = (_, moment, _) -> new Details.Told(Readings.easyDkim(ZONE, moment.at()));
    return Optional.of(told).filter(_ -> scan % 5 != 0);
  }

  DnsLookup dns(boolean isDown) {
    return dns.down(isDown);
  }
}
