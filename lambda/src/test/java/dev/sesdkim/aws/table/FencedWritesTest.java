package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.LIMIT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.ScanFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// What becomes of a write that DynamoDB does not take at once.
class FencedWritesTest {

  private static final String NAME = "example.com";

  private final TestTable rows = new TestTable();

  static Stream<SdkException> whatPasses() {
    return Stream.of(
        Failures.cancelled("None", "TransactionConflict", "None"),
        Failures.cancelled("ThrottlingError", "None", "TransactionConflict"),
        Failures.cancelled("None", "None", "ProvisionedThroughputExceeded"),
        Failures.conflict(),
        Failures.inProgress(),
        Failures.refused("ThrottlingException", 400),
        Failures.refused("ProvisionedThroughputExceededException", 400),
        Failures.refused("RequestLimitExceeded", 400),
        Failures.refused("InternalServerError", 500),
        Failures.refused("ServiceUnavailable", 503),
        SdkClientException.create("no route", new IOException("no route")));
  }

  static Stream<SdkException> whatStays() {
    return Stream.of(
        Failures.cancelled("None", "ValidationError", "None"),
        Failures.cancelled("TransactionConflict", "ValidationError", "None"),
        Failures.cancelled("None", "SomethingNew", "None"),
        Failures.cancelled(),
        Failures.refused("ValidationException", 400),
        Failures.refused("AccessDeniedException", 400),
        AbortedException.create("stopped"));
  }

