package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// What an exception of the SDK means.
public final class AwsFailures {

  private static final int DEEPEST_CAUSE = 10;

  /// Codes by which services, old protocols and new, say that they are asked too often.
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
    return new Problem(kind(failure), action, detail(failure));
  }

  /// The service's error code, if the service said one.
  static Optional<String> code(RuntimeException failure) {
    return failure instanceof AwsServiceException refusal
        ? Optional.ofNullable(refusal.awsErrorDetails())
            .map(AwsErrorDetails::errorCode)
            .filter(code -> !code.isBlank())
        : Optional.empty();
  }

  /// Whether the failure goes back, through whatever wraps it, to one of this type.
  static boolean comesFrom(RuntimeException failure, Class<? extends Throwable> type) {
    return causes(failure).anyMatch(type::isInstance);
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
    if (comesFrom(failure, NoCredentials.class)) {
      return Kind.CREDENTIALS;
    }
    if (comesFrom(failure, NotAnAnswer.class)) {
      return Kind.NOT_AN_ANSWER;
    }
    if (isUnreadable(failure)) {
      return Kind.NOT_AN_ANSWER;
    }
    return comesFrom(failure, IOException.class) ? Kind.UNAVAILABLE : Kind.UNEXPECTED;
  }

  /// The SDK has no exception of its own for a body that it cannot take apart.
  private static boolean isUnreadable(RuntimeException failure) {
    return failure instanceof SdkClientException
        && String.valueOf(failure.getMessage()).startsWith("Unable to unmarshall response");
  }

  /// The code decides; the status where the code is none that is known. Without a code the answer
  /// is somebody else's, a proxy's for example, unless it is a server's error.
  private static Kind kind(AwsServiceException refusal) {
    int status = refusal.statusCode();
    Optional<String> code = code(refusal);
    if (code.filter(THROTTLED::contains).isPresent() || status == 429) {
      return Kind.THROTTLED;
    }
    if (code.filter(CREDENTIALS::contains).isPresent() || status == 401) {
      return Kind.CREDENTIALS;
    }
    if (code.filter(AwsFailures::isDenial).isPresent()) {
      return Kind.ACCESS_DENIED;
    }
    if (code.filter(UNAVAILABLE::contains).isPresent() || status >= 500 || status == 408) {
      return Kind.UNAVAILABLE;
    }
    if (code.isEmpty()) {
      return Kind.NOT_AN_ANSWER;
    }
    return status == 403 ? Kind.ACCESS_DENIED : Kind.REJECTED;
  }

  private static boolean isDenial(String code) {
    return code.startsWith("AccessDenied") || DENIED.contains(code);
  }

  private static String detail(RuntimeException failure) {
    if (failure instanceof AwsServiceException refusal) {
      String code = code(refusal).orElse("no error code");
      String message =
          Optional.ofNullable(refusal.awsErrorDetails())
              .map(AwsErrorDetails::errorMessage)
              .orElse("no message");
      return "%s (HTTP %d): %s".formatted(code, refusal.statusCode(), message);
    }
    return causes(failure).map(AwsFailures::said).distinct().reduce(AwsFailures::joined).orElse("");
  }

  /// The type says nothing more where it is the SDK's or ours.
  private static String said(Throwable cause) {
    String message = cause.getMessage();
    boolean plain =
        cause instanceof SdkClientException
            || cause instanceof NotAnAnswer
            || cause instanceof NoCredentials;
    return plain && message != null ? message : cause.toString();
  }

  /// A wrapper often repeats what it wraps.
  private static String joined(String outer, String inner) {
    return outer.toLowerCase(Locale.ROOT).contains(inner.toLowerCase(Locale.ROOT))
        ? outer
        : outer + "; " + inner;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE);
  }
}
