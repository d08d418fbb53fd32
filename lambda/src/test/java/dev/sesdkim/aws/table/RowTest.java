package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowTest {

  @Test
  void aNumberThatIsNoCountIsNamed() {
    Row row = new Row(Map.of("alertsTold", AttributeValue.fromN("4.5")));
    assertThatThrownBy(() -> row.number("alertsTold"))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessageContaining("attribute alertsTold is not a whole number");
    assertThatThrownBy(() -> row.longNumber("alertsTold"))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessageContaining("attribute alertsTold is not a whole number");
  }

  @Test
  void aFenceIsLongerThanACount() {
    Row row = new Row(new NewRow().put("fence", 3_000_000_000L).attributes());
    assertThat(row.longNumber("fence")).isEqualTo(3_000_000_000L);
  }

  @Test
  void whatIsNotThereIsAbsentAndAListOrMapOfItEmpty() {
    Row row = new Row(Map.of());
    assertThat(row.textIfAny("a")).isEmpty();
    assertThat(row.timeIfAny("a")).isEmpty();
    assertThat(row.flagIfAny("a")).isEmpty();
    assertThat(row.numberIfAny("a")).isEmpty();
    assertThat(row.texts("a")).isEmpty();
    assertThat(row.times("a")).isEmpty();
    assertThat(row.rows("a")).isEmpty();
    assertThat(row.rowsByName("a")).isEmpty();
  }

  /// The table's TTL counts whole seconds.
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T03:00:00Z, 2026-11-25T03:00:00Z",
    "2026-11-24T03:00:00.001Z, 2026-11-25T03:00:01Z"
  })
  void nothingExpiresAMomentTooEarly(Instant from, Instant expiry) {
    assertThat(TableTime.expiry(from, Duration.ofDays(1))).isEqualTo(expiry.getEpochSecond());
  }
}
