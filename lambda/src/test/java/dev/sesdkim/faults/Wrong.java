package dev.sesdkim.faults;

import dev.sesdkim.dkim.DnsAnswer;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/// What can come back instead of an answer. Where a service says it in its own words, those are its
/// words.
enum Wrong {
  THROTTLED,
  INTERNAL_ERROR,
  UNAVAILABLE,
  TIMEOUT,
  RESET,
  ACCESS_DENIED,
  EXPIRED_CREDENTIALS,
  VALIDATION_ERROR,
  /// A proxy's page with status 200.
  GARBAGE,
  /// The call takes effect, and its answer ends in the middle as if that were its end.
  HALF,
  /// The call takes effect, and the connection breaks in the middle of its answer.
  BROKEN_OFF;

  /// The answer; the call has no effect.
  ///
  /// @param service whose words it has, as of [AwsCall#dialect]
  /// @throws IOException if no answer comes
  Said answer(String service) throws IOException {
    return switch (this) {
      case THROTTLED ->
          switch (service) {
            case "dynamodb" -> Said.error(service, 400, "ThrottlingException");
            case "ec2" -> Said.error(service, 503, "RequestLimitExceeded");
            case "sesv2" -> Said.error(service, 429, "TooManyRequestsException");
            case "sns" -> Said.error(service, 400, "Throttled");
            default -> Said.error(service, 400, "Throttling");
          };
      case INTERNAL_ERROR ->
          Said.error(
              service, 500, service.equals("dynamodb") ? "InternalServerError" : "InternalFailure");
      case UNAVAILABLE -> Said.error(service, 503, "ServiceUnavailable");
      case TIMEOUT -> throw new SocketTimeoutException("Read timed out");
      case RESET -> throw new SocketException("Connection reset");
      case ACCESS_DENIED ->
          Said.error(
              service,
              403,
              switch (service) {
                case "dynamodb", "sesv2" -> "AccessDeniedException";
                case "ec2" -> "UnauthorizedOperation";
                case "sns" -> "AuthorizationError";
                default -> "AccessDenied";
              });
      case EXPIRED_CREDENTIALS ->
          switch (service) {
            case "dynamodb" -> Said.error(service, 400, "ExpiredTokenException");
            case "ec2" -> Said.error(service, 400, "RequestExpired");
            case "sesv2" -> Said.error(service, 403, "ExpiredTokenException");
            default -> Said.error(service, 403, "ExpiredToken");
          };
      case VALIDATION_ERROR ->
          switch (service) {
            case "dynamodb" -> Said.error(service, 400, "ValidationException");
            case "ec2" -> Said.error(service, 400, "InvalidParameterValue");
            case "sns" -> Said.error(service, 400, "InvalidParameter");
            case "sesv2" -> Said.error(service, 400, "BadRequestException");
            default -> Said.error(service, 400, "ValidationError");
          };
      case GARBAGE -> Said.page();
      case HALF, BROKEN_OFF -> throw new IllegalStateException("takes effect");
    };
  }

  /// What a look-up in DNS comes to.
  DnsAnswer dnsAnswer() {
    return switch (this) {
      case TIMEOUT, RESET -> new DnsAnswer.TimedOut("no answer");
      case THROTTLED, ACCESS_DENIED, EXPIRED_CREDENTIALS -> new DnsAnswer.ServerFailure("REFUSED");
      case INTERNAL_ERROR, UNAVAILABLE, VALIDATION_ERROR -> new DnsAnswer.ServerFailure("SERVFAIL");
      case GARBAGE, HALF, BROKEN_OFF -> new DnsAnswer.ServerFailure("not an answer");
    };
  }

  boolean takesEffect() {
    return this == HALF || this == BROKEN_OFF;
  }
}
