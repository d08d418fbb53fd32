package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When SES v2 is asked again about a domain of which nothing is new.
class MonthlyTurnTest {

  private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Identity EXAMPLE = domain("example.com");

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "example.org", "a.b.c.example", "bücher.example"})
  void everyDomainHasItsTurnOnceAMonthThirtyDaysAfterTheLast(String name) {
    List<Instant> turns = new ArrayList<>();
    Duration every = Duration.ofMinutes(15);
    for (Instant at = START; at.isBefore(START.plus(MONTH.multipliedBy(3))); at = at.plus(every)) {
      if (MonthlyTurn.isDue(domain(name), at.minus(every), at)) {
        turns.add(at);
      }
    }

    assertThat(turns).hasSize(3);
    assertThat(Duration.between(turns.get(0), turns.get(1))).isEqualTo(MONTH);
    assertThat(Duration.between(turns.get(1), turns.get(2))).isEqualTo(MONTH);
  }

  @Test
  void theTurnIsAMomentOfItsOwnToTheMillisecond() {
    Instant turn = turn(EXAMPLE);

    assertThat(MonthlyTurn.isDue(EXAMPLE, turn.minusMillis(1), turn)).isTrue();
    assertThat(MonthlyTurn.isDue(EXAMPLE, turn.minusMillis(2), turn.minusMillis(1))).isFalse();
    assertThat(MonthlyTurn.isDue(EXAMPLE, turn, turn.plusMillis(1))).isFalse();
    assertThat(MonthlyTurn.isDue(EXAMPLE, turn.minus(MONTH), turn)).isTrue();
    assertThat(MonthlyTurn.isDue(EXAMPLE, turn.minus(MONTH), turn.minusMillis(1))).isFalse();
  }

  @Test
  void theTurnOfADomainIsAlwaysTheSame() {
    assertThat(turn(EXAMPLE)).isEqualTo(Instant.parse("2026-12-18T12:38:41.789Z"));
  }

  @Test
  void aTurnThatFellBetweenTwoScansFarApartIsNotLost() {
    assertThat(MonthlyTurn.isDue(EXAMPLE, START, START.plus(MONTH))).isTrue();
  }

  @Test
  void aClockThatWentBackGivesNobodyATurn() {
    Instant turn = turn(EXAMPLE);

    assertThat(MonthlyTurn.isDue(EXAMPLE, turn, turn.minusMillis(1))).isFalse();
  }

  @Test
  void turnsAreSpreadOverTheMonth() {
    for (int day = 0; day < MONTH.toDays(); day++) {
      Instant at = START.plus(Duration.ofDays(day));
      Instant next = at.plus(Duration.ofDays(1));

      assertThat(IntStream.range(0, 300).mapToObj(number -> domain("brand" + number + ".example")))
          .filteredOn(domain -> MonthlyTurn.isDue(domain, at, next))
          .hasSizeBetween(2, 20);
    }
  }

  @Test
  void theSameDomainOfAnotherRegionHasATurnOfItsOwn() {
    assertThat(turn(new Identity("us-east-1", "123456789012", "example.com")))
        .isNotEqualTo(turn(EXAMPLE));
  }

  /// Found by halving the month that begins with [#START].
  private static Instant turn(Identity domain) {
    Instant before = START;
    Instant after = START.plus(MONTH);
    while (Duration.between(before, after).toMillis() > 1) {
      Instant middle = before.plusMillis(Duration.between(before, after).toMillis() / 2);
      if (MonthlyTurn.isDue(domain, before, middle)) {
        after = middle;
      } else {
        before = middle;
      }
    }
    return after;
  }

  private static Identity domain(String name) {
    return new Identity("eu-west-1", "123456789012", name);
  }
}
