package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.rules.MonthlyTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonthlyMomentTest {

  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

  /// In windows of a quarter of an hour, of hours and of days.
  @Test
  void theFloorNamesTheDomainsThatTheRulesFindDue() {
    for (Duration window :
        List.of(Duration.ofMinutes(15), Duration.ofHours(7), Duration.ofDays(3))) {
      Instant end = START.plus(window);
      List<Identity> domains =
          IntStream.range(0, 20_000)
              .mapToObj(n -> new Identity("eu-west-1", BenchAccount.ID, "d%d.example".formatted(n)))
              .toList();

      List<Identity> due =
          domains.stream()
              .filter(domain -> MonthlyMoment.of(domain.arn()).isWithin(START, end))
              .toList();

      assertThat(due).isNotEmpty();
      assertThat(domains.stream().filter(domain -> MonthlyTurn.isDue(domain, START, end)).toList())
          .isEqualTo(due);
    }
  }
}
