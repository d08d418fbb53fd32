package dev.sesdkim.bench;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.local.simulated.SimulatedAccount;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints what it takes when everything breaks at once: the DKIM records of all domains are missing
/// from DNS, and SES says so. Arguments: the identities in each region, and the number of regions.
///
/// A first and a quiet scan come before, and as many scans follow as it takes until all is told. In
/// one region all identities are domains, and the scan that meets the storm is held to the time of
/// the quiet one; in several, one identity in ten is an address, which its domain takes down.
final class StormBenchmark {

  /// How much longer than a quiet scan.
  private static final double MOST_SECONDS_MORE = 60;

  /// Scans in which all must be told.
  private static final int MOST_SCANS = 10;

  private final AccountPlan plan;
  private final int identities;
  private boolean held = true;

  private StormBenchmark(AccountPlan plan) {
    this.plan = plan;
    this.identities = plan.names().values().stream().mapToInt(List::size).sum();
  }

  public static void main(String[] arguments) throws IOException {
    int inEach = Integer.parseInt(arguments[0]);
    int regions = Integer.parseInt(arguments[1]);
    StormBenchmark benchmark =
        new StormBenchmark(
            regions == 1
                ? AccountPlan.domainsInEach(inEach, regions)
                : AccountPlan.inEach(inEach, regions));
    System.out.printf(Locale.ROOT, "%,d identities in each of %d regions%n%n", inEach, regions);
    System.out.println(
        """
        | scan | seconds | SES calls | heap MiB: peak, live | resident MiB | table requests | rows written | WRU | RRU | refused writes | log KB | regressed | messages | left due | bars |
        | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |\
        """);
    benchmark.measure();
    System.exit(benchmark.held ? 0 : 1);
  }

  private void measure() throws IOException {
    try (SimulatedAccount account = BenchAccount.of(plan);
        BenchTable table = new BenchTable();
        BenchDns dns = new BenchDns();
        MeasuredScan scans = new MeasuredScan(account, table, Optional.of(dns))) {
      Figures first = scans.next();
      line("first", first, first.finished());
      table.grow();
      table.askAboutAll();
      Figures quiet = scans.next();
      line("quiet", quiet, quiet.finished() && quiet.healthy());
      dns.loseDkim();
      breakAll(account);
      Figures storm = scans.next();
      boolean inTime =
          plan.names().size() > 1 || storm.seconds() <= quiet.seconds() + MOST_SECONDS_MORE;
      line(
          "all broken",
          storm,
          storm.finished() && storm.changed("REGRESSED") == identities && inTime);
      Figures last = storm;
      for (int n = 1; last.due() > 0 && n < MOST_SCANS; n++) {
        last = scans.next();
        line("%d later".formatted(n), last, last.finished());
      }
      held &= last.due() == 0;
    }
  }

  private void breakAll(SimulatedAccount account) {
    Instant now = Instant.now();
    plan.names()
        .keySet()
        .forEach(
            region ->
                plan.domains(region).forEach(domain -> account.breakDkim(region, domain, now)));
  }

  private void line(String scan, Figures figures, boolean ok) {
    held &= ok;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %,d | %d, %d | %d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %s |%n",
        scan,
        figures.seconds(),
        figures.calls().made(),
        figures.heapMiB(),
        figures.liveHeapMiB(),
        figures.residentMiB(),
        figures.table().requests(),
        figures.table().written(),
        figures.table().writeUnits(),
        figures.table().readUnits(),
        figures.table().throttled(),
        figures.logBytes() / 1000,
        figures.changed("REGRESSED"),
        figures.messages(),
        figures.due(),
        ok ? "ok" : "FAIL");
  }
}
