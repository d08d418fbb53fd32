package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 2 November 2026 is a Monday.
class DigestTimeTest {

  private static final DigestTime MONDAY = DigestTime.parse("MON 08:00");

  @Test
  void itIsReadFromADayAndATime() {
    assertThat(DigestTime.parse("THU 23:05"))
        .isEqualTo(new DigestTime(DayOfWeek.THURSDAY, LocalTime.of(23, 5)));
  }

  @ParameterizedTest
  @CsvSource({
    // Monitoring began on Wednesday the 4th: the 9th is too early, the 16th is not.
    "2026-11-04T10:00:00Z, ,                     2026-11-09T08:00:00Z, false",
    "2026-11-04T10:00:00Z, ,                     2026-11-11T10:00:00Z, false",
    "2026-11-04T10:00:00Z, ,                     2026-11-16T07:59:59Z, false",
    "2026-11-04T10:00:00Z, ,                     2026-11-16T08:00:00Z, true",
    "2026-11-04T10:00:00Z, ,                     2026-11-19T00:00:00Z, true",
    // It began at the hour of the digest.
    "2026-11-02T08:00:00Z, ,                     2026-11-09T08:00:00Z, true",
    // Once in a week, however late the last one was.
    "2026-11-04T10:00:00Z, 2026-11-16T08:01:00Z, 2026-11-23T07:59:00Z, false",
    "2026-11-04T10:00:00Z, 2026-11-22T23:00:00Z, 2026-11-23T08:00:00Z, true",
    "2026-11-04T10:00:00Z, 2026-11-16T08:00:00Z, 2026-11-16T08:00:00Z, false",
    "2026-11-04T10:00:00Z, 2026-11-16T08:01:00Z, 2027-01-01T00:00:00Z, true",
    // Nobody has heard that monitoring began.
    ",                     ,                     2026-11-16T08:00:00Z, false"
  })
  void itIsDueOnceInAWeekFromAWeekAfterTheBeginning(
      @Nullable Instant started, @Nullable Instant digested, Instant now, boolean due) {
    assertThat(MONDAY.isDue(row(started, digested), now)).isEqualTo(due);
  }

  @Test
  void theNextOneIsTheNextThatWillBeDue() {
    AccountRow row = row(Instant.parse("2026-11-04T10:00:00Z"), null);

    assertThat(MONDAY.next(row, Instant.parse("2026-11-05T00:00:00Z")))
        .contains(Instant.parse("2026-11-16T08:00:00Z"));
    assertThat(MONDAY.next(row, Instant.parse("2026-11-16T08:00:00Z")))
        .contains(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(MONDAY.next(row(null, null), Instant.parse("2026-11-16T08:00:00Z"))).isEmpty();
  }

  @Test
  void whatIsNoDayAndTimeIsRefused() {
    assertThatThrownBy(() -> DigestTime.parse("MO 08:00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AccountRow row(@Nullable Instant started, @Nullable Instant digested) {
    AccountRow row = AccountRow.unknown("123456789012");
    return row.with(
        new AccountRow.Messages(
            Optional.ofNullable(started),
            Optional.ofNullable(digested),
            Optional.empty(),
            Optional.empty()));
  }
}
