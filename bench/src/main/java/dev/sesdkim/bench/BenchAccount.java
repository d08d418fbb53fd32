package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Makes an account from a plan, with nothing wrong with any identity. Calls to SES take longer the
/// farther their region is down the list.
final class BenchAccount {

  static final String ID = "123456789012";
  static final String HOME = "us-east-1";

  /// The ARN of the function that is measured.
  static final String FUNCTION = "arn:aws:lambda:" + HOME + ":" + ID + ":function:ses-dkim-monitor";

  private static final Set<Service> FAR = Set.of(Service.SES, Service.SES_V2);

  private BenchAccount() {}

  static FaultyAccount of(AccountPlan plan) {
    List<String> codes = AccountPlan.regions(plan.names().size());
    FaultyAccount account = unlimited(plan);
    account.inject(call -> new Fate.Surrounded(() -> Thread.sleep(wayOf(call, codes)), () -> {}));
    account.limitSes(Instant::now);
    return account;
  }

  /// The same account without latency and rate limit.
  static FaultyAccount unlimited(AccountPlan plan) {
    FaultyAccount account =
        FaultyAccount.start(ID, plan.names().navigableKeySet().toArray(String[]::new));
    plan.names()
        .forEach(
            (region, names) -> names.forEach(name -> account.put(region, plan.identity(name))));
    return account;
  }

  static String arn(String region, String identity) {
    return "arn:aws:ses:%s:%s:identity/%s".formatted(region, ID, identity);
  }

  /// From 20 ms in the first region to about 200 ms in the last of 34.
  private static Duration wayOf(Call call, List<String> codes) {
    int far = FAR.contains(call.service()) ? codes.indexOf(call.region()) : 0;
    return Duration.ofMillis(20 + far * 180L / 33);
  }
}
