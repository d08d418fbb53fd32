package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Silence;
import java.util.Optional;

/// Refuses what AWS refuses before a service sees the call: a region that is not enabled, a missing
/// permission. Also gives each service's error for too many calls.
final class Gate {
  private final String accountId;
  private final AccountState account;

  Gate(String accountId, AccountState account) {
    this.accountId = accountId;
    this.account = account;
  }

  /// The refusal of the call; empty if it may pass.
  Optional<Reply> refusal(Call call) {
    boolean asksSes = call.service() == Service.SES || call.service() == Service.SES_V2;
    if (!account.enabled(call.region())) {
      return Optional.of(notEnabled(call.service()));
    }
    if (!asksSes) {
      return Optional.empty();
    }
    return switch (account.ses(call.region()).access()) {
      case OPEN -> Optional.empty();
      case RESTRICTED -> Optional.of(denied(call));
      // AWS has no host name there. With one loopback endpoint, a closed connection comes closest.
      case ABSENT -> Optional.of(new Silence());
    };
  }

  /// The service's error for too many calls.
  static Refusal throttled(Service service) {
    return switch (service) {
      case EC2 -> new Refusal(503, "RequestLimitExceeded", "Request limit exceeded.");
      case CLOUD_FORMATION, SES, STS -> new Refusal(400, "Throttling", "Rate exceeded");
      case SNS -> new Refusal(400, "Throttled", "Rate exceeded");
      case DYNAMO_DB -> new Refusal(400, "ThrottlingException", "Rate of requests exceeded");
      case SES_V2 -> new Refusal(429, "TooManyRequestsException", "Rate exceeded");
    };
  }

  private static Refusal notEnabled(Service service) {
    String message = "The security token included in the request is invalid.";
    return switch (service) {
      case EC2 ->
          new Refusal(
              401, "AuthFailure", "AWS was not able to validate the provided access credentials");
      case CLOUD_FORMATION, SES, SNS, STS -> new Refusal(403, "InvalidClientTokenId", message);
      case DYNAMO_DB -> new Refusal(400, "UnrecognizedClientException", message);
      case SES_V2 -> new Refusal(403, "UnrecognizedClientException", message);
    };
  }

  private Refusal denied(Call call) {
    String code = call.service() == Service.SES_V2 ? "AccessDeniedException" : "AccessDenied";
    return new Refusal(
        403,
        code,
        "User: arn:aws:iam::%s:user/monitor is not authorized to perform: ses:%s with an explicit deny in a service control policy"
            .formatted(accountId, call.action()));
  }
}
