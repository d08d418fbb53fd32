package dev.sesdkim.local.simulated;

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
}
