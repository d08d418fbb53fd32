package dev.sesdkim.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lambda's Runtime API on 127.0.0.1: hands out events one at a time and takes what becomes of them
/// (AWS Lambda Developer Guide, "Using the Lambda runtime API").
public final class RuntimeApi implements AutoCloseable {

  private static final String VERSION = "/2018-06-01/runtime";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private record Event(String requestId, String body, Instant deadline) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

  /// Permits are requests for an event that nobody has used yet. Once the process is over, there
  /// are permits for everybody.
  private final Semaphore asked = new Semaphore(0);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final String functionArn;

  public RuntimeApi(String functionArn) throws IOException {
    this.functionArn = functionArn;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext(VERSION + "/invocation/next", this::next);
    server.createContext(VERSION + "/invocation/", this::invocationEnded);
    server.createContext(VERSION + "/init/error", this::failed);
    server.start();
  }

  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// The function gets the event when it asks for one.
  public void hand(String event, Duration timeLimit) {
    Instant deadline = Instant.now().plus(timeLimit);
    events.add(new Event(UUID.randomUUID().toString(), event, deadline));
  }

  /// Has the function handle the event, and waits until it asks for another one: by then it has
  /// written all its lines about this one.
  Outcome invoke(String event, Duration timeLimit) throws InterruptedException {
    await(asked.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS), "asks for an event");
    hand(event, timeLimit);
    Outcome outcome = outcome();
    await(asked.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS), "asks for another event");
    asked.release();
    return outcome;
  }

  /// What the function tells next.
  Outcome outcome() throws InterruptedException {
    Outcome outcome = outcomes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (outcome == null) {
      throw new AssertionError("The function told nothing in " + PATIENCE);
    }
    return outcome;
  }

  /// To be called when the function's process is over. From then on nobody waits for it to ask.
  void ended(int exitCode) {
    outcomes.add(new Outcome.Ended(exitCode));
    asked.release(Integer.MAX_VALUE / 2);
  }

  private static void await(boolean happened, String what) {
    if (!happened) {
      throw new AssertionError("Waited for " + PATIENCE + " until the function " + what);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    asked.release();
    Event event;
    try {
      event = events.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      exchange.close();
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", "application/json");
    headers.add("Lambda-Runtime-Aws-Request-Id", event.requestId());
    headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(event.deadline().toEpochMilli()));
    headers.add("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void invocationEnded(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/response")) {
      outcomes.add(new Outcome.Answered(accepted(exchange)));
    } else {
      failed(exchange);
    }
  }

  private void failed(HttpExchange exchange) throws IOException {
    outcomes.add(new Outcome.Failed(accepted(exchange)));
  }

  private static String accepted(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(202, -1);
      return body;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
