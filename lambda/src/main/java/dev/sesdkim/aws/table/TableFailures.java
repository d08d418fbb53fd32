package dev.sesdkim.aws.table;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// What went wrong at the table, in words that say what to do.
final class TableFailures {

  private TableFailures() {}

  static ScanFailure of(Table table, TableAction action, SdkException e) {
    Problem said = AwsFailures.problem(action.call(), e);
    Problem problem =
        e instanceof ResourceNotFoundException
            ? new Problem(Kind.STORE, said.action(), said.detail())
            : said;
    return new ScanFailure(message(table, problem, action), problem, e);
  }

  /// What came back is not DynamoDB's.
  static ScanFailure noAnswer(Table table, TableAction action) {
    return failure(table, action, Kind.NOT_AN_ANSWER, "not an answer of DynamoDB");
  }

  /// The table had no room for it yet, each time it was asked.
  static ScanFailure throttled(Table table, TableAction action, String detail) {
    return failure(table, action, Kind.THROTTLED, detail);
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
