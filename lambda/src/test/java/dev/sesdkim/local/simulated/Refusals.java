package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;

/// What each service says for itself, whatever it was asked.
final class Refusals {

  private Refusals() {}

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

  /// The service's error in a region that is not enabled.
  static Refusal notEnabled(Service service) {
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
}
