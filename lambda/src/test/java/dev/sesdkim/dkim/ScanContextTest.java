package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanContextTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SECOND = FIRST.plusSeconds(900);
  private static final Instant THIRD = SECOND.plusSeconds(900);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whatBeganNoLaterThanTheThirdLastScanStartedHasLastedForThreeScans() {
    ScanContext scan = scan(THIRD, FIRST, SECOND, THIRD);

    assertThat(scan.lastedThreeScans(FIRST)).isTrue();
    assertThat(scan.lastedThreeScans(FIRST.minusMillis(1))).isTrue();
    assertThat(scan.lastedThreeScans(FIRST.plusMillis(1))).isFalse();
  }

  @Test
  void beforeThereWereThreeScansNothingHasLasted() {
    assertThat(scan(SECOND, FIRST, SECOND).lastedThreeScans(FIRST)).isFalse();
    assertThat(scan(FIRST, FIRST).lastedThreeScans(Instant.EPOCH)).isFalse();
  }

  @Test
  void theScanBeforeIsTheSecondLastStart() {
    assertThat(scan(THIRD, FIRST, SECOND, THIRD).previousStart()).contains(SECOND);
    assertThat(scan(SECOND, FIRST, SECOND).previousStart()).contains(FIRST);
    assertThat(scan(FIRST, FIRST).previousStart()).isEmpty();
    assertThat(scan(FIRST).previousStart()).isEmpty();
  }

  @Test
  void aSecondScanConfirmsAtTheEarliestWhenTheTimeBetweenHasPassed() {
    Moment suspicion = new Moment(FIRST, "scan-1");

    assertThat(scan(FIRST.plus(HOUR), FIRST).confirms(suspicion)).isTrue();
    assertThat(scan(FIRST.plus(HOUR).plusMillis(1), FIRST).confirms(suspicion)).isTrue();
    assertThat(scan(FIRST.plus(HOUR).minusMillis(1), FIRST).confirms(suspicion)).isFalse();
  }

  @Test
  void aRetryOfTheScanThatSawItIsNoSecondLook() {
    Moment own = new Moment(FIRST, "scan-2");

    assertThat(scan(THIRD.plus(HOUR), FIRST).isSecondLookAt(own)).isFalse();
    assertThat(scan(THIRD.plus(HOUR), FIRST).confirms(own)).isFalse();
    assertThat(scan(SECOND, FIRST).isSecondLookAt(new Moment(FIRST, "scan-1"))).isTrue();
  }

  @Test
  void aMomentHasTheResolutionOfTheTable() {
    assertThat(new Moment(FIRST.plusNanos(1_999_999), "scan-1").at())
        .isEqualTo(FIRST.plusMillis(1));
  }

  @Test
  void whatFollowsSomethingBeginsAfterItWhateverTheClockSays() {
    Moment moment = new Moment(SECOND, "scan-1");

    assertThat(moment.after(FIRST)).isEqualTo(SECOND);
    assertThat(moment.after(SECOND)).isEqualTo(SECOND.plusMillis(1));
    assertThat(moment.after(THIRD)).isEqualTo(THIRD.plusMillis(1));
  }

  private static ScanContext scan(Instant at, Instant... starts) {
    return new ScanContext(
        new Moment(at, "scan-2"), List.of(starts), true, HOUR, Duration.ofDays(1), Mutes.NONE);
  }
}
