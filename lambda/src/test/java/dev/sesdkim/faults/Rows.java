package dev.sesdkim.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table's rows, and what must be true of them at any time when no scan is running.
record Rows(List<Map<String, AttributeValue>> all) {

  /// Region, name, reason, and whether it is removed.
  Set<String> states() {
    return stateRows()
        .map(
            row ->
                "%s %s %s%s"
                    .formatted(
                        text(row, "region"),
                        text(row, "identity"),
                        text(row, "reason"),
                        row.containsKey("removedAt") ? " removed" : ""))
        .collect(toSet());
  }

  /// Every state has one open stretch, which began when the state says, tells the same, and follows
  /// the ones before without a gap in order; a removed one has none.
  void assertHistoryIsSound() {
    stateRows()
        .forEach(
            state -> {
              List<Map<String, AttributeValue>> stretches = stretches(state);
              List<Map<String, AttributeValue>> open =
                  stretches.stream().filter(row -> !row.containsKey("until")).toList();
              String name = text(state, "pk") + "/" + text(state, "sk");
              if (state.containsKey("removedAt")) {
                assertThat(open).as("open stretches of the removed " + name).isEmpty();
                assertThat(text(stretches.getLast(), "until"))
                    .as("end of " + name)
                    .isEqualTo(text(state, "removedAt"));
              } else {
                assertThat(open).as("open stretches of " + name).hasSize(1);
                assertThat(text(open.getFirst(), "sk"))
                    .as("begin of the open stretch of " + name)
                    .isEqualTo(text(state, "stretchSince"));
                assertThat(text(open.getFirst(), "reason"))
                    .as("reason in the open stretch of " + name)
                    .isEqualTo(text(state, "reason"));
                assertThat(stretches.getLast()).as("last of " + name).isEqualTo(open.getFirst());
              }
              for (int at = 1; at < stretches.size(); at++) {
                assertThat(text(stretches.get(at - 1), "until"))
                    .as("stretches of " + name + " one after the other")
                    .isLessThanOrEqualTo(text(stretches.get(at), "sk"));
              }
            });
  }

  void assertNothingIsDue() {
    assertThat(stateRows().filter(row -> row.containsKey("alertDue")).map(row -> text(row, "sk")))
        .as("alerts due")
        .isEmpty();
  }

  /// When the lease ends, if there is one.
  Optional<Instant> leaseUntil() {
    return all.stream()
        .filter(row -> text(row, "pk").startsWith("lease#"))
        .map(row -> Instant.parse(text(row, "until")))
        .findFirst();
  }

  Stream<Map<String, AttributeValue>> stateRows() {
    return all.stream().filter(row -> text(row, "pk").endsWith(":identity"));
  }

  private List<Map<String, AttributeValue>> stretches(Map<String, AttributeValue> state) {
    String arn = text(state, "pk") + "/" + text(state, "sk");
    return all.stream()
        .filter(row -> text(row, "pk").equals(arn))
        .sorted(Comparator.comparing(row -> text(row, "sk")))
        .toList();
  }

  static String text(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::s).orElse("");
  }
}
