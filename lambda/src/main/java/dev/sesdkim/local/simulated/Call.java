package dev.sesdkim.local.simulated;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One call as the account received it, before any answer; a retry by the SDK is a call of its own.
///
/// @param accessKey of the credentials that signed it
/// @param number the call's place among all calls to the account, from 1
/// @param nth its place among the calls of the same service, action and region, from 1; unlike
///   `number`, it does not depend on other regions that are read at the same time
/// @param parameters the decoded query parameters; for SES v2, `EmailIdentity`
public record Call(
    Service service,
    String action,
    String region,
    String accessKey,
    int number,
    int nth,
    Map<String, String> parameters) {

  public Call {
    parameters = Map.copyOf(parameters);
  }

  /// The identities that the call names, in order; empty if it names none.
  public List<String> identities() {
    String one = parameters.get("EmailIdentity");
    return one == null ? list("Identities.member") : List.of(one);
  }

  /// The values of a numbered parameter, `prefix.1`, `prefix.2` and so on, up to the first gap.
  List<String> list(String prefix) {
    return IntStream.iterate(1, n -> parameters.containsKey(prefix + "." + n), n -> n + 1)
        .mapToObj(n -> parameters.getOrDefault(prefix + "." + n, ""))
        .toList();
  }
}
