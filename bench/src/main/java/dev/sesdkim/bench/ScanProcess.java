package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.sesdkim.ScanHandler;
import dev.sesdkim.json.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The measured process: for each line of input, an event, it invokes the function's handler once.
/// The last line of an invocation's output has the function's answer and the process's own figures.
final class ScanProcess {

  /// The default of the stack's `timeoutMinutes`.
  static final int TIMEOUT_MILLIS = 14 * 60 * 1000;

  private ScanProcess() {}

  public static void main(String[] arguments) throws IOException {
    ScanHandler handler = new ScanHandler();
    BufferedReader events = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    long process = ProcessHandle.current().pid();
    int n = 0;
    for (String event = events.readLine(); event != null; event = events.readLine()) {
      long start = System.nanoTime();
      Map<String, Object> answer =
          answer(handler, event, new Invocation("bench-%d-%d".formatted(process, n), start));
      System.out.println(
          Json.write(
              Map.of(
                  "scan",
                  n++,
                  "failed",
                  answer.isEmpty(),
                  "answer",
                  answer,
                  "seconds",
                  (System.nanoTime() - start) / 1e9,
                  "heapMiB",
                  mebibytes(pool -> pool.getPeakUsage().getUsed()),
                  "liveHeapMiB",
                  mebibytes(ScanProcess::afterCollection),
                  "residentMiB",
                  residentMebibytes())));
      ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }
  }

  /// The function's answer; empty if it fails.
  private static Map<String, Object> answer(
      ScanHandler handler, String event, Invocation invocation) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, invocation);
      return Json.object(answer.toString(UTF_8));
    } catch (RuntimeException failure) {
      failure.printStackTrace();
      return Map.of();
    }
  }

  private static long mebibytes(ToLongFunction<MemoryPoolMXBean> measure) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(measure)
            .sum()
        / (1024 * 1024);
  }

  private static long afterCollection(MemoryPoolMXBean pool) {
    return pool.getCollectionUsage() == null ? 0 : pool.getCollectionUsage().getUsed();
  }

  /// The process's peak memory; 0 if the system does not report it.
  private static long residentMebibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  private record Invocation(String id, long startNanos) implements Context {

    @Override
    public String getAwsRequestId() {
      return id;
    }

    @Override
    public String getFunctionName() {
      return "ses-dkim-monitor";
    }

    @Override
    public String getInvokedFunctionArn() {
      return BenchAccount.FUNCTION;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return TIMEOUT_MILLIS - (int) ((System.nanoTime() - startNanos) / 1_000_000);
    }

    @Override
    public int getMemoryLimitInMB() {
      return 1024;
    }

    @Override
    public String getFunctionVersion() {
      return "$LATEST";
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ClientContext getClientContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public LambdaLogger getLogger() {
      throw new UnsupportedOperationException();
    }
  }
}
