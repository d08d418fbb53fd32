package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The part of Lambda's Runtime API that one invocation needs: the first request for an event gets
/// one, the second waits forever.
final class RuntimeApi implements AutoCloseable {

  private static final long TIMEOUT_MILLIS = 900_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private boolean given;

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestURI().getPath().endsWith("/next")) {
      exchange.sendResponseHeaders(202, -1);
      return;
    }
    if (isSecond()) {
      return;
    }
    byte[] event = Json.write(event()).getBytes(UTF_8);
    var headers = exchange.getResponseHeaders();
    // The client's native part crashes without this header.
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "bench");
    headers.set(
        "Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + TIMEOUT_MILLIS));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:%s:%s:function:ses-dkim-monitor"
            .formatted(BenchAccount.HOME, BenchAccount.ID));
    exchange.sendResponseHeaders(200, event.length);
    try (var body = exchange.getResponseBody()) {
      body.write(event);
    }
  }

  /// The event that the stack's schedule sends.
  private static Map<String, Object> event() {
    return Map.of(
        "version",
        "0",
        "id",
        "bench",
        "detail-type",
        "Scheduled Event",
        "source",
        "aws.scheduler",
        "account",
        BenchAccount.ID,
        "time",
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        "region",
        BenchAccount.HOME,
        "resources",
        List.of(),
        "detail",
        Map.of());
  }

  private synchronized boolean isSecond() {
    boolean second = given;
    given = true;
    return second;
  }
}
