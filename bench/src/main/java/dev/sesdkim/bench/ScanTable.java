package dev.sesdkim.bench;

import java.util.List;
import java.util.Locale;

/// Prints the table of scans, one line for each, and knows whether every line met its bars.
final class ScanTable {

  private boolean held = true;

  /// Prints the titles.
  ScanTable() {
    System.out.println(
        """
        | identities | regions | scan | calls (floor) | repeated | seconds (floor) | ratio | heap MiB: peak, live | resident MiB | table requests | rows written (bar) | WRU | RRU | refused writes | DNS questions | log KB | regressed | messages | left due | bars |
        | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |\
        """);
  }

  /// @param name the scan's name, such as `first`
  /// @param size identities in each region
  /// @param floors the least that the scan could take, region by region
  /// @param mostRows the most rows that it may write; [Integer#MAX_VALUE] for no limit
  /// @param ok whether it met its bars
  void add(String name, int size, Figures figures, List<Floor> floors, int mostRows, boolean ok) {
    held &= ok;
    System.out.printf(
        Locale.ROOT,
        "| %,d | %d | %s | %,d (%,d) | %d | %.1f (%.0f) | %.2f | %d, %d | %d | %,d | %,d%s | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %s |%n",
        size,
        floors.size(),
        name,
        figures.calls().made(),
        Floor.calls(floors),
        figures.calls().repeated(),
        figures.seconds(),
        Floor.seconds(floors),
        figures.beside(floors),
        figures.heapMiB(),
        figures.liveHeapMiB(),
        figures.residentMiB(),
        figures.table().requests(),
        figures.table().written(),
        mostRows == Integer.MAX_VALUE ? "" : " (%,d)".formatted(mostRows),
        figures.table().writeUnits(),
        figures.table().readUnits(),
        figures.table().throttled(),
        figures.dnsQuestions(),
        figures.logBytes() / 1000,
        figures.changed("REGRESSED"),
        figures.messages(),
        figures.due(),
        ok ? "ok" : "FAIL");
  }

  boolean held() {
    return held;
  }
}
