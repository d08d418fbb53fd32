package dev.sesdkim.faults;

import static java.util.stream.Collectors.toMap;
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

  /// Region, name, reason, and whether it is removed or unknown at present.
  Set<String> states() {
    return Stream.concat(stateRows(), removedRows())
        .map(
            row ->
                "%s %s %s%s%s"
                    .formatted(
                        text(row, "region"),
                        text(row, "identity"),
                        text(row, "reason"),
                        row.containsKey("removedAt") ? " removed" : "",
                        row.containsKey("unknownSince") ? " unknown" : ""))
        .collect(toSet());
  }

  /// Every state has one open stretch, which began when the state says, tells the same, and follows
  /// the ones before without a gap in order; a removed one has none. Only what has ended expires.
  void assertHistoryIsSound() {
    stateRows().forEach(this::assertHistoryIsSound);
    removedRows()
        .forEach(
            removed -> {
              List<Map<String, AttributeValue>> stretches = stretches(removed);
              String name = arn(removed);
              assertThat(stretches).as("stretches of the removed " + name).allMatch(Rows::hasEnded);
              assertThat(text(stretches.getLast(), "until"))
                  .as("end of " + name)
                  .isEqualTo(text(removed, "removedAt"));
            });
    assertThat(all)
        .as("rows that expire")
        .filteredOn(row -> row.containsKey("expiresAt"))
        .allMatch(
            row ->
                hasEnded(row)
                    || text(row, "pk").startsWith("scan#")
                    || text(row, "pk").startsWith("removed#"));
  }

  private void assertHistoryIsSound(Map<String, AttributeValue> state) {
    List<Map<String, AttributeValue>> stretches = stretches(state);
    List<Map<String, AttributeValue>> open =
        stretches.stream().filter(row -> !hasEnded(row)).toList();
    String name = arn(state);
    assertThat(open).as("open stretches of " + name).hasSize(1);
    assertThat(text(open.getFirst(), "sk"))
        .as("begin of the open stretch of " + name)
        .isEqualTo(text(state, "stretchSince"));
    assertThat(text(open.getFirst(), "reason"))
        .as("reason in the open stretch of " + name)
        .isEqualTo(text(state, "reason"));
    assertThat(stretches.getLast()).as("last of " + name).isEqualTo(open.getFirst());
    for (int at = 1; at < stretches.size(); at++) {
      assertThat(text(stretches.get(at - 1), "until"))
          .as("stretches of " + name + " one after the other")
          .isLessThanOrEqualTo(text(stretches.get(at), "sk"));
    }
  }

  /// A region that was read in the last scan counts what its rows say.
  void assertCountsAreRight() {
    for (Map<String, AttributeValue> region : regionRows().toList()) {
      if (!text(region, "readAt").equals(lastStart())) {
        continue;
      }
      List<Map<String, AttributeValue>> listed =
          stateRows()
              .filter(row -> text(row, "region").equals(text(region, "sk")))
              .filter(row -> !row.containsKey("suspected") || !isMissing(row))
              .toList();
      Map<String, Long> counts = Map.of("verified", 0L, "unverified", 0L, "unknown", 0L);
      assertThat(
              counts.keySet().stream()
                  .collect(toMap(word -> word, word -> Long.parseLong(value(region, word).n()))))
          .as("counts of " + text(region, "sk"))
          .isEqualTo(
              counts.keySet().stream()
                  .collect(
                      toMap(
                          word -> word,
                          word -> listed.stream().filter(row -> word.equals(word(row))).count())));
    }
  }

  private static String word(Map<String, AttributeValue> state) {
    return state.containsKey("unknownSince")
        ? "unknown"
        : text(state, "verdict").toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean isMissing(Map<String, AttributeValue> state) {
    return value(state, "suspected").m().containsKey("MISSING");
  }

  private static AttributeValue value(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).orElseThrow();
  }

  private String lastStart() {
    return accountRows().findFirst().map(row -> value(row, "starts").l().getLast().s()).orElse("");
  }

  void assertNothingIsDue() {
    assertThat(all.stream().filter(row -> text(row, "pk").startsWith("due#")))
        .as("what is due")
        .isEmpty();
  }

  /// When the lease ends, if there is one.
  Optional<Instant> leaseUntil() {
    return accountRows().map(row -> Instant.parse(text(row, "until"))).findFirst();
  }

  Stream<Map<String, AttributeValue>> stateRows() {
    return all.stream().filter(row -> text(row, "pk").endsWith(":identity"));
  }

  Stream<Map<String, AttributeValue>> removedRows() {
    return all.stream().filter(row -> text(row, "pk").startsWith("removed#"));
  }

  private Stream<Map<String, AttributeValue>> regionRows() {
    return all.stream().filter(row -> text(row, "pk").startsWith("regions#"));
  }

  private Stream<Map<String, AttributeValue>> accountRows() {
    return all.stream().filter(row -> text(row, "pk").equals("accounts"));
  }

  private static boolean hasEnded(Map<String, AttributeValue> stretch) {
    return stretch.containsKey("until");
  }

  private static String arn(Map<String, AttributeValue> state) {
    return state.containsKey("removedAt")
        ? text(state, "sk")
        : text(state, "pk") + "/" + text(state, "sk");
  }

  private List<Map<String, AttributeValue>> stretches(Map<String, AttributeValue> state) {
    String arn = arn(state);
    return all.stream()
        .filter(row -> text(row, "pk").equals(arn))
        .sorted(Comparator.comparing(row -> text(row, "sk")))
        .toList();
  }

  static String text(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::s).orElse("");
  }
}
