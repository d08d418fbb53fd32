package dev.sesdkim.bench;

import dev.sesdkim.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs an execution as the state machine does: the list, then its accounts with several functions
/// at once, then the last step. A failure in one account stops no other, like the machine's
/// `Catch`.
final class BenchMachine implements AutoCloseable {

  /// How long a function works on an account before it is killed.
  private static final Duration KILLED_AFTER = Duration.ofSeconds(2);

  private final BenchOrganization organization;
  private final Supplier<WarmFunction> start;
  private final BlockingQueue<WarmFunction> idle;
  private final int atOnce;

  /// @param start starts a function's process
  BenchMachine(BenchOrganization organization, int atOnce, Supplier<WarmFunction> start) {
    this.organization = organization;
    this.start = start;
    this.atOnce = atOnce;
    this.idle = new ArrayBlockingQueue<>(atOnce);
    for (int n = 0; n < atOnce; n++) {
      idle.add(start.get());
    }
  }

  /// The result of an execution.
  ///
  /// @param invocations the invocations that ended regularly
  /// @param told the answer of the last step
  /// @param seconds the duration of the whole execution
  /// @param transitions the state transitions that Step Functions bills
  record Execution(
      List<WarmFunction.Ending> invocations, Document told, double seconds, int transitions) {

    /// The seconds that Lambda bills, without the invocations that were killed.
    double functionSeconds() {
      return invocations.stream().mapToDouble(one -> one.figures().number("seconds")).sum();
    }

    /// The peak memory of any function's process.
    long residentMiB() {
      return invocations.stream()
          .mapToLong(one -> (long) one.figures().number("residentMiB"))
          .max()
          .orElse(0);
    }
  }

  /// Runs an execution to its end.
  ///
  /// @param fate an account's fate by its id
  Execution run(String name, Function<String, AccountFate> fate) throws InterruptedException {
    long start = System.nanoTime();
    Map<String, Object> scan = Map.of("scanId", name, "startedAt", Instant.now().toString());
    WarmFunction.Ending list = invoke("list", scan, Map.of());
    String bucket = list.figures().object("answer").text("bucket");
    String key = list.figures().object("answer").text("key");
    List<WarmFunction.Ending> invocations = new ArrayList<>(List.of(list));
    List<Document> accounts = organization.list(bucket, key);
    try (ExecutorService children = Executors.newFixedThreadPool(atOnce)) {
      List<Future<List<WarmFunction.Ending>>> running = new ArrayList<>();
      for (Document account : accounts) {
        AccountFate how = fate.apply(account.text("id"));
        running.add(children.submit(() -> child(scan, account, how)));
      }
      for (Future<List<WarmFunction.Ending>> child : running) {
        invocations.addAll(ended(child));
      }
    }
    WarmFunction.Ending last = invoke("tell", scan, Map.of("bucket", bucket, "key", key));
    invocations.add(last);
    return new Execution(
        invocations,
        last.figures().object("answer"),
        (System.nanoTime() - start) / 1e9,
        transitions(accounts.size()));
  }

  /// Three transitions for the machine and three for each account, as in the price table.
  private static int transitions(int accounts) {
    return 3 + 3 * accounts;
  }

  @Override
  public void close() {
    idle.forEach(WarmFunction::close);
  }

  /// The invocation of an account, if it ended regularly.
  private List<WarmFunction.Ending> child(
      Map<String, Object> scan, Document account, AccountFate fate) throws InterruptedException {
    Map<String, Object> detail = Map.of("account", account.object());
    return switch (fate) {
      case NEVER_INVOKED -> List.of();
      case KILLED -> {
        killed(scan, detail);
        yield List.of();
      }
      case SCANNED, ROLE_REFUSES, SES_FAILS -> List.of(invoke("account", scan, detail));
    };
  }

  private void killed(Map<String, Object> scan, Map<String, Object> detail)
      throws InterruptedException {
    WarmFunction function = idle.take();
    Thread invocation =
        Thread.ofVirtual().start(() -> lost(function, event("account", scan, detail)));
    if (!invocation.join(KILLED_AFTER)) {
      function.close();
      invocation.join();
    }
    function.close();
    idle.add(start.get());
  }

  private static void lost(WarmFunction function, String event) {
    try {
      function.invoke(event);
    } catch (IOException | IllegalStateException _) {
      // Killed: what it wrote before is in the table.
    }
  }

  private WarmFunction.Ending invoke(
      String run, Map<String, Object> scan, Map<String, Object> detail)
      throws InterruptedException {
    WarmFunction function = idle.take();
    try {
      return function.invoke(event(run, scan, detail));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      idle.add(function);
    }
  }

  private static String event(String run, Map<String, Object> scan, Map<String, Object> more) {
    Map<String, Object> detail = new HashMap<>(scan);
    detail.put("run", run);
    detail.putAll(more);
    return Json.write(Map.of("detail", detail));
  }

  private static List<WarmFunction.Ending> ended(Future<List<WarmFunction.Ending>> child)
      throws InterruptedException {
    try {
      return child.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
