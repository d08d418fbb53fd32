package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.SimulatedAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Scans in a process of their own, with Lambda's flags and the heap that Lambda gives in 1,024
/// MiB.
final class MeasuredScan {

  /// As Lambda starts Java: 85 % of the memory as heap, one collector thread, the first compiler
  /// alone.
  static final List<String> FLAGS =
      List.of(
          "-XX:MaxHeapSize=870m",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1");

  private MeasuredScan() {}

  /// The figures of one scan.
  ///
  /// @param finished the summary's outcome was that the scan ran to its end in every region
  record Figures(
      double seconds,
      SesCalls calls,
      long heapMiB,
      long liveHeapMiB,
      long residentMiB,
      TableUse table,
      int dnsQuestions,
      long logBytes,
      boolean finished) {}

  /// Runs two scans one after the other in one process: the first, and a later one, which finds a
  /// table that has grown.
  ///
  /// @param dns empty to gather no evidence from DNS
  /// @param each told of each as it ends
  static void run(
      SimulatedAccount account, BenchTable table, Optional<BenchDns> dns, Consumer<Figures> each)
      throws IOException {
    Process process = started(2, account, table, dns);
    try (BufferedReader lines = process.inputReader(UTF_8);
        OutputStream go = process.getOutputStream()) {
      int calls = account.calls().size();
      TableUse use = table.use();
      int questions = asked(dns);
      boolean finished = false;
      long logged = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Object> event = Json.object(line);
        if ("scan ended".equals(event.get("message"))) {
          finished = line.contains("\"outcome\":\"FINISHED\"") && !line.contains("NOT_READ");
        }
        boolean isLog = !event.containsKey("scan");
        logged += isLog ? line.length() + 1 : 0;
        if (!isLog) {
          each.accept(
              new Figures(
                  number(event, "seconds"),
                  SesCalls.since(calls, account),
                  (long) number(event, "heapMiB"),
                  (long) number(event, "liveHeapMiB"),
                  (long) number(event, "residentMiB"),
                  table.use().minus(use),
                  asked(dns) - questions,
                  logged,
                  finished));
          calls = account.calls().size();
          use = table.use();
          questions = asked(dns);
          logged = 0;
          table.grow();
          go.write('\n');
          go.flush();
        }
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static double number(Map<String, Object> event, String name) {
    return ((Number) Optional.ofNullable(event.get(name)).orElseThrow()).doubleValue();
  }

  private static int asked(Optional<BenchDns> dns) {
    return dns.map(BenchDns::questions).orElse(0);
  }

  private static Process started(
      int scans, SimulatedAccount account, BenchTable table, Optional<BenchDns> dns)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ScanProcess.class.getName(), Integer.toString(scans)));
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
