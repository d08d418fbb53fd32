package dev.sesdkim.bench;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.packaged.Events;
import dev.sesdkim.packaged.RuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One start of a handler under AWS's runtime interface client, from the new process to its first
/// call to SES.
///
/// @param residentMiB the peak memory until then; 0 if the system does not report it
record Start(double seconds, double cpuSeconds, long residentMiB) {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

  /// Starts the handler once.
  ///
  /// @param task the unpacked package
  /// @param client Java's arguments that start the runtime interface client
  /// @param variables environment variables in addition to those of every start
  static Start of(Path task, List<String> client, String handler, Map<String, String> variables)
      throws IOException {
    CompletableFuture<Long> first = new CompletableFuture<>();
    try (FaultyAccount account = BenchAccount.unlimited(AccountPlan.inEach(10, 1));
        BenchTable table = new BenchTable();
        RuntimeApi api = new RuntimeApi(BenchAccount.FUNCTION)) {
      account.inject(
          call -> {
            if (call.service() == Service.SES) {
              first.complete(System.nanoTime());
            }
            return call.service() == Service.SES
                ? new Fate.Surrounded(() -> Thread.sleep(LONGEST), () -> {})
                : new Fate.Normal();
          });
      ProcessBuilder builder =
          new ProcessBuilder(command(client, handler)).directory(task.toFile());
      Path log = Files.createTempFile("start", ".log");
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment(task, handler, account, table, api));
      builder.environment().putAll(variables);
      api.hand(Events.SCHEDULE, TIME_LIMIT);
      long begun = System.nanoTime();
      Process process = builder.start();
      try {
        long at = first.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        double cpu = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
        return new Start((at - begun) / 1e9, cpu, resident(process.pid()));
      } catch (RuntimeException e) {
        throw new IllegalStateException(Files.readString(log), e);
      } finally {
        process.destroyForcibly();
        Files.delete(log);
      }
    }
  }

  private static List<String> command(List<String> client, String handler) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(WarmFunction.FLAGS);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(client);
    command.add(handler);
    return command;
  }

  private static Map<String, String> environment(
      Path task, String handler, FaultyAccount account, BenchTable table, RuntimeApi api) {
    return Map.ofEntries(
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "ses-dkim-monitor"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
        Map.entry("AWS_LAMBDA_LOG_LEVEL", "INFO"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/ses-dkim-monitor"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
        Map.entry("_HANDLER", handler),
        Map.entry("LAMBDA_TASK_ROOT", task.toString()),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("DNS_EVIDENCE", "false"),
        Map.entry("TABLE_NAME", "ses-dkim-monitor"),
        Map.entry("TOPIC_ARN", account.topic(BenchAccount.HOME, "ses-dkim-alerts")),
        Map.entry("AWS_REGION", BenchAccount.HOME),
        Map.entry("AWS_ACCESS_KEY_ID", "bench"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "bench"),
        Map.entry("AWS_SESSION_TOKEN", "bench"),
        Map.entry("AWS_ENDPOINT_URL", account.endpoint().toString()),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint().toString()));
  }

  private static long resident(long pid) {
    Path status = Path.of("/proc/%d/status".formatted(pid));
    if (!Files.exists(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
