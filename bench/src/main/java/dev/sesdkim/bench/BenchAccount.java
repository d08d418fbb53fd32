package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// An account with as many identities in each of so many regions, nothing wrong with any of them:
/// what is broken is asked about in detail, beyond the floor. One in ten is an address. A call
/// takes longer the farther its region is from the first.
final class BenchAccount {

  static final String ID = "123456789012";
  static final String HOME = "us-east-1";

  private BenchAccount() {}

  static SimulatedAccount of(int identities, int regions) {
    List<String> codes = regions(regions);
    SimulatedAccount account = unlimited(identities, regions);
    account.inject(call -> new Fate.Surrounded(() -> Thread.sleep(wayOf(call, codes)), () -> {}));
    account.limitSes(Instant::now);
    return account;
  }

  /// The same account, answering at once and as often as it is asked.
  static SimulatedAccount unlimited(int identities, int regions) {
    List<String> codes = regions(regions);
    SimulatedAccount account = SimulatedAccount.start(ID, codes.toArray(String[]::new));
    codes.forEach(region -> fill(account, region, identities));
    return account;
  }

  /// Codes as a region could have them, the deployment's own first.
  static List<String> regions(int many) {
    return IntStream.range(0, many).mapToObj(n -> n == 0 ? HOME : "eu-north-" + (10 + n)).toList();
  }

  private static void fill(SimulatedAccount account, String region, int identities) {
    for (int n = 0; n < identities; n++) {
      String domain = "brand%05d.example.com".formatted(n);
      account.put(
          region,
          n % 10 == 9
              ? SimulatedIdentity.address("news@brand%05d.example.com".formatted(n - 1))
              : SimulatedIdentity.domain(domain));
    }
  }

  /// From 20 ms in the first region to about 200 ms in the last of 34.
  private static Duration wayOf(Call call, List<String> codes) {
    int far = call.service() == Service.SES ? codes.indexOf(call.region()) : 0;
    return Duration.ofMillis(20 + far * 180L / 33);
  }
}
