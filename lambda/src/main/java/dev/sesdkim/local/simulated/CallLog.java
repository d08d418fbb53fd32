package dev.sesdkim.local.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Logs every call in order of arrival.
final class CallLog {
  private record Kind(Service service, String action, String region) {}

  private final List<Call> calls = new ArrayList<>();
  private final Map<Kind, Integer> counts = new HashMap<>();

  synchronized Call add(Request request) {
    int nth =
        counts.merge(
            new Kind(request.service(), request.action(), request.region()), 1, Integer::sum);
    Call call =
        new Call(
            request.service(),
            request.action(),
            request.region(),
            request.accessKey(),
            calls.size() + 1,
            nth,
            request.parameters());
    calls.add(call);
    return call;
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized int count(Service service, String action, String region) {
    return counts.getOrDefault(new Kind(service, action, region), 0);
  }
}
