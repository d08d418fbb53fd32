package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.SimulatedAccount;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints what a scan takes beside the least that it could take, for several sizes of account.
///
/// Arguments: the identities in each region, separated by commas, the numbers of regions, and `dns`
/// to gather evidence from DNS too. Each account is scanned twice: the first scan meets every
/// identity for the first time, the second finds nothing changed.
final class ScanBenchmark {

  /// Bars hold the time only where rounding does not make up most of it.
  private static final double SHORTEST_JUDGED = 10;

  private static final double SLOWEST = 1.10;
  private static final double TIMEOUT_SECONDS = 900;

  private final boolean evidence;
  private boolean held = true;

  private ScanBenchmark(boolean evidence) {
    this.evidence = evidence;
  }

  public static void main(String[] arguments) throws IOException {
    ScanBenchmark benchmark = new ScanBenchmark(arguments.length > 2 && arguments[2].equals("dns"));
    System.out.println(
        """
        | identities | regions | scan | calls (floor) | throttled | seconds (floor) | ratio | heap MiB: peak, live | resident MiB | table requests | WRU | RRU | refused writes | DNS questions | bars |
        | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |\
        """);
    for (int identities : numbers(arguments[0])) {
      for (int regions : numbers(arguments[1])) {
        benchmark.measure(identities, regions);
      }
    }
    System.exit(benchmark.held ? 0 : 1);
  }

  private void measure(int identities, int regions) throws IOException {
    try (SimulatedAccount account = BenchAccount.of(identities, regions);
        BenchTable table = new BenchTable();
        BenchDns dns = new BenchDns()) {
      Iterator<String> scans = List.of("first", "later").iterator();
      MeasuredScan.run(
          account,
          table,
          evidence ? Optional.of(dns) : Optional.empty(),
          figures -> line(identities, regions, scans.next(), figures));
    }
  }

  private void line(int identities, int regions, String scan, MeasuredScan.Figures figures) {
    Floor floor = new Floor(identities);
    double least = floor.time().toMillis() / 1000.0;
    double ratio = least == 0 ? 1 : figures.seconds() / least;
    int leastCalls = floor.calls() * regions;
    boolean isFirst = scan.equals("first");
    boolean ok =
        figures.finished()
            && figures.calls().made() == leastCalls
            && figures.calls().throttled() == 0
            && figures.seconds() < TIMEOUT_SECONDS
            // A first scan writes everything, at the pace of a new table.
            && (isFirst || least < SHORTEST_JUDGED || ratio <= SLOWEST);
    held &= ok;
    System.out.printf(
        Locale.ROOT,
        "| %,d | %d | %s | %,d (%,d) | %d | %.1f (%.0f) | %.2f | %d, %d | %d | %,d | %,d | %,d | %,d | %,d | %s |%n",
        identities,
        regions,
        scan,
        figures.calls().made(),
        leastCalls,
        figures.calls().throttled(),
        figures.seconds(),
        least,
        ratio,
        figures.heapMiB(),
        figures.liveHeapMiB(),
        figures.residentMiB(),
        figures.table().requests(),
        figures.table().writeUnits(),
        figures.table().readUnits(),
        figures.table().throttled(),
        figures.dnsQuestions(),
        ok ? "ok" : "FAIL");
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(",", -1)).map(Integer::valueOf).toList();
  }
}
