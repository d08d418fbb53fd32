package dev.sesdkim.local.simulated;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// An HTTP answer, whole.
record Answer(int status, Map<String, String> headers, String body) {

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer xml(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "text/xml"), body);
  }

  static Answer json(int status, Map<String, String> headers, String body) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return new Answer(status, all, body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
