package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.table.TableUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The figures of one scan.
///
/// @param summary the invocation's answer; empty if it failed
/// @param seconds from the invocation to its answer
/// @param heapMiB the peak of used heap
/// @param liveHeapMiB the used heap after the last full collection
/// @param residentMiB the process's peak memory
/// @param messages the number of messages published to the topic
/// @param logBytes the log's size as CloudWatch Logs bills it
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

  /// Whether the scan finished and read every region.
  boolean finished() {
    return summary
        .filter(scan -> scan.text("outcome").equals("FINISHED"))
        .filter(
            scan ->
                scan.object("regions").values().stream()
                    .allMatch(region -> region.text("outcome").equals("READ")))
        .isPresent();
  }

  /// The duration as a multiple of the least possible.
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

  /// The number of rows that were due by the end of the scan and not told.
  int due() {
    return summary.map(scan -> (int) scan.number("due")).orElse(0);
  }

  /// The number of identities with this kind of change.
  int changed(String kind) {
    return summary.flatMap(scan -> scan.object("changes").numberIfAny(kind)).orElse(0.0).intValue();
  }
}
