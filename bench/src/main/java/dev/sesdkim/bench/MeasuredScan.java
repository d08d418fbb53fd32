package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.table.TableUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Scans one after the other in a process of their own, with Lambda's flags and the heap that
/// Lambda gives in 1,024 MiB.
final class MeasuredScan implements AutoCloseable {

  /// As Lambda starts Java: 85 % of the memory as heap, one collector thread, the first compiler
  /// alone.
  static final List<String> FLAGS =
      List.of(
          "-XX:MaxHeapSize=870m",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1");

  /// What CloudWatch Logs adds to each line (API reference of PutLogEvents).
  private static final int LINE_OVERHEAD = 26;

  private final SimulatedAccount account;
  private final BenchTable table;
  private final Optional<BenchDns> dns;
  private final Process process;
  private final BufferedReader lines;
  private final OutputStream go;

  /// @param dns empty to gather no evidence from DNS
  MeasuredScan(SimulatedAccount account, BenchTable table, Optional<BenchDns> dns)
      throws IOException {
    this.account = account;
    this.table = table;
    this.dns = dns;
    this.process = started();
    this.lines = process.inputReader(UTF_8);
    this.go = process.getOutputStream();
  }

  /// Runs the next scan.
  ///
  /// @throws IllegalStateException if the process died
  Figures next() throws IOException {
    int calls = account.calls().size();
    TableUse use = table.use();
    int questions = questions();
    int messages = account.published().size();
    Optional<Document> summary = Optional.empty();
    long logged = 0;
    go.write('\n');
    go.flush();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Document event = new Document(Json.object(line));
      if (event.object().containsKey("scan")) {
        return new Figures(
            event.flag("failed") ? Optional.empty() : summary,
            event.number("seconds"),
            SesCalls.since(calls, account),
            (long) event.number("heapMiB"),
            (long) event.number("liveHeapMiB"),
            (long) event.number("residentMiB"),
            table.use().minus(use),
            questions() - questions,
            account.published().size() - messages,
            logged);
      }
      logged += Json.bytes(line) + LINE_OVERHEAD;
      if ("scan ended".equals(event.object().get("message"))) {
        summary = Optional.of(event.object("summary"));
      }
    }
    throw new IllegalStateException("The process that scans has ended by itself");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private int questions() {
    return dns.map(BenchDns::questions).orElse(0);
  }

  private Process started() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ScanProcess.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
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
    return builder.start();
  }
}
