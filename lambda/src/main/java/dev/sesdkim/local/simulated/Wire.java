package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Sends an answer, whole or damaged. Without an answer it ends the connection.
final class Wire {
  private final HttpExchange exchange;

  Wire(HttpExchange exchange) {
    this.exchange = exchange;
  }

  void send(Optional<HttpAnswer> answer) throws IOException {
    if (answer.isPresent()) {
      byte[] bytes = answer.get().bytes();
      try (OutputStream body = begin(answer.get(), bytes.length)) {
        body.write(bytes);
      }
    }
    hangUpUnless(answer.isPresent());
  }

  /// Announces the length of the whole answer and ends the connection after half of it.
  void sendHalf(Optional<HttpAnswer> answer) throws IOException {
    if (answer.isPresent()) {
      byte[] bytes = answer.get().bytes();
      OutputStream body = begin(answer.get(), bytes.length);
      body.write(bytes, 0, bytes.length / 2);
      body.flush();
    }
    hangUp();
  }

  void drip(Optional<HttpAnswer> answer, Fate.Step beforeEachByte)
      throws IOException, InterruptedException {
    if (answer.isPresent()) {
      byte[] bytes = answer.get().bytes();
      OutputStream body = begin(answer.get(), bytes.length);
      for (byte one : bytes) {
        beforeEachByte.run();
        body.write(one);
        body.flush();
      }
      body.close();
    }
    hangUpUnless(answer.isPresent());
  }

  void hangUp() {
    exchange.close();
  }

  private void hangUpUnless(boolean answered) {
    if (!answered) {
      hangUp();
    }
  }

  private OutputStream begin(HttpAnswer answer, long length) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), length);
    return exchange.getResponseBody();
  }
}
