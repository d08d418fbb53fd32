package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.State;
import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class DynamoStatesRetryTest {

  private final TestTable rows = new TestTable();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Test
  void aTransactionThatMeetsAnotherIsTriedAgain() {
    FailingFirst client = new FailingFirst(rows.client(), 2, conflict());
    assertThat(states(client).save(List.of(first(verified("example.com", 0))))).isEmpty();
    assertThat(states(client).in(REGION, ACCOUNT, NameRange.ALL)).hasSize(1);
    assertThat(waits).hasSize(2);
  }

  @Test
  void aTransactionThatAlwaysMeetsAnotherFailsInTheEnd() {
    FailingFirst client = new FailingFirst(rows.client(), 100, conflict());
    assertThatThrownBy(() -> states(client).save(List.of(first(verified("example.com", 0)))))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("throttled on dynamodb:TransactWriteItems");
    assertThat(waits).hasSize(BackOff.TRIES - 1);
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
    assertThat(states(client).in(REGION, ACCOUNT, NameRange.ALL)).containsExactly(state);
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
