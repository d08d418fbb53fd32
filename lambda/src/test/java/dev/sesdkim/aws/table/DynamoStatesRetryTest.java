package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.nothingNew;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Remembered;
import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class DynamoStatesRetryTest {

  private final TestTable rows = new TestTable();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Test
  void whatABatchLeavesUnprocessedIsWrittenAgainAfterAWhile() {
    WatchedClient client = takingTwoOfABatch();
    List<Transition> again = seenAgain(7);
    assertThat(states(client).save(again)).isEmpty();
    assertThat(states(client).in(REGION, ACCOUNT))
        .containsExactlyInAnyOrderElementsOf(again.stream().map(Transition::after).toList());
    assertThat(waits)
        .containsExactly(Duration.ofMillis(75), Duration.ofMillis(150), Duration.ofMillis(300));
  }

  @Test
  void aBatchThatIsNeverProcessedFailsInTheEnd() {
    WatchedClient client =
        new WatchedClient(rows.client()) {
          @Override
          public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            return BatchWriteItemResponse.builder()
                .unprocessedItems(request.requestItems())
                .build();
          }
        };
    List<Transition> again = seenAgain(3);
    assertThatThrownBy(() -> states(client).save(again))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("throttled on dynamodb:BatchWriteItem")
        .hasMessageContaining("8 tries");
    assertThat(waits).hasSize(7);
  }

  @Test
  void anAnswerToABatchThatIsNotDynamoDbsIsNoSuccess() {
    WatchedClient client =
        new WatchedClient(rows.client()) {
          @Override
          public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            return BatchWriteItemResponse.builder().build();
          }
        };
    List<Transition> again = seenAgain(3);
    assertThatThrownBy(() -> states(client).save(again))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("not an answer on dynamodb:BatchWriteItem");
  }

  @Test
  void aTransactionThatMeetsAnotherIsTriedAgain() {
    FailingFirst client = new FailingFirst(rows.client(), 2, conflict());
    assertThat(states(client).save(List.of(first(verified("example.com", 0))))).isEmpty();
    assertThat(states(client).in(REGION, ACCOUNT)).hasSize(1);
    assertThat(waits).hasSize(2);
  }

  @Test
  void aTransactionThatAlwaysMeetsAnotherFailsInTheEnd() {
    FailingFirst client = new FailingFirst(rows.client(), 100, conflict());
    assertThatThrownBy(() -> states(client).save(List.of(first(verified("example.com", 0)))))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("throttled on dynamodb:TransactWriteItems");
    assertThat(waits).hasSize(7);
  }

  @Test
  void aTransactionWhoseAnswerWasLostIsFoundWritten() {
    WatchedClient client =
        new WatchedClient(rows.client()) {
          @Override
          public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            TransactWriteItemsResponse response = super.transactWriteItems(request);
            if (calls.size() == 1) {
              throw TransactionInProgressException.builder().message("in progress").build();
            }
            return response;
          }
        };
    State state = verified("example.com", 0);
    assertThat(states(client).save(List.of(first(state)))).isEmpty();
    assertThat(client.calls).hasSize(2);
    assertThat(states(client).in(REGION, ACCOUNT)).containsExactly(state);
  }

  @Test
  void anInterruptedWaitEndsTheTries() {
    FailingFirst client = new FailingFirst(rows.client(), 100, conflict());
    Table table = new Table(client, rows.name(), REGION, Duration.ofDays(1));
    BackOff interrupted =
        new BackOff(
            _ -> {
              throw new InterruptedException();
            },
            () -> 0.5);
    assertThat(interrupted.before(2)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(
            () ->
                new DynamoStates(table, interrupted, _ -> {})
                    .save(List.of(first(verified("example.com", 0)))))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("1 tries");
  }

  private DynamoStates states(DynamoDbClient client) {
    return new DynamoStates(
        new Table(client, rows.name(), REGION, Duration.ofDays(1)),
        new BackOff(waits::add, () -> 0.5),
        problem -> {
          throw new AssertionError(problem.sentence());
        });
  }

  private List<Transition> seenAgain(int number) {
    List<State> before =
        IntStream.range(0, number)
            .mapToObj(i -> verified("d%02d.example.com".formatted(i), 0))
            .toList();
    states(rows.client()).save(before.stream().map(Remembered::first).toList());
    return before.stream()
        .map(state -> nothingNew(state, verified(state.identity().name(), 1)))
        .toList();
  }

  private WatchedClient takingTwoOfABatch() {
    return new WatchedClient(rows.client()) {
      @Override
      public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        List<WriteRequest> writes = request.requestItems().getOrDefault(rows.name(), List.of());
        int taken = Math.min(2, writes.size());
        super.batchWriteItem(
            request.toBuilder()
                .requestItems(Map.of(rows.name(), writes.subList(0, taken)))
                .build());
        List<WriteRequest> left = writes.subList(taken, writes.size());
        return BatchWriteItemResponse.builder()
            .unprocessedItems(left.isEmpty() ? Map.of() : Map.of(rows.name(), left))
            .build();
      }
    };
  }

  private static TransactionCanceledException conflict() {
    return TransactionCanceledException.builder()
        .message("Transaction cancelled")
        .cancellationReasons(
            CancellationReason.builder().code("TransactionConflict").build(),
            CancellationReason.builder().code("None").build())
        .build();
  }

  private static final class FailingFirst extends WatchedClient {

    private final int failures;
    private final RuntimeException failure;

    FailingFirst(DynamoDbClient engine, int failures, RuntimeException failure) {
      super(engine);
      this.failures = failures;
      this.failure = failure;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      if (calls.size() < failures) {
        calls.add("TransactWriteItems");
        throw failure;
      }
      return super.transactWriteItems(request);
    }
  }
}
