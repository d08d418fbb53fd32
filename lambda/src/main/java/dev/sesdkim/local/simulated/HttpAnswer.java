package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A complete HTTP answer.
record HttpAnswer(int status, Map<String, String> headers, String body) {

  HttpAnswer {
    headers = Map.copyOf(headers);
  }

  static HttpAnswer xml(int status, String body) {
    return new HttpAnswer(status, Map.of("Content-Type", "text/xml"), body);
  }

  static HttpAnswer json(int status, Map<String, String> headers, String body) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return new HttpAnswer(status, all, body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  void send(HttpExchange exchange) throws IOException {
    try (OutputStream stream = begin(exchange)) {
      stream.write(bytes());
    }
  }

  /// Sends everything but the body, whose length is announced.
  OutputStream begin(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes().length);
    return exchange.getResponseBody();
  }
}
