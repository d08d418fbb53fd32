package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// Turns exceptions of the SDK into problems.
public final class AwsFailures {

  /// Error codes that mean throttling, in AWS's old and new protocols.
  private static final Set<String> THROTTLED =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "Throttled",
          "RequestThrottled",
          "RequestThrottledException",
          "TooManyRequests",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "BandwidthLimitExceeded",
          "ProvisionedThroughputExceededException",
          "LimitExceededException",
          "PriorRequestNotComplete",
          "SlowDown");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "AuthFailure",
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "InvalidToken",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "OptInRequired",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private static final Set<String> DENIED =
      Set.of(
          "AuthorizationError",
          "AuthorizationErrorException",
          "KMSAccessDenied",
          "KMSAccessDeniedException",
          "NotAuthorized",
          "UnauthorizedAccess",
          "UnauthorizedOperation");

  private static final Set<String> UNAVAILABLE =
      Set.of(
          "InternalError",
          "InternalFailure",
          "InternalServerError",
          "RequestTimeout",
          "RequestTimeoutException",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "Unavailable");

  private AwsFailures() {}

  /// The failure as a problem.
  ///
  /// @param action what was asked, as IAM names it
  public static Problem problem(String action, RuntimeException failure) {
    return new Problem(kind(failure), action, FailureWords.of(failure));
  }

  /// The service's error code, if it sent one.
  static Optional<String> code(RuntimeException failure) {
    return failure instanceof AwsServiceException refusal
        ? Optional.ofNullable(refusal.awsErrorDetails())
            .map(AwsErrorDetails::errorCode)
            .filter(code -> !code.isBlank())
        : Optional.empty();
  }

  /// Whether the failure or one of its causes has this type.
  static boolean comesFrom(RuntimeException failure, Class<? extends Throwable> type) {
    return FailureWords.causes(failure).anyMatch(type::isInstance);
  }

  private static Kind kind(RuntimeException failure) {
    return switch (failure) {
      case AwsServiceException refusal -> kind(refusal);
      case AbortedException _ -> Kind.DEADLINE;
      case ApiCallTimeoutException _ -> Kind.UNAVAILABLE;
      case ApiCallAttemptTimeoutException _ -> Kind.UNAVAILABLE;
      default -> kindByCause(failure);
    };
  }

  private static Kind kindByCause(RuntimeException failure) {
    if (comesFrom(failure, NoCredentials.class) && !isOfTheNetwork(failure)) {
      return Kind.CREDENTIALS;
    }
    if (comesFrom(failure, NotAnAnswer.class)) {
      return Kind.NOT_AN_ANSWER;
    }
    if (FailureWords.isUnreadable(failure)) {
      return Kind.NOT_AN_ANSWER;
    }
    if (FailureWords.proxyStatus(failure).filter(status -> status < 500).isPresent()) {
      return Kind.NOT_AN_ANSWER;
    }
    return comesFrom(failure, IOException.class) ? Kind.UNAVAILABLE : Kind.UNEXPECTED;
  }

  /// Whether the credentials provider could not be reached over the network.
  private static boolean isOfTheNetwork(RuntimeException failure) {
    return Stream.of(
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            SSLException.class)
        .anyMatch(type -> comesFrom(failure, type));
  }

  /// A known error code decides, otherwise the HTTP status; but status 429 always means throttled.
  /// Without a code, an answer comes from something other than AWS, such as a proxy, unless its
  /// status means throttled or unavailable, or is a 401 without the marks of a proxy
  /// ([FailureWords#isForeign]).
  private static Kind kind(AwsServiceException refusal) {
    int status = refusal.statusCode();
    Optional<String> code = code(refusal);
    if (code.filter(THROTTLED::contains).isPresent() || status == 429) {
      return Kind.THROTTLED;
    }
    if (code.filter(CREDENTIALS::contains).isPresent()) {
      return Kind.CREDENTIALS;
    }
    if (code.filter(AwsFailures::isDenial).isPresent()) {
      return Kind.ACCESS_DENIED;
    }
    if (code.filter(UNAVAILABLE::contains).isPresent() || status >= 500 || status == 408) {
      return Kind.UNAVAILABLE;
    }
    if (status == 401 && !FailureWords.isForeign(refusal)) {
      return Kind.CREDENTIALS;
    }
    if (code.isEmpty()) {
      return Kind.NOT_AN_ANSWER;
    }
    return status == 403 ? Kind.ACCESS_DENIED : Kind.REJECTED;
  }

  private static boolean isDenial(String code) {
    return code.startsWith("AccessDenied") || DENIED.contains(code);
  }
}
