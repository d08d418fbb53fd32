package dev.sesdkim.local.simulated;

import java.util.List;
import java.util.Map;

/// One call as the account received it, before any answer; a retry by the SDK is a call of its own.
///
/// @param action as the service names it
/// @param accessKey of the credentials that signed it
/// @param number the call's place among all calls to the account, from 1
/// @param nth its place among the calls of the same service, action and region, from 1; unlike
///   `number`, it does not depend on other regions that are read at the same time
/// @param parameters the decoded query parameters; for SES v2, `EmailIdentity`
/// @param identities those that the call names, in order; empty if it names none
public record Call(
    Service service,
    String action,
    String region,
    String accessKey,
    int number,
    int nth,
    Map<String, String> parameters,
    List<String> identities) {

  public Call {
    parameters = Map.copyOf(parameters);
    identities = List.copyOf(identities);
  }
}
