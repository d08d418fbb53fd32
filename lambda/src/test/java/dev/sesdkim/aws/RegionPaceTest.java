package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegionPaceTest {

  private final FakeTime time = new FakeTime();
  private final RegionPace pace = new RegionPace(time, time);

  @Test
  void firstTurnComesAtOnce() throws InterruptedException {
    assertThat(pace.await(time.in(Duration.ofSeconds(1)))).isTrue();
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void turnsAreOneSpacingApartFromStartToStart() throws InterruptedException {
    take(Duration.ZERO);
    take(Duration.ofMillis(300));
    take(Duration.ofMillis(900));
    take(Duration.ZERO);

    assertThat(time.pauses)
        .containsExactly(
            RegionPace.SPACING,
            RegionPace.SPACING.minusMillis(300),
            RegionPace.SPACING.minusMillis(900));
  }

  @Test
  void callThatSetsUpTheConnectionIsCountedFromItsAnswer() throws InterruptedException {
    take(Duration.ofMillis(400));
    take(Duration.ofMillis(400));
    time.pass(Duration.ofMinutes(15));
    take(Duration.ofMillis(400));
    take(Duration.ofMillis(400));

    assertThat(time.pauses).containsExactly(RegionPace.SPACING, RegionPace.SPACING);
  }

  @Test
  void slowCallIsFollowedAtOnce() throws InterruptedException {
    take(Duration.ZERO);
    take(Duration.ofSeconds(3));
    take(Duration.ZERO);

    assertThat(time.pauses).containsExactly(RegionPace.SPACING);
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
  void clockSetBackCostsOneSpacingOnly() throws InterruptedException {
    take(Duration.ZERO);
    time.pass(Duration.ofHours(-1));
    take(Duration.ZERO);

    assertThat(time.pauses).containsExactly(RegionPace.SPACING);
  }

  private void take(Duration answeredAfter) throws InterruptedException {
    assertThat(pace.await(time.in(Duration.ofHours(1)))).isTrue();
    time.pass(answeredAfter);
    pace.ended();
  }
}