  @ParameterizedTest
  @MethodSource("whatPasses")
  void aWriteThatIsRefusedForAReasonThatPassesIsSentAgain(SdkException refusal) {
    Deployed deployed = failing(3, refusal);

    assertThat(save(deployed, first(verified(NAME, 0)))).isEmpty();
    assertThat(deployed.client.calls).hasSize(4);
    assertThat(deployed.waits).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L);
    assertThat(rows.state(identity(NAME))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("whatPasses")
  void aWriteThatIsAlwaysRefusedIsSentUntilTheScansEnd(SdkException refusal) {
    Deployed deployed = failing(Integer.MAX_VALUE, refusal);
    Problem problem = problem(() -> save(deployed, first(verified(NAME, 0))));

    boolean server = refusal.toString().contains("Status Code: 5");
    assertThat(problem.kind())
        .isEqualTo(
            server || refusal instanceof SdkClientException ? Kind.UNAVAILABLE : Kind.THROTTLED);
    assertThat(problem.detail())
        .startsWith("still refused after %d tries".formatted(deployed.waits.size() + 1));
    assertThat(deployed.waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(LIMIT.minusSeconds(2), LIMIT);
  }

  @ParameterizedTest
  @MethodSource("whatStays")
  void aWriteThatIsRefusedForAnotherReasonIsNotSentAgain(SdkException refusal) {
    Deployed deployed = failing(1, refusal);
    ScanFailure failure =
        catchThrowableOfType(ScanFailure.class, () -> save(deployed, first(verified(NAME, 0))));

    assertThat(failure.problem().kind()).isIn(Kind.REJECTED, Kind.ACCESS_DENIED, Kind.DEADLINE);
    assertThat(failure).hasCause(refusal);
    assertThat(deployed.client.calls).hasSize(1);
    assertThat(deployed.waits).isEmpty();
  }

  @Test
  void aSingleWriteIsSentAgainToo() {
    Deployed deployed = failing(2, Failures.conflict());

    assertThat(deployed.store.regions().begin(claim(1), REGION).readAt()).isEmpty();
    assertThat(deployed.client.calls).hasSize(3).containsOnly("UpdateItem");
  }

  @Test
  void noWriteIsSentAgainAfterTheScansEnd() {
    Deployed deployed = failing(Integer.MAX_VALUE, Failures.conflict());
    Claim over = new Claim(ACCOUNT, 1, new Deadline(() -> scanAt(1), START.plus(LIMIT)));

    assertThat(problem(() -> deployed.store.regions().begin(over, REGION)).detail())
        .contains("after 1 tries");
    assertThat(deployed.waits).isEmpty();
  }

  @Test
  void aClockThatRunsDuringTheTriesEndsThemToo() {
    Instant[] now = {START};
    WatchedClient slow =
        new WatchedClient(rows.client()) {
          @Override
          <T> T answer(String call, Supplier<T> engineAnswer) {
            now[0] = now[0].plus(Duration.ofMinutes(5));
            throw Failures.conflict();
          }
        };
    Deployed deployed = new Deployed(rows, slow);
    Claim claim = new Claim(ACCOUNT, 1, new Deadline(() -> now[0], START.plus(LIMIT)));

    assertThat(problem(() -> deployed.store.regions().begin(claim, REGION)).detail())
        .contains("after 3 tries");
  }

  @Test
  void anInterruptedWaitEndsTheTries() {
    Table table = failing(Integer.MAX_VALUE, Failures.conflict()).table;
    TableRetries interrupted =
        new TableRetries(
            _ -> {
              throw new InterruptedException();
            },
            () -> 1);

    Problem problem =
        problem(() -> new DynamoRegionRows(table, interrupted, _ -> {}).begin(claim(1), REGION));
    assertThat(problem.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aTransactionWhoseAnswerWasLostIsFoundWritten() {
    State one = verified(NAME, 0);
    State other = failed("example.jp", 0, 0);
    Due.OfIdentity told = due(AlertKind.OfDomain.FOUND_UNVERIFIED, other.identity(), scanAt(0));
    Transition[] steps = {first(one), first(other, told)};
    Deployed deployed = losing(2);

    assertThat(deployed.saved(steps)).isEmpty();
    assertThat(deployed.client.calls).hasSize(2);
    assertThat(deployed.store.states().in(REGION, ACCOUNT, NameRange.ALL))
        .containsExactly(one, other);
    assertThat(deployed.rows.history(other.identity())).hasSize(1);
    assertThat(deployed.store.outbox().due(ACCOUNT, REGION, scanAt(0))).containsExactly(told);
  }

  @Test
  void whenAnAnswerWasLostARowOfAnotherIsStillNotOverwritten() {
    State there = failed(NAME, 0, 0);
    Deployed deployed = losing(3);
    deployed.rows.put(StateItem.of(there).attributes());

    Set<Identity> notWritten =
        deployed.saved(first(verified(NAME, 1)), first(verified("example.jp", 1)));
    assertThat(notWritten).containsExactly(identity(NAME));
    assertThat(deployed.store.states().in(REGION, ACCOUNT, NameRange.ALL))
        .containsExactly(there, verified("example.jp", 1));
  }

  @Test
  void aScanThatWasHeldUpBetweenTwoTriesWritesNothing() {
    Deployed later = new Deployed(rows, new WatchedClient(rows.client()));
    WatchedClient heldUp =
        new WatchedClient(rows.client()) {
          @Override
          <T> T answer(String call, Supplier<T> engineAnswer) {
            if (call.equals("TransactWriteItems") && calls.size() == 1) {
              later.store.regions().begin(claim(2), REGION);
              throw Failures.refused("ServiceUnavailable", 503);
            }
            return super.answer(call, engineAnswer);
          }
        };

    later.store.regions().begin(claim(1), REGION);
    Deployed deployed = new Deployed(rows, heldUp);
    assertThat(problem(() -> save(deployed, first(verified(NAME, 0)))).kind())
        .isEqualTo(Kind.SUPERSEDED);
    assertThat(rows.state(identity(NAME))).isEmpty();
  }

  @Test
  void reasonsThatFitNoTransactionOfOursAreNoAnswer() {
    for (SdkException strange :
        List.of(
            Failures.cancelled("None", "None", "ConditionalCheckFailed"),
            Failures.cancelled("None", "ConditionalCheckFailed"))) {
      Deployed deployed = failing(1, strange);
      assertThat(problem(() -> save(deployed, first(verified(NAME, 0)))).kind())
          .isEqualTo(Kind.NOT_AN_ANSWER);
    }
  }

  /// A store whose first writes fail, in a region that the first scan has begun.
  private Deployed failing(int failures, SdkException failure) {
    new Deployed(rows, new WatchedClient(rows.client())).store.regions().begin(claim(1), REGION);
    return new Deployed(
        rows,
        new WatchedClient(rows.client()) {
          private int left = failures;

          @Override
          <T> T answer(String call, Supplier<T> engineAnswer) {
            if (left > 0) {
              left--;
              throw failure;
            }
            return super.answer(call, engineAnswer);
          }
        });
  }

  /// A store that does not get the answer to the call of this number since it was built.
  private Deployed losing(int number) {
    return new Deployed(
        rows,
        new WatchedClient(rows.client()) {
          private int call;

          @Override
          <T> T answer(String name, Supplier<T> engineAnswer) {
            call++;
            T answer = super.answer(name, engineAnswer);
            if (call == number) {
              throw Failures.inProgress();
            }
            return answer;
          }
        });
  }

  private static Set<Identity> save(Deployed deployed, Transition... steps) {
    return deployed.store.states().save(claim(1), REGION, List.of(steps));
  }

  private static Problem problem(ThrowingCallable call) {
    return catchThrowableOfType(ScanFailure.class, call).problem();
  }
}
