package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The SES calls of one scan.
///
/// @param made all of them
/// @param throttled those that were refused: a call is made twice only then
record SesCalls(int made, int throttled) {

  private record Question(String region, String action, Map<String, String> parameters) {}

  /// Those that reached the account after the first so many calls of any kind.
  static SesCalls since(int before, SimulatedAccount account) {
    List<Call> calls = account.calls();
    Set<Question> different = new HashSet<>();
    int made = 0;
    for (Call call : calls.subList(before, calls.size())) {
      if (call.service() == Service.SES) {
        made++;
        different.add(new Question(call.region(), call.action(), call.parameters()));
      }
    }
    return new SesCalls(made, made - different.size());
  }
}
