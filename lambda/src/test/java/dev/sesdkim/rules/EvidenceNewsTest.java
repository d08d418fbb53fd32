package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceNewsTest {

  @Test
  void whatSesReportsIsToldThoughItDoesNotSayWhenItLooked() {
    assertThat(news(Optional.of("HOST_NOT_FOUND"), Optional.empty()))
        .containsExactly(
            "SES in eu-west-1 reports HOST_NOT_FOUND (the record's name does not exist).");
  }

  @Test
  void thatSesLookedAndReportsNothingIsToldToo() {
    assertThat(news(Optional.empty(), Optional.of(Sample.NOW)))
        .containsExactly(
            "SES in eu-west-1 reports no error; it last looked at 2026-11-24 03:00 UTC.");
  }

  @Test
  void thatSesNeitherLookedNorReportsAnythingIsNoNews() {
    assertThat(news(Optional.empty(), Optional.empty())).isEmpty();
  }

  private static List<String> news(Optional<String> error, Optional<Instant> lastCheckedAt) {
    SesDetail detail =
        new SesDetail(
            "AWS_SES",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            error,
            lastCheckedAt,
            Optional.empty(),
            Sample.NOW);
    return EvidenceNews.of(
        alert(
            AlertKind.REGRESSED,
            "example.com",
            Verdict.VERIFIED,
            Sample.domain("eu-west-1", "example.com", Reason.FAILED)
                .with(Evidence.none().with(detail))));
  }
}
