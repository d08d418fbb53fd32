package dev.sesdkim.bench;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.sesdkim.ScanHandler;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The measured process: for each line of input it invokes the function's handler once, and writes
/// its own figures as the last line of that invocation's output.
final class ScanProcess {

  /// The default of the stack's `timeoutMinutes`.
  static final int TIMEOUT_MILLIS = 14 * 60 * 1000;

  private ScanProcess() {}

  public static void main(String[] arguments) throws IOException {
    ScanHandler handler = new ScanHandler();
    for (int n = 0; System.in.read() >= 0; n++) {
      long start = System.nanoTime();
      boolean failed = isFailed(handler, new Invocation("bench-" + n, start));
      System.out.println(
          Json.write(
              Map.of(
                  "scan",
                  n,
                  "failed",
                  failed,
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

  private static boolean isFailed(ScanHandler handler, Invocation invocation) {
    try {
      handler.handleRequest(new ScheduledEvent(), invocation);
      return false;
    } catch (RuntimeException failure) {
      failure.printStackTrace();
      return true;
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

  /// The most that the process ever had in memory; 0 where the system does not tell.
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
      return "arn:aws:lambda:%s:%s:function:ses-dkim-monitor"
          .formatted(BenchAccount.HOME, BenchAccount.ID);
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
