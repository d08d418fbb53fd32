package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RegionPaceTest {

  private final FakeTime time = new FakeTime();
  private RegionPace pace = new RegionPace(time, time, RegionPace.SPACING);

  @Test
  void firstTurnComesAtOnce() throws InterruptedException {
    assertThat(pace.await(time.in(Duration.ofSeconds(1)))).isTrue();
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void turnsAreOneSpacingApartFromStartToStartWhenEveryCallTakesTheSameTime()
      throws InterruptedException {
    settleAt(Duration.ofMillis(300));

    assertThat(time.pauses).containsOnly(RegionPace.SPACING.minusMillis(300));
  }

  @ParameterizedTest
  @CsvSource({"1, 1015000", "0.5, 2030000", "0.25, 4060000", "5, 203000", "100, 10150"})
  void theSpacingShrinksAsTheCallsASecondGrow(double calls, long microseconds) {
    assertThat(RegionPace.spacing(calls)).isEqualTo(Duration.ofNanos(microseconds * 1_000));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 300, 1730", "1, 300, 715", "5, 100, 103"})
  void turnsAreAsFarApartAsTheNumberOfCallsASecondSays(
      double calls, long roundTripMillis, long pauseMillis) throws InterruptedException {
    pace = new RegionPace(time, time, RegionPace.spacing(calls));
    settleAt(Duration.ofMillis(roundTripMillis));

    assertThat(time.pauses).containsExactly(Duration.ofMillis(pauseMillis));
  }

  @Test
  void callsThatTakeLongerThanTheSpacingFollowEachOtherAtOnce() throws InterruptedException {
    pace = new RegionPace(time, time, RegionPace.spacing(5));
    settleAt(Duration.ofMillis(300));

    assertThat(time.pauses).isEmpty();
  }

  @Test
  void slowerCallIsCountedFromTheFastestRoundTripBeforeItsAnswer() throws InterruptedException {
    settleAt(Duration.ofMillis(100));
    take(Duration.ofMillis(700));
    take(Duration.ofMillis(100));

    assertThat(time.pauses).hasSize(3).containsOnly(RegionPace.SPACING.minusMillis(100));
  }

  @Test
  void firstCallsAreCountedFromTheirAnswers() throws InterruptedException {
    for (int call = 0; call < RegionPace.SETTLED; call++) {
      take(Duration.ofMillis(400));
    }

    assertThat(time.pauses).hasSize(RegionPace.SETTLED - 1).containsOnly(RegionPace.SPACING);
  }

  @Test
  void callThatSetsUpTheConnectionIsCountedFromItsAnswer() throws InterruptedException {
    settleAt(Duration.ofMillis(100));
    time.pass(Duration.ofMinutes(15));
    take(Duration.ofMillis(900));
    time.pauses.clear();
    take(Duration.ofMillis(100));

    assertThat(time.pauses).containsExactly(RegionPace.SPACING);
  }

  @Test
  void callsThatAreAlwaysSlowFollowEachOtherAtOnce() throws InterruptedException {
    for (int call = 0; call <= RegionPace.SETTLED; call++) {
      take(Duration.ofSeconds(3));
    }
    time.pauses.clear();
    take(Duration.ofSeconds(3));

    assertThat(time.pauses).isEmpty();
  }

  @Test
  void turnNoEarlierThanTheDeadlineIsNotWaitedFor() throws InterruptedException {
    take(Duration.ZERO);

    assertThat(pace.await(time.in(RegionPace.SPACING))).isFalse();
    assertThat(time.pauses).isEmpty();
    assertThat(pace.await(time.in(RegionPace.SPACING.plusMillis(1)))).isTrue();
  }

  @Test
  void noTurnIsTakenAfterTheDeadline() throws InterruptedException {
    assertThat(pace.await(time.in(Duration.ZERO))).isFalse();
  }

  @Test
  void whoeverComesDuringACallGetsATurnWhenItHasEnded() throws Exception {
    take(Duration.ZERO);
    assertThat(pace.await(time.in(Duration.ofHours(1)))).isTrue();
    List<String> order = new CopyOnWriteArrayList<>();
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    pace.await(time.in(Duration.ofHours(1)));
                    order.add("other call");
                  } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    order.add("first call ends");
    pace.ended();
    other.join();

    assertThat(order).containsExactly("first call ends", "other call");
  }

  @Test
  void whoseDeadlineComesDuringAnothersCallGetsNoTurn() throws InterruptedException {
    assertThat(pace.await(time.in(Duration.ofHours(1)))).isTrue();

    assertThat(pace.await(time.in(Duration.ZERO))).isFalse();

    pace.ended();
    assertThat(pace.await(time.in(Duration.ofHours(1)))).isTrue();
  }

  @Test
  void whoIsToldToStopLeavesTheTurnToOthers() throws InterruptedException {
    RegionPace stopped =
        new RegionPace(
            time,
            _ -> {
              throw new InterruptedException();
            },
            RegionPace.SPACING);
    assertThat(stopped.await(time.in(Duration.ofHours(1)))).isTrue();
    stopped.ended();
    assertThatThrownBy(() -> stopped.await(time.in(Duration.ofHours(1))))
        .isInstanceOf(InterruptedException.class);
    time.pass(RegionPace.SPACING);

    assertThat(stopped.await(time.in(Duration.ofHours(1)))).isTrue();
  }

  @Test
  void clockSetBackCostsOneSpacingOnly() throws InterruptedException {
    take(Duration.ZERO);
    time.pauses.clear();
    time.pass(Duration.ofHours(-1));
    take(Duration.ZERO);

    assertThat(time.pauses).containsExactly(RegionPace.SPACING);
  }

  /// Until turns are as far apart as they will ever be.
  private void settleAt(Duration roundTrip) throws InterruptedException {
    for (int call = 0; call <= RegionPace.SETTLED; call++) {
      take(roundTrip);
    }
    time.pauses.clear();
    take(roundTrip);
  }

  private void take(Duration answeredAfter) throws InterruptedException {
    assertThat(pace.await(time.in(Duration.ofHours(1)))).isTrue();
    time.pass(answeredAfter);
    pace.ended();
  }
}
