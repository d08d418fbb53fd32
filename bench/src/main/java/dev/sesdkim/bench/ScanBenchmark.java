package dev.sesdkim.bench;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.local.simulated.SimulatedAccount;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints what a scan takes beside the least that it could take, for several sizes of account.
///
/// Arguments: the identities in each region, separated by commas, the numbers of regions, and `dns`
/// to gather evidence from DNS too. Each account is scanned twice: the first scan meets every
/// identity for the first time, the second finds nothing changed. Where the first had no time to
/// look all domains up in DNS, a scan in between catches up.
final class ScanBenchmark {

  /// Bars hold the time only where rounding does not make up most of it.
  private static final double SHORTEST_JUDGED = 10;

  private static final double SLOWEST = 1.10;

  /// Looking domains of a region up ends after two minutes: a first scan that took longer may have
  /// left some out.
  private static final double CUT_SHORT = 120;

  private final boolean evidence;
  private boolean held = true;

  private ScanBenchmark(boolean evidence) {
    this.evidence = evidence;
  }

  public static void main(String[] arguments) throws IOException {
    ScanBenchmark benchmark = new ScanBenchmark(arguments.length > 2 && arguments[2].equals("dns"));
    System.out.println(
        """
        | identities | regions | scan | calls (floor) | repeated | seconds (floor) | ratio | heap MiB: peak, live | resident MiB | table requests | rows written (bar) | WRU | RRU | refused writes | DNS questions | bars |
        | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |\
        """);
    for (int identities : numbers(arguments[0])) {
      for (int regions : numbers(arguments[1])) {
        benchmark.measure(identities, regions);
      }
    }
    System.exit(benchmark.held ? 0 : 1);
  }

  private void measure(int identities, int regions) throws IOException {
    AccountPlan plan = AccountPlan.inEach(identities, regions);
    try (SimulatedAccount account = BenchAccount.of(plan);
        BenchTable table = new BenchTable();
        BenchDns dns = new BenchDns();
        MeasuredScan scans =
            new MeasuredScan(account, table, evidence ? Optional.of(dns) : Optional.empty())) {
      Figures first = scans.next();
      List<Floor> floors = plan.floors();
      // A first scan writes everything, at the pace of a new table.
      boolean ok = isInOrder(first, floors);
      line(identities, regions, "first", first, floors, "", ok);
      table.grow();
      table.askAboutAll();
      Figures before = first;
      Figures later = scans.next();
      floors = plan.floors(before.startedAt(), later.startedAt());
      int mostRows = mostRows(floors);
      if (evidence && first.seconds() > CUT_SHORT && later.table().written() > mostRows) {
        line(identities, regions, "catching up", later, floors, "", later.finished());
        before = later;
        later = scans.next();
        floors = plan.floors(before.startedAt(), later.startedAt());
        mostRows = mostRows(floors);
      }
      ok =
          isInOrder(later, floors)
              && later.healthy()
              && later.table().written() <= mostRows
              && (seconds(floors) < SHORTEST_JUDGED || ratio(later, floors) <= SLOWEST);
      line(identities, regions, "later", later, floors, " (%,d)".formatted(mostRows), ok);
    }
  }

  private static boolean isInOrder(Figures figures, List<Floor> floors) {
    return figures.finished()
        && figures.calls().made() == calls(floors)
        && figures.calls().repeated() == 0
        && figures.seconds() * 1000 < ScanProcess.TIMEOUT_MILLIS;
  }

  /// A scan in which nothing changed writes every region twice, the account twice, and itself; the
  /// detail of a domain that SES is asked about for the first time is new, and written.
  private static int mostRows(List<Floor> floors) {
    return 2 * floors.size() + 6 + floors.stream().mapToInt(Floor::details).sum();
  }

  private void line(
      int identities,
      int regions,
      String scan,
      Figures figures,
      List<Floor> floors,
      String mostRows,
      boolean ok) {
    held &= ok;
    System.out.printf(
        Locale.ROOT,
        "| %,d | %d | %s | %,d (%,d) | %d | %.1f (%.0f) | %.2f | %d, %d | %d | %,d | %,d%s | %,d | %,d | %,d | %,d | %s |%n",
        identities,
        regions,
        scan,
        figures.calls().made(),
        calls(floors),
        figures.calls().repeated(),
        figures.seconds(),
        seconds(floors),
        ratio(figures, floors),
        figures.heapMiB(),
        figures.liveHeapMiB(),
        figures.residentMiB(),
        figures.table().requests(),
        figures.table().written(),
        mostRows,
        figures.table().writeUnits(),
        figures.table().readUnits(),
        figures.table().throttled(),
        figures.dnsQuestions(),
        ok ? "ok" : "FAIL");
  }

  private static int calls(List<Floor> floors) {
    return floors.stream().mapToInt(Floor::calls).sum();
  }

  private static double seconds(List<Floor> floors) {
    return AccountPlan.time(floors).toMillis() / 1000.0;
  }

  private static double ratio(Figures figures, List<Floor> floors) {
    double least = seconds(floors);
    return least == 0 ? 1 : figures.seconds() / least;
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(",", -1)).map(Integer::valueOf).toList();
  }
}
