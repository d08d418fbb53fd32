package dev.sesdkim.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripTest {

  @Test
  void whatBeganInAnotherYearIsToldWithItsYear() {
    State news =
        Reports.morning().view().all().stream()
            .filter(state -> state.identity().name().equals("news.example.com"))
            .findFirst()
            .orElseThrow();
    Stretch broken =
        new Stretch(
            news.identity(),
            Reports.AT.minus(Duration.ofDays(600)),
            Optional.empty(),
            Verdict.UNVERIFIED,
            Reason.SIGNING_DISABLED,
            Facts.none());

    assertThat(Strip.of(news, List.of(broken), Reports.AT).label())
        .isEqualTo("Unverified since 3 Apr 2025");
  }
}
