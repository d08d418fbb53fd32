package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryTextTest {

  private static final Stretch BROKEN =
      new Stretch(
          Readings.identity("news.example.com"),
          Morning.AT.minus(Duration.ofHours(3)),
          Optional.empty(),
          Verdict.UNVERIFIED,
          Reason.SIGNING_DISABLED,
          new Facts(
              Optional.of(false),
              Optional.of("Success"),
              Optional.of("Success"),
              List.of(),
              Optional.empty(),
              new MailFrom.Custom("bounce.news.example.com", "Success", "UseDefaultValue")));

  @Test
  void whatSesSaidStandsWholeUnderEachStretch() {
    assertThat(text(80))
        .isEqualTo(
            """
            eu-west-1  news.example.com
            FROM          UNTIL  FOR  VERDICT     REASON
            24 Nov 03:00  now    3 h  UNVERIFIED  SIGNING_DISABLED
              SES: DKIM Success, signing off, identity Success, MAIL FROM
                   bounce.news.example.com Success
            """);
    assertThat(text(120))
        .endsWith("signing off, identity Success, MAIL FROM bounce.news.example.com Success\n");
  }

  @Test
  void whatWasKnownOfARegionThatIsNoLongerWatchedDoesNotLastUntilNow() {
    assertThat(text(120, Optional.of(Morning.AT.minus(Duration.ofHours(1)))))
        .startsWith(
            """
            eu-west-1  news.example.com  (not watched since 24 Nov 05:00)
            FROM          UNTIL         FOR  VERDICT     REASON
            24 Nov 03:00  24 Nov 05:00  2 h  UNVERIFIED  SIGNING_DISABLED
            """);
  }

  private static String text(int columns) {
    return text(columns, Optional.empty());
  }

  private static String text(int columns, Optional<Instant> notWatchedSince) {
    return HistoryText.of(
        "news.example.com",
        new TreeMap<>(Map.of(new AccountRegion(Readings.ACCOUNT, "eu-west-1"), List.of(BROKEN))),
        new AccountLabels(List.of()),
        _ -> notWatchedSince,
        Morning.AT,
        new Page(columns, false));
  }
}
