package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoReportsTest {

  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  private final TestTable testTable = new TestTable();
  private final Table table =
      new Table(testTable.client(), testTable.name(), Readings.REGION, Duration.ofDays(36_500));
  private final List<Problem> leftAlone = new ArrayList<>();
  private final DynamoReports reports = new DynamoReports(table, leftAlone::add);

  @Test
  void whatIsRemovedOrMendedIsNotUnverifiedNow() {
    scan(0, failed("a.example.com"), failed("b.example.com"), failed("c.example.com"));
    scan(1, failed("a.example.com"), Readings.domain("b.example.com", "Success"));

    assertThat(reports.unverified(Readings.ACCOUNT))
        .extracting(state -> state.identity().name())
        .containsExactly("a.example.com");
  }

  @Test
  void moreThanOnePageIsReadToItsEnd() {
    String longName = "x".repeat(1_000);
    Reading[] many =
        IntStream.range(0, 700)
            .mapToObj(i -> failed(longName + i + ".example.com"))
            .toArray(Reading[]::new);
    scan(0, many);

    assertThat(reports.unverified(Readings.ACCOUNT)).hasSize(700);
  }

  @Test
  void historyIsNewestFirstAndOnlyItsLastStretchLasts() {
    scan(0, Readings.domain("example.com", "Success"));
    scan(1, failed("example.com"));
    scan(2, Readings.domain("example.com", "Success"));

    List<Stretch> history = reports.history(Readings.identity("example.com"));

    assertThat(history)
        .extracting(Stretch::verdict)
        .containsExactly(Verdict.VERIFIED, Verdict.UNVERIFIED, Verdict.VERIFIED);
    assertThat(history.getFirst().until()).isEmpty();
    assertThat(history.get(1).until()).hasValue(history.getFirst().from());
  }

  @Test
  void aRowThatCannotBeReadIsReportedAndTheOthersAreStillShown() {
    scan(0, failed("example.com"));
    table
        .client()
        .putItem(
            put ->
                put.tableName(table.name())
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS("other"),
                            "sk", AttributeValue.fromS("row"),
                            "unverifiedIn", AttributeValue.fromS(Readings.ACCOUNT),
                            "since", AttributeValue.fromS("2026-02-01T00:00:00.000Z"))));

    assertThat(reports.unverified(Readings.ACCOUNT)).hasSize(1);
    assertThat(leftAlone).singleElement().asString().contains("other / row");
  }

  private static Reading failed(String domain) {
    return Readings.domain(domain, "Failed");
  }

  private void scan(int hour, Reading... readings) {
    DynamoStates states = new DynamoStates(table, new BackOff(time -> {}, () -> 0), leftAlone::add);
    states.save(
        Comparison.of(
            states.in(Readings.REGION, Readings.ACCOUNT, NameRange.ALL),
            Judged.of(List.of(readings)),
            new Moment(START.plus(Duration.ofHours(hour)), "scan-" + hour)));
  }
}
