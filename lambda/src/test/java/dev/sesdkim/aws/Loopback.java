package dev.sesdkim.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// A server on the loopback interface that answers what a test tells it to, and clients that speak
/// to it.
final class Loopback implements AutoCloseable {

  /// Writes an answer.
  @FunctionalInterface
  interface Reply {
    void to(Map<String, String> form, HttpExchange exchange) throws IOException;
  }

  /// The forms of the requests that came in.
  final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Loopback(Reply reply) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Map<String, String> form = form(exchange);
            forms.add(form);
            reply.to(form, exchange);
          }
        });
    server.start();
  }

  /// Always the same answer.
  static Loopback saying(int status, String body) {
    return new Loopback((_, exchange) -> send(exchange, status, body));
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  Clients clients() {
    return clients(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  Clients clients(AwsCredentialsProvider credentials) {
    return new Clients(credentials);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Makes something, clients for example, whose endpoint is this server.
  <T> T here(Supplier<T> made) {
    System.setProperty("aws.endpointUrl", endpoint().toString());
    try {
      return made.get();
    } finally {
      System.clearProperty("aws.endpointUrl");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new TreeMap<>();
    Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return form;
  }
}
