package dev.sesdkim.bench;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.table.TableUse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Runs and measures scans of one account, one after the other.
final class MeasuredScan implements AutoCloseable {

  private final FaultyAccount account;
  private final BenchTable table;
  private final Optional<BenchDns> dns;
  private final WarmFunction function;

  /// @param dns empty to gather no evidence from DNS
  MeasuredScan(FaultyAccount account, BenchTable table, Optional<BenchDns> dns) throws IOException {
    this.account = account;
    this.table = table;
    this.dns = dns;
    this.function =
        new WarmFunction(
            Map.ofEntries(
                Map.entry("TABLE_NAME", "ses-dkim-monitor"),
                Map.entry("TOPIC_ARN", account.topic(BenchAccount.HOME, "ses-dkim-alerts")),
                Map.entry("DNS_EVIDENCE", Boolean.toString(dns.isPresent())),
                Map.entry("DNS_SERVER", dns.map(BenchDns::address).orElse("")),
                Map.entry("AWS_REGION", BenchAccount.HOME),
                Map.entry("AWS_ACCESS_KEY_ID", "bench"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "bench"),
                Map.entry("AWS_ENDPOINT_URL", account.endpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint().toString())));
  }

  /// Runs the next scan.
  ///
  /// @throws IllegalStateException if the process died
  Figures next() throws IOException {
    int calls = account.calls().size();
    TableUse use = table.use();
    int questions = questions();
    int messages = account.published().size();
    WarmFunction.Ending scan = function.invoke("{}");
    Document figures = scan.figures();
    return new Figures(
        figures.flag("failed") ? Optional.empty() : Optional.of(figures.object("answer")),
        figures.number("seconds"),
        SesCalls.since(calls, account),
        (long) figures.number("heapMiB"),
        (long) figures.number("liveHeapMiB"),
        (long) figures.number("residentMiB"),
        table.use().minus(use),
        questions() - questions,
        account.published().size() - messages,
        scan.logBytes());
  }

  @Override
  public void close() {
    function.close();
  }

  private int questions() {
    return dns.map(BenchDns::questions).orElse(0);
  }
}
