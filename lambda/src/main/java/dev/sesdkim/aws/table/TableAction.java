package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Problem.Kind;

/// A call to the table, and the permissions that it needs.
enum TableAction {
  QUERY("dynamodb:Query", "dynamodb:Query on it and its indexes"),
  BATCH_GET_ITEM("dynamodb:BatchGetItem", "dynamodb:BatchGetItem on it"),
  PUT_ITEM("dynamodb:PutItem", "dynamodb:PutItem on it"),
  DELETE_ITEM("dynamodb:DeleteItem", "dynamodb:DeleteItem on it"),
  UPDATE_ITEM("dynamodb:UpdateItem", "dynamodb:UpdateItem on it"),
  /// IAM has no action of this name: it checks the actions of the parts.
  TRANSACT_WRITE_ITEMS(
      "dynamodb:TransactWriteItems",
      "dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem and dynamodb:ConditionCheckItem"
          + " on it");

  private final String call;
  private final String permission;

  TableAction(String call, String permission) {
    this.call = call;
    this.permission = permission;
  }

  String call() {
    return call;
  }

  /// What a person can do about a failure, in one sentence.
  String advice(Kind kind, String region) {
    return switch (kind) {
      case ACCESS_DENIED -> "Allow the caller " + permission + ".";
      case CREDENTIALS -> "Renew or choose the credentials and try again.";
      case THROTTLED -> "Nothing is lost: the next scan makes up for it.";
      case NOT_AN_ANSWER -> "Look for a proxy between here and DynamoDB.";
      case UNAVAILABLE -> "Check the network and the service's health in " + region + ".";
      case REJECTED -> "Compare the table's keys with the documented ones.";
      case STORE -> "There is no such table there: deploy the stack first, or name its table.";
      case SUPERSEDED -> "Nothing to do: the later scan makes up for it.";
      case REGION_DISABLED, EXCLUDED, INCOMPLETE, UNRECOGNIZED, DEADLINE, UNEXPECTED ->
          "The next scan tries again.";
    };
  }
}
