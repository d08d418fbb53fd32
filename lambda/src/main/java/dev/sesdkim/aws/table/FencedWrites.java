package dev.sesdkim.aws.table;

import dev.sesdkim.scan.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes on the condition that no later scan has begun. A write that fails for a temporary reason
/// (throttling, another transaction on the same row, a server error) is retried until the scan's
/// end.
///
/// Every method throws [ScanFailure]: of kind SUPERSEDED when the condition does not hold, of kind
/// REJECTED when DynamoDB rejects the write itself.
///
/// The idempotency token is the SDK's own, new for each call. A token made from the content would
/// let DynamoDB report a write as done although the rows were overwritten since.
record FencedWrites(Table table, TableRetries retries) {

  /// The most writes in one transaction (API reference of `TransactWriteItems`).
  static final int LARGEST = 100;

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  /// Makes one write, which has a condition on the fence.
  <T> T alone(TableAction action, Claim claim, Function<DynamoDbClient, T> write) {
    Optional<T> written =
        repeated(
            action,
            claim,
            () -> {
              try {
                return Optional.of(write.apply(table.client()));
              } catch (ConditionalCheckFailedException _) {
                return Optional.empty();
              }
            });
    return written.orElseThrow(() -> TableFailures.superseded(table, action));
  }

  /// Makes all of these writes or none.
  ///
  /// @param fenced a write or a check with a condition on the fence
  /// @return empty if all were written; if conditions of the others do not hold, DynamoDB's reason
  ///   for each of the others, in their order
  List<CancellationReason> together(
      Claim claim, TransactWriteItem fenced, List<TransactWriteItem> others) {
    List<TransactWriteItem> writes = new ArrayList<>(others.size() + 1);
    writes.add(fenced);
    writes.addAll(others);
    TableAction action = TableAction.TRANSACT_WRITE_ITEMS;
    List<CancellationReason> reasons =
        repeated(
            action,
            claim,
            () -> {
              try {
                table.client().transactWriteItems(request -> request.transactItems(writes));
                return List.of();
              } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().anyMatch(FencedWrites::conditionFailed)) {
                  return e.cancellationReasons();
                }
                throw e;
              }
            });
    if (reasons.isEmpty()) {
      return List.of();
    }
    if (conditionFailed(reasons.getFirst())) {
      throw TableFailures.superseded(table, action);
    }
    if (reasons.size() != writes.size()) {
      throw TableFailures.noAnswer(table, action);
    }
    return reasons.subList(1, reasons.size());
  }

  static boolean conditionFailed(CancellationReason reason) {
    return CONDITION_FAILED.equals(reason.code());
  }

  private <T> T repeated(TableAction action, Claim claim, Supplier<T> attempt) {
    TableRetries.Waits waits = retries.until(claim.end());
    while (true) {
      SdkException failure;
      try {
        return attempt.get();
      } catch (SdkException e) {
        failure = e;
      }
      if (!TableFailures.passes(failure)) {
        throw TableFailures.of(table, action, failure);
      }
      if (!waits.another()) {
        throw TableFailures.givenUp(table, action, waits.tries(), failure);
      }
    }
  }
}
