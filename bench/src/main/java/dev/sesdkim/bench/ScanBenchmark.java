package dev.sesdkim.bench;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.local.simulated.FaultyAccount;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Prints the cost of a scan and the least possible, for several sizes of account.
///
/// Arguments: the identities in each region, separated by commas, the numbers of regions, and any
/// of the words `dns`, to gather evidence from DNS too, and `storm`, to break every identity at
/// once. Each account is scanned twice: the first scan sees every identity for the first time, the
/// second finds nothing changed. If the first had no time to look up all domains in DNS, a scan in
/// between catches up. In a storm, which always gathers evidence, the DKIM records of all domains
/// are missing from DNS, SES reports it, and scans follow until all is told.
final class ScanBenchmark {

  /// The shortest time that is held to a bar, in seconds; in a shorter time rounding matters too
  /// much.
  private static final double SHORTEST_JUDGED = 10;

  private static final double SLOWEST = 1.10;

  /// Looking up a region's domains stops after two minutes, so a first scan that took longer may
  /// have left some out.
  private static final double CUT_SHORT = 120;

  /// The most seconds that a scan in which a whole region breaks may take beyond the quiet scan
  /// before it.
  private static final double MOST_SECONDS_MORE = 60;

  /// The most scans until all must be told.
  private static final int MOST_SCANS = 10;

  private final Set<String> words;
  private final ScanTable lines = new ScanTable();

  private ScanBenchmark(Set<String> words) {
    this.words = words;
  }

  public static void main(String[] arguments) throws IOException {
    ScanBenchmark benchmark =
        new ScanBenchmark(Set.copyOf(Arrays.asList(arguments).subList(2, arguments.length)));
    for (int identities : numbers(arguments[0])) {
      for (int regions : numbers(arguments[1])) {
        benchmark.measure(identities, regions);
      }
    }
    System.exit(benchmark.lines.held() ? 0 : 1);
  }

  private void measure(int identities, int regions) throws IOException {
    boolean storm = words.contains("storm");
    boolean evidence = storm || words.contains("dns");
    // A storm in one region has only domains, because an address has no records that could be
    // missing.
    AccountPlan plan =
        storm && regions == 1
            ? AccountPlan.domainsInEach(identities, regions)
            : AccountPlan.inEach(identities, regions);
    try (FaultyAccount account = BenchAccount.of(plan);
        BenchTable table = new BenchTable();
        BenchDns dns = new BenchDns();
        MeasuredScan scans =
            new MeasuredScan(account, table, evidence ? Optional.of(dns) : Optional.empty())) {
      Figures first = scans.next();
      // A first scan writes everything, at the write rate of a new table.
      lines.add(
          "first",
          identities,
          first,
          plan.floors(),
          Integer.MAX_VALUE,
          isInOrder(first, plan.floors()));
      table.grow();
      table.askAboutAll();
      Figures later = scans.next();
      List<Floor> floors = plan.floors(first.startedAt(), later.startedAt());
      if (evidence && first.seconds() > CUT_SHORT && later.table().written() > mostRows(floors)) {
        lines.add("catching up", identities, later, floors, Integer.MAX_VALUE, later.finished());
        Instant before = later.startedAt();
        later = scans.next();
        floors = plan.floors(before, later.startedAt());
      }
      lines.add("later", identities, later, floors, mostRows(floors), isQuiet(later, floors));
      if (storm) {
        dns.loseDkim();
        breakAll(plan, account);
        tellAll(identities, plan, later, scans);
      }
    }
  }

  /// Scans until nothing is left due.
  private void tellAll(int identities, AccountPlan plan, Figures quiet, MeasuredScan scans)
      throws IOException {
    int all = plan.names().values().stream().mapToInt(List::size).sum();
    Figures before = quiet;
    Figures scan = scans.next();
    boolean inTime =
        plan.names().size() > 1 || scan.seconds() <= quiet.seconds() + MOST_SECONDS_MORE;
    boolean ok = scan.finished() && scan.changed("REGRESSED") == all && inTime;
    for (int n = 0; ; n++) {
      boolean last = scan.due() == 0 || n == MOST_SCANS;
      lines.add(
          n == 0 ? "all broken" : "%d later".formatted(n),
          identities,
          scan,
          plan.floors(before.startedAt(), scan.startedAt()),
          Integer.MAX_VALUE,
          ok && (!last || scan.due() == 0));
      if (last) {
        return;
      }
      before = scan;
      scan = scans.next();
      ok = scan.finished();
    }
  }

  private static void breakAll(AccountPlan plan, FaultyAccount account) {
    Instant now = Instant.now();
    plan.names()
        .keySet()
        .forEach(
            region ->
                plan.domains(region).forEach(domain -> account.breakDkim(region, domain, now)));
  }

  private static boolean isInOrder(Figures figures, List<Floor> floors) {
    return figures.finished()
        && figures.calls().made() == Floor.calls(floors)
        && figures.calls().repeated() == 0
        && figures.seconds() * 1000 < ScanProcess.TIMEOUT_MILLIS;
  }

  private static boolean isQuiet(Figures figures, List<Floor> floors) {
    return isInOrder(figures, floors)
        && figures.healthy()
        && figures.table().written() <= mostRows(floors)
        && (Floor.seconds(floors) < SHORTEST_JUDGED || figures.beside(floors) <= SLOWEST);
  }

  /// The most rows that a scan without changes may write: two for each region, six for the account
  /// and the scan itself, and the detail of each domain that is due.
  private static int mostRows(List<Floor> floors) {
    return 2 * floors.size() + 6 + floors.stream().mapToInt(Floor::details).sum();
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(",", -1)).map(Integer::valueOf).toList();
  }
}
