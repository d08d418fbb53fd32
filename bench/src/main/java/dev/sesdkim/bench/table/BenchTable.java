package dev.sesdkim.bench.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.table.Stored;
import dev.sesdkim.local.simulated.table.TableActions;
import dev.sesdkim.local.simulated.table.TableReply;
import dev.sesdkim.local.simulated.table.TableUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A stand-in for the deployed table, in DynamoDB's protocol on 127.0.0.1: with DynamoDB's latency
/// and the throughput of a new on-demand table, and counting what a bill would count.
public final class BenchTable implements AutoCloseable {

  private static final Duration LATENCY = Duration.ofMillis(6);
  private static final String TARGET = "DynamoDB_20120810.";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Throughput throughput = new Throughput(System::nanoTime);
  private final TableActions actions = new TableActions(throughput, false);

  public BenchTable() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Raises the throughput to that of an old table.
  public void grow() {
    throughput.grow();
  }

  /// Marks every domain as asked about once, with SES's detail of a domain of the simulated
  /// account. Real scans would take hundreds of rounds for 10,000 domains, because each asks about
  /// at most 40 new ones in a region.
  public void askAboutAll() {
    actions.fill(
        Map.entry("identityType", Map.of("S", "DOMAIN")),
        Map.of(
            "dkimOrigin", Map.of("S", "AWS_SES"),
            "dkimHostedZone", Map.of("S", "dkim.amazonses.com"),
            "dkimKeyBits", Map.of("N", "2048"),
            "askedAt", Map.of("S", "2026-11-01T00:00:00Z")));
  }

  public TableUse use() {
    return actions.use();
  }

  /// The rows of a partition other than history, by sort key, with their attributes in DynamoDB's
  /// JSON.
  public Map<String, Map<String, Object>> items(String pk) {
    return actions.items(pk);
  }

  /// The current numbers of rows and bytes.
  public Stored stored() {
    return actions.stored();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    try {
      Thread.sleep(LATENCY);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    TableReply reply = actions.reply(target.substring(TARGET.length()), Json.object(request));
    byte[] body = reply.json().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(reply.refused() ? 400 : 200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
