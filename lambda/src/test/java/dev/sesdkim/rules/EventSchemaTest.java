package dev.sesdkim.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Severity;
import dev.sesdkim.dkim.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event is as `docs/event.schema.json` says.
class EventSchemaTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyEventInTheGoldenFilesIsAsTheSchemaSays(Path file) throws IOException {
    String text = Files.readString(file);

    assertThat(EventSchema.faults(text.substring(text.indexOf("=== event\n") + 10))).isEmpty();
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/alerts"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindAboutOneDomainOrSeveralIsAsTheSchemaSays(AlertKind.OfDomain kind) {
    assertThat(
            EventSchema.faults(
                event(
                    Sample.alert(
                        kind,
                        "a.net",
                        Verdict.VERIFIED,
                        Sample.domain("eu-west-1", "a.net", Reason.FAILED)))))
        .isEmpty();
    assertThat(
            EventSchema.faults(
                event(new Storm(kind).with("a.net", Reason.FAILED, "a.net", "b.a.net").alert())))
        .isEmpty();
  }

  @Test
  void whatALargeEventLeavesOutIsAsTheSchemaSays() {
    assertThat(AlertTextTest.large())
        .allSatisfy(alert -> assertThat(EventSchema.faults(event(alert))).isEmpty());
  }

  @Test
  void theSchemaNamesEveryValueThatThereCanBe() {
    Map<?, ?> properties = (Map<?, ?>) requireNonNull(EventSchema.read().get("properties"));

    assertThat(values(properties, "kind"))
        .map(Object::toString)
        .containsExactlyInAnyOrderElementsOf(
            Stream.<Enum<?>[]>of(
                    AlertKind.OfDomain.values(),
                    AlertKind.OfScan.values(),
                    AlertKind.OfAccount.values())
                .flatMap(kinds -> names(kinds).stream())
                .toList());
    assertThat(values(properties, "severity")).isEqualTo(names(Severity.values()));
    assertThat(EventSchema.values("verdict")).isEqualTo(names(Verdict.values()));
    assertThat(EventSchema.values("reason")).isEqualTo(names(Reason.values()));
    assertThat(EventSchema.values("problemKind")).isEqualTo(names(Problem.Kind.values()));
  }

  @Test
  void anEventThatIsNotAsTheSchemaSaysIsFoundOut() {
    String event = event(Sample.overByNow());

    assertThat(EventSchema.faults(event.replace("\"REGRESSED\"", "\"OTHER\""))).isNotEmpty();
    assertThat(EventSchema.faults(event.replace("\"domain\"", "\"other\"")))
        .anyMatch(fault -> fault.contains("unknown other"));
    assertThat(EventSchema.faults(event.replace("03:00:00.000Z", "03:00"))).isNotEmpty();
    assertThat(EventSchema.faults(event.replace("\"REGRESSED\"", "\"STARTED\"")))
        .contains(" has no counts");
  }

  private static List<?> values(Map<?, ?> properties, String name) {
    return (List<?>) requireNonNull(((Map<?, ?>) requireNonNull(properties.get(name))).get("enum"));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static String event(Alert alert) {
    return Sample.message(alert).event();
  }
}
