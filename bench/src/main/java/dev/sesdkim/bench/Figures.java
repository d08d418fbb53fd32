package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.table.TableUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The figures of one scan.
///
/// @param summary what the invocation answered; empty if it failed
/// @param seconds from the invocation to its answer
/// @param heapMiB the most ever used
/// @param liveHeapMiB what was left after the last full collection
/// @param residentMiB the most that the process ever had
/// @param messages published to the topic
/// @param logBytes as CloudWatch Logs bills them
record Figures(
    Optional<Document> summary,
    double seconds,
    SesCalls calls,
    long heapMiB,
    long liveHeapMiB,
    long residentMiB,
    TableUse table,
    int dnsQuestions,
    int messages,
    long logBytes) {

  /// Whether the scan ran to its end and read every region.
  boolean finished() {
    return summary
        .filter(scan -> scan.text("outcome").equals("FINISHED"))
        .filter(
            scan ->
                scan.object("regions").values().stream()
                    .allMatch(region -> region.text("outcome").equals("READ")))
        .isPresent();
  }

  /// How many times the least that it could take.
  double beside(List<Floor> floors) {
    double least = Floor.seconds(floors);
    return least == 0 ? 1 : seconds / least;
  }

  boolean healthy() {
    return summary.filter(scan -> scan.flag("healthy")).isPresent();
  }

  /// @throws java.util.NoSuchElementException if the scan failed
  Instant startedAt() {
    return Instant.parse(summary.orElseThrow().text("startedAt"));
  }

  /// How many rows are due by the end of the scan and were not told.
  int due() {
    return summary.map(scan -> (int) scan.number("due")).orElse(0);
  }

  /// How many identities went through this kind of change.
  int changed(String kind) {
    return summary.flatMap(scan -> scan.object("changes").numberIfAny(kind)).orElse(0.0).intValue();
  }
}
