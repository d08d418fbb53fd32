package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanRecordTest {

  private static final Instant STARTED = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void whatIsToldAfterwardsIsAddedAndEndsItLater() {
    ScanRecord scan =
        new ScanRecord(
            "scan-1",
            "123456789012",
            STARTED,
            STARTED.plusSeconds(9),
            List.of("eu-west-1"),
            Map.of(),
            Map.of(),
            new Counts(2, 1, 0),
            Map.of(ChangeKind.FIRST_SEEN, 3),
            2,
            true);

    assertThat(scan.told(STARTED.plusSeconds(20), 3, false))
        .isEqualTo(
            new ScanRecord(
                "scan-1",
                "123456789012",
                STARTED,
                STARTED.plusSeconds(20),
                List.of("eu-west-1"),
                Map.of(),
                Map.of(),
                new Counts(2, 1, 0),
                Map.of(ChangeKind.FIRST_SEEN, 3),
                5,
                false));
  }
}
