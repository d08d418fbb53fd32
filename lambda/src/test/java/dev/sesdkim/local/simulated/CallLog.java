package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Logs every call in order of arrival.
final class CallLog {
  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");

  private record Kind(Service service, String action, String region) {}

  private final List<Call> calls = new ArrayList<>();
  private final Map<Kind, Integer> counts = new HashMap<>();

  synchronized Call add(Request request, HttpExchange exchange) {
    Service service = Service.of(request);
    int nth = counts.merge(new Kind(service, request.action(), request.region()), 1, Integer::sum);
    Call call =
        new Call(
            service,
            request.action(),
            request.region(),
            accessKey(exchange),
            calls.size() + 1,
            nth,
            request.parameters(),
            request.identities());
    calls.add(call);
    return call;
  }

  private static String accessKey(HttpExchange exchange) {
    Matcher key =
        ACCESS_KEY.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    return key.find() ? key.group(1) : "";
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized int count(Service service, String action, String region) {
    return counts.getOrDefault(new Kind(service, action, region), 0);
  }
}
