package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Transition;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// Writes steps with all that they change in the history of their identities, on the condition that
/// each state is still the one that its step starts from: all of them or none.
///
/// The token that makes a repeated request harmless is the SDK's own, new for each call: one made
/// from the step would let DynamoDB say "written" of a step that another scan has since gone
/// beyond.
final class StateStep {

  /// DynamoDB takes 100 writes in one transaction (API reference of TransactWriteItems), and a step
  /// is three of them at the most.
  static final int LARGEST = 33;

  /// A step that leaves history as it is is one write.
  static final int LARGEST_OF_LOOKS = 100;

  private final Table table;
  private final BackOff backOff;

  StateStep(Table table, BackOff backOff) {
    this.table = table;
    this.backOff = backOff;
  }

  /// Writes the steps, [#LARGEST] of them at the most, or [#LARGEST_OF_LOOKS].
  ///
  /// @return whether the table says now what the steps say; false when another scan wrote one of
  ///   the states meanwhile, and so none was written
  boolean write(List<Transition> steps, Crowd crowd) {
    try (Crowd.Turn turn = crowd.turn()) {
      return write(steps, turn);
    }
  }

  private boolean write(List<Transition> steps, Crowd.Turn turn) {
    List<TransactWriteItem> writes =
        steps.stream().flatMap(step -> StateTransaction.of(step, table).stream()).toList();
    int tries = 0;
    while (true) {
      tries++;
      SdkException failure;
      try {
        table.client().transactWriteItems(request -> request.transactItems(writes));
        return true;
      } catch (TransactionCanceledException e) {
        if (has(e, "ConditionalCheckFailed")) {
          return steps.size() == 1 && isWritten(steps.getFirst(), e);
        }
        failure = e;
        if (has(e, "ValidationError")) {
          throw table.failure(TableAction.TRANSACT_WRITE_ITEMS, e);
        }
      } catch (TransactionInProgressException e) {
        failure = e;
      } catch (SdkException e) {
        throw table.failure(TableAction.TRANSACT_WRITE_ITEMS, e);
      }
      turn.alone();
      if (!backOff.before(tries + 1)) {
        throw TableFailures.throttled(
            table,
            TableAction.TRANSACT_WRITE_ITEMS,
            "still refused after %d tries: %s".formatted(tries, failure.getMessage()));
      }
    }
  }

  private static boolean has(TransactionCanceledException e, String code) {
    return e.hasCancellationReasons()
        && e.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }

  /// An answer that was lost on its way looks, at the next try, as if somebody else had written.
  private static boolean isWritten(Transition step, TransactionCanceledException e) {
    CancellationReason state = e.cancellationReasons().getFirst();
    return state.hasItem() && state.item().equals(StateItem.of(step.after()));
  }
}
