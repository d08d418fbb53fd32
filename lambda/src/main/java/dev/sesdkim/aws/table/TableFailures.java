package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What went wrong at the table, in words that say what to do.
///
/// The codes are those of the DynamoDB Developer Guide, "Error handling with DynamoDB".
final class TableFailures {

  private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied");
  private static final Set<String> CREDENTIALS =
      Set.of(
          "ExpiredTokenException",
          "ExpiredToken",
          "RequestExpired",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken");
  private static final Set<String> THROTTLED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "RequestLimitExceeded",
          "LimitExceededException",
          "TooManyRequestsException");
  private static final String MISSING = "ResourceNotFoundException";

  private TableFailures() {}

  static ScanFailure of(Table table, TableAction action, SdkException e) {
    return switch (e) {
      case AwsServiceException answer -> answered(table, action, answer);
      default -> failure(table, problem(kindUnanswered(textOf(e)), action, textOf(e)), action, e);
    };
  }

  /// What came back is not DynamoDB's.
  static ScanFailure noAnswer(Table table, TableAction action) {
    Problem problem = problem(Kind.NOT_AN_ANSWER, action, "not an answer of DynamoDB");
    return new ScanFailure(message(table, problem, action), problem);
  }

  /// The table had no room for it yet, each time it was asked.
  static ScanFailure throttled(Table table, TableAction action, String detail) {
    Problem problem = problem(Kind.THROTTLED, action, detail);
    return new ScanFailure(message(table, problem, action), problem);
  }

  private static ScanFailure answered(Table table, TableAction action, AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("");
    String said = details.map(AwsErrorDetails::errorMessage).orElse("");
    String detail = said.isEmpty() ? textOf(e) : said;
    return failure(table, problem(kind(code, e.statusCode()), action, detail), action, e);
  }

  private static ScanFailure failure(
      Table table, Problem problem, TableAction action, SdkException e) {
    return new ScanFailure(message(table, problem, action), problem, e);
  }

  private static Problem problem(Kind kind, TableAction action, String detail) {
    return new Problem(kind, action.call(), detail);
  }

  /// The SDK has no exceptions of their own for these.
  private static Kind kindUnanswered(String text) {
    if (text.contains("credentials") || text.contains("SSO")) {
      return Kind.CREDENTIALS;
    }
    return text.contains("unmarshall") ? Kind.NOT_AN_ANSWER : Kind.UNAVAILABLE;
  }

  private static Kind kind(String code, int status) {
    if (code.isEmpty() && status < 500) {
      return Kind.NOT_AN_ANSWER;
    }
    if (DENIED.contains(code)) {
      return Kind.ACCESS_DENIED;
    }
    if (CREDENTIALS.contains(code)) {
      return Kind.CREDENTIALS;
    }
    if (THROTTLED.contains(code)) {
      return Kind.THROTTLED;
    }
    if (code.equals(MISSING)) {
      return Kind.STORE;
    }
    return status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
  }

  private static String message(Table table, Problem problem, TableAction action) {
    return "DynamoDB table %s in %s: %s. %s"
        .formatted(
            table.name(),
            table.region(),
            problem.sentence(),
            action.advice(problem.kind(), table.region()));
  }

  private static String textOf(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
  }
}
