package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// DynamoDB may answer a batch in part: at 16 MB, or when it is throttled.
class BatchReadTest {

  private final TestTable rows = new TestTable();

  @Test
  void theKeysThatWereNotAnsweredAreAskedForAgain() {
    Deployed deployed = answering(40);
    List<Identity> all = saved(deployed, 100);

    assertThat(deployed.store.states().of(all, claim(1).end())).containsOnlyKeys(all);
    assertThat(deployed.client.calls)
        .containsExactly("BatchGetItem", "BatchGetItem", "BatchGetItem");
    assertThat(deployed.waits).extracting(Duration::toMillis).containsExactly(100L, 200L);
  }

  @Test
  void rowsThatAreNeverAnsweredInTheTimeThatThereIsAreAFailureAndNotMissing() {
    Deployed deployed = answering(0);
    List<Identity> all = saved(deployed, 1);
    Deadline end = new Deadline(InstantSource.fixed(START), START.plusSeconds(10));

    assertThatThrownBy(() -> deployed.store.states().of(all, end))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("throttled on dynamodb:BatchGetItem: part of the answer");
    assertThat(deployed.waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
  }

  @Test
  void rowsAreReadConsistently() {
    Deployed deployed =
        new Deployed(
            rows,
            new WatchedClient(rows.client()) {
              @Override
              public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
                assertThat(request.requestItems().values())
                    .allSatisfy(asked -> assertThat(asked.consistentRead()).isTrue());
                return super.batchGetItem(request);
              }
            });

    assertThat(deployed.store.states().of(List.of(identity("example.com")), claim(1).end()))
        .isEmpty();
    assertThat(deployed.client.calls).containsExactly("BatchGetItem", "BatchGetItem");
  }

  @Test
  void nothingIsAskedForNothing() {
    Deployed deployed = answering(100);
    assertThat(deployed.store.states().of(List.of(), claim(1).end())).isEmpty();
    assertThat(deployed.client.calls).isEmpty();
  }

  private static List<Identity> saved(Deployed deployed, int number) {
    Transition[] steps =
        IntStream.range(0, number)
            .mapToObj(i -> first(verified("d" + i, 0)))
            .toArray(Transition[]::new);
    deployed.saved(steps);
    deployed.client.calls.clear();
    return IntStream.range(0, number).mapToObj(i -> identity("d" + i)).toList();
  }

  /// A store whose table answers so many keys of a batch at the most.
  private Deployed answering(int most) {
    return new Deployed(
        rows,
        new WatchedClient(rows.client()) {
          @Override
          public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            List<Map<String, AttributeValue>> keys =
                Optional.ofNullable(request.requestItems().get(rows.name())).orElseThrow().keys();
            int answered = Math.min(most, keys.size());
            if (answered == keys.size()) {
              return super.batchGetItem(request);
            }
            BatchGetItemResponse part =
                answered == 0
                    ? BatchGetItemResponse.builder()
                        .responses(Map.of(rows.name(), List.of()))
                        .build()
                    : super.batchGetItem(asking(keys.subList(0, answered)));
            if (answered == 0) {
              calls.add("BatchGetItem");
            }
            return part.toBuilder()
                .unprocessedKeys(asking(keys.subList(answered, keys.size())).requestItems())
                .build();
          }
        });
  }

  private BatchGetItemRequest asking(List<Map<String, AttributeValue>> keys) {
    return BatchGetItemRequest.builder()
        .requestItems(
            Map.of(
                rows.name(), KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
        .build();
  }
}
