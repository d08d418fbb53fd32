package dev.sesdkim.aws.table;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// What went wrong at the table, in words that say what to do.
final class TableFailures {

  /// Reasons for refusing a part of a transaction that may be accepted a moment later (API
  /// reference of `TransactWriteItems`, "TransactionCanceledException"). `None` stands for a part
  /// that was not refused itself.
  private static final Set<String> PASSING =
      Set.of("None", "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");

  private TableFailures() {}

  static ScanFailure of(Table table, TableAction action, SdkException e) {
    Problem problem = problem(action, e);
    return new ScanFailure(message(table, problem, action), problem, e);
  }

  /// What came back is not DynamoDB's.
  static ScanFailure noAnswer(Table table, TableAction action) {
    return failure(table, action, Kind.NOT_AN_ANSWER, "not an answer of DynamoDB");
  }

  /// A later scan has begun.
  static ScanFailure superseded(Table table, TableAction action) {
    return failure(table, action, Kind.SUPERSEDED, "a later scan has begun; nothing was written");
  }

  /// Every try failed for a temporary reason.
  static ScanFailure givenUp(Table table, TableAction action, int tries, SdkException last) {
    Problem problem = problem(action, last);
    String detail = "still refused after %d tries: %s".formatted(tries, problem.detail());
    Kind kind = problem.kind() == Kind.UNAVAILABLE ? Kind.UNAVAILABLE : Kind.THROTTLED;
    return failure(table, action, kind, detail);
  }

  /// The table was asked again for part of an answer until the time for it was over.
  static ScanFailure incomplete(Table table, TableAction action, int tries) {
    String detail = "part of the answer is still missing after %d tries".formatted(tries);
    return failure(table, action, Kind.THROTTLED, detail);
  }

  /// A row that this version cannot read and cannot do without.
  static ScanFailure unreadable(Table table, Problem problem) {
    return new ScanFailure(
        "DynamoDB table %s in %s: %s. Correct the row or delete it."
            .formatted(table.name(), table.region(), problem.sentence()),
        problem);
  }

  /// Whether the same request may succeed a moment later.
  static boolean passes(SdkException e) {
    return switch (e) {
      case TransactionInProgressException _ -> true;
      case TransactionConflictException _ -> true;
      case TransactionCanceledException cancelled ->
          !cancelled.cancellationReasons().isEmpty()
              && cancelled.cancellationReasons().stream()
                  .map(CancellationReason::code)
                  .allMatch(PASSING::contains);
      default -> {
        Kind kind = problem(TableAction.QUERY, e).kind();
        yield kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE;
      }
    };
  }

  private static Problem problem(TableAction action, SdkException e) {
    Problem said = AwsFailures.problem(action.call(), e);
    return e instanceof ResourceNotFoundException
        ? new Problem(Kind.STORE, said.action(), said.detail())
        : said;
  }

  private static ScanFailure failure(Table table, TableAction action, Kind kind, String detail) {
    Problem problem = new Problem(kind, action.call(), detail);
    return new ScanFailure(message(table, problem, action), problem);
  }

  private static String message(Table table, Problem problem, TableAction action) {
    return "DynamoDB table %s in %s: %s. %s"
        .formatted(
            table.name(),
            table.region(),
            problem.sentence(),
            action.advice(problem.kind(), table.region()));
  }
}
