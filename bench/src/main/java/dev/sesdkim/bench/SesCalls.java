package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The calls of one scan to SES, through both its APIs.
///
/// @param made the number of all calls
/// @param repeated the number of repeated calls; a call is repeated only if it was throttled
/// @param details the number of calls to SES v2
record SesCalls(int made, int repeated, int details) {

  private record Question(
      Service service, String region, String action, Map<String, String> parameters) {}

  /// The calls to SES after the first `before` calls of any kind.
  static SesCalls since(int before, FaultyAccount account) {
    List<Call> calls = account.calls();
    Set<Question> different = new HashSet<>();
    int made = 0;
    int details = 0;
    for (Call call : calls.subList(before, calls.size())) {
      if (call.service() == Service.SES || call.service() == Service.SES_V2) {
        made++;
        details += call.service() == Service.SES_V2 ? 1 : 0;
        different.add(
            new Question(call.service(), call.region(), call.action(), call.parameters()));
      }
    }
    return new SesCalls(made, made - different.size(), details);
  }
}
