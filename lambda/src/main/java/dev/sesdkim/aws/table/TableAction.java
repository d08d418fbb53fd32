package dev.sesdkim.aws.table;

/// What is asked of the table, and what the caller must be allowed for it.
enum TableAction {
  QUERY("dynamodb:Query", "dynamodb:Query on it and its indexes"),
  PUT_ITEM("dynamodb:PutItem", "dynamodb:PutItem on it"),
  UPDATE_ITEM("dynamodb:UpdateItem", "dynamodb:UpdateItem on it"),
  BATCH_WRITE_ITEM("dynamodb:BatchWriteItem", "dynamodb:BatchWriteItem on it"),
  /// IAM has no action of this name: it asks for those of the parts.
  TRANSACT_WRITE_ITEMS(
      "dynamodb:TransactWriteItems", "dynamodb:PutItem and dynamodb:UpdateItem on it");

  private final String call;
  private final String permission;

  TableAction(String call, String permission) {
    this.call = call;
    this.permission = permission;
  }

  String call() {
    return call;
  }

  String permission() {
    return permission;
  }
}
