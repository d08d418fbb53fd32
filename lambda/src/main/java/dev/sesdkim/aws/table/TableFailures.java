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
      case AwsServiceException answered -> answered(table, action, answered);
      default -> unanswered(table, action, e);
    };
  }

  static ScanFailure noAnswer(Table table, TableAction action) {
    Problem problem = new Problem(Kind.NOT_AN_ANSWER, action.call(), "not an answer of DynamoDB");
    return new ScanFailure(
        message(table, problem, forKind(table, action, problem.kind())), problem);
  }

  /// The table had no room for it yet, each time it was asked.
  static ScanFailure throttled(Table table, TableAction action, String detail) {
    Problem problem = new Problem(Kind.THROTTLED, action.call(), detail);
    return new ScanFailure(
        message(table, problem, forKind(table, action, problem.kind())), problem);
  }

  private static ScanFailure answered(Table table, TableAction action, AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("");
    String said = details.map(AwsErrorDetails::errorMessage).orElse("");
    String detail = said.isEmpty() ? textOf(e) : said;
    if (code.equals(MISSING)) {
      Problem problem = new Problem(Kind.STORE, action.call(), detail);
      String advice = "There is no such table there. Deploy the stack first, or name its table.";
      return new ScanFailure(message(table, problem, advice), problem, e);
    }
    Problem problem = new Problem(kind(code, e.statusCode()), action.call(), detail);
    return new ScanFailure(
        message(table, problem, forKind(table, action, problem.kind())), problem, e);
  }

  private static ScanFailure unanswered(Table table, TableAction action, SdkException e) {
    String detail = textOf(e);
    Kind kind = Kind.UNAVAILABLE;
    if (detail.contains("credentials") || detail.contains("SSO")) {
      kind = Kind.CREDENTIALS;
    } else if (detail.contains("unmarshall")) {
      kind = Kind.NOT_AN_ANSWER;
    }
    Problem problem = new Problem(kind, action.call(), detail);
    return new ScanFailure(message(table, problem, forKind(table, action, kind)), problem, e);
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
    return status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
  }

  private static String message(Table table, Problem problem, String advice) {
    return "DynamoDB table %s in %s: %s. %s"
        .formatted(table.name(), table.region(), problem.sentence(), advice);
  }

  private static String forKind(Table table, TableAction action, Kind kind) {
    return switch (kind) {
      case ACCESS_DENIED -> "Allow the caller " + action.permission() + ".";
      case CREDENTIALS -> "Renew or choose the credentials and try again.";
      case THROTTLED -> "Nothing is lost: the next scan makes up for it.";
      case NOT_AN_ANSWER -> "Look for a proxy between here and DynamoDB.";
      case UNAVAILABLE ->
          "Look at the network and at the service's health in " + table.region() + ".";
      case REJECTED -> "Compare the table's keys with the documented ones.";
      case REGION_DISABLED, INCOMPLETE, DEADLINE, STORE, UNEXPECTED -> "The next scan tries again.";
    };
  }

  private static String textOf(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
  }
}
