package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ScanItemTest {

  private static final Instant STARTED = Instant.parse("2026-11-24T03:00:00.250Z");
  private static final Duration RETENTION = Duration.ofDays(400);

  @Test
  void aFinishedScanComesBackAsItWas() {
    ScanRecord scan = scan(Optional.of(STARTED.plusSeconds(8)));
    assertThat(ScanItem.scan(ScanItem.of(scan, RETENTION))).isEqualTo(scan);
  }

  @Test
  void aScanThatDidNotFinishHasNoEnd() {
    ScanRecord scan = scan(Optional.empty());
    assertThat(ScanItem.of(scan, RETENTION)).doesNotContainKey("finishedAt");
    assertThat(ScanItem.scan(ScanItem.of(scan, RETENTION))).isEqualTo(scan);
  }

  @Test
  void aScanHasTheAttributesOfTheContract() {
    Map<String, AttributeValue> row =
        ScanItem.of(scan(Optional.of(STARTED.plusSeconds(8))), RETENTION);
    assertThat(row)
        .containsEntry("pk", AttributeValue.fromS("scan#123456789012"))
        .containsEntry("sk", AttributeValue.fromS("2026-11-24T03:00:00.250Z"))
        .containsEntry("scanId", AttributeValue.fromS("scan-1"))
        .containsEntry("startedAt", AttributeValue.fromS("2026-11-24T03:00:00.250Z"))
        .containsEntry("finishedAt", AttributeValue.fromS("2026-11-24T03:00:08.250Z"))
        .containsEntry("regionsRead", texts("eu-west-1", "eu-west-2"))
        .containsEntry("alertsSent", AttributeValue.fromN("4"))
        .containsEntry("alertsDue", texts("STARTED"));
    assertThat(new Row(row).row("counts").attributes())
        .containsOnly(
            Map.entry("verified", AttributeValue.fromN("3")),
            Map.entry("unverified", AttributeValue.fromN("2")),
            Map.entry("unknown", AttributeValue.fromN("1")));
    assertThat(new Row(row).row("changes").attributes())
        .containsOnly(Map.entry("REGRESSED", AttributeValue.fromN("2")));
  }

  @Test
  void aRegionThatWasNotReadSaysWhyInWordsAndForPrograms() {
    Row region = new Row(ScanItem.of(scan(Optional.empty()), RETENTION));
    assertThat(region.row("regionsNotRead").row("us-east-1").attributes())
        .containsOnly(
            Map.entry(
                "why", AttributeValue.fromS("access denied on ses:ListIdentities: not authorized")),
            Map.entry("kind", AttributeValue.fromS("ACCESS_DENIED")),
            Map.entry("action", AttributeValue.fromS("ses:ListIdentities")),
            Map.entry("detail", AttributeValue.fromS("not authorized")));
  }

  @Test
  void aScanExpiresAWholeRetentionAfterItsStartAndNotASecondEarlier() {
    long whole = Instant.parse("2026-11-24T03:00:01Z").plus(RETENTION).getEpochSecond();
    assertThat(ScanItem.of(scan(Optional.empty()), RETENTION))
        .containsEntry("expiresAt", AttributeValue.fromN(Long.toString(whole)));
  }

  @Test
  void aDamagedCountIsNamed() {
    Map<String, AttributeValue> row = new HashMap<>(ScanItem.of(scan(Optional.empty()), RETENTION));
    row.put("alertsSent", AttributeValue.fromN("4.5"));
    assertThatThrownBy(() -> ScanItem.scan(row))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessageContaining("attribute alertsSent is no count");
  }

  private static ScanRecord scan(Optional<Instant> finishedAt) {
    return new ScanRecord(
        "scan-1",
        "123456789012",
        STARTED,
        finishedAt,
        List.of("eu-west-1", "eu-west-2"),
        Map.of(
            "us-east-1",
            new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized")),
        new Counts(3, 2, 1),
        Map.of(ChangeKind.REGRESSED, 2),
        4,
        List.of("STARTED"));
  }

  private static AttributeValue texts(String... texts) {
    return AttributeValue.fromL(NewRow.texts(List.of(texts)));
  }
}
