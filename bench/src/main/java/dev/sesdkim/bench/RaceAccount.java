package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An account of a few regions with one identity of each relevant kind, and the right verdict of
/// each. The last region denies access, so nothing in it can be known.
final class RaceAccount {

  private static final List<String> REGIONS =
      List.of("us-east-1", "eu-west-1", "eu-central-1", "ap-northeast-1", "sa-east-1");
  private static final Duration LATENCY = Duration.ofMillis(80);

  private RaceAccount() {}

  static FaultyAccount start() {
    FaultyAccount account = FaultyAccount.start("123456789012", REGIONS.toArray(String[]::new));
    for (String region : REGIONS) {
      account.put(region, SimulatedIdentity.domain("example.com"));
      account.put(region, SimulatedIdentity.address("news@example.com"));
      account.put(region, SimulatedIdentity.address("billing@mail.example.com"));
      account.put(region, SimulatedIdentity.domain("example.jp"));
      account.breakDkim(region, "example.jp", Instant.parse("2026-11-01T00:00:00Z"));
      account.put(region, SimulatedIdentity.domain("example.net").withVerification("Failed"));
      account.put(region, SimulatedIdentity.address("lonely@example.org"));
    }
    account.restrict(REGIONS.getLast());
    account.inject(_ -> new Fate.Surrounded(() -> Thread.sleep(LATENCY), () -> {}));
    account.limitSes(Instant::now);
    return account;
  }

  /// The right answers by region and identity; for the region that denies access, by region only.
  static Map<String, String> truth() {
    Map<String, String> truth = new TreeMap<>();
    for (String region : REGIONS.subList(0, REGIONS.size() - 1)) {
      truth.put(region + " example.com", "VERIFIED");
      truth.put(region + " news@example.com", "VERIFIED");
      // Signed by example.com, its nearest parent domain.
      truth.put(region + " billing@mail.example.com", "VERIFIED");
      truth.put(region + " example.jp", "UNVERIFIED");
      // Its DKIM records are correct, but SES refuses to send.
      truth.put(region + " example.net", "UNVERIFIED");
      truth.put(region + " lonely@example.org", "UNVERIFIED");
    }
    truth.put(REGIONS.getLast(), "NOT_READ");
    return truth;
  }
}
