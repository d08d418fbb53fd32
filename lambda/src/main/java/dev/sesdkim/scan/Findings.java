package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Whether DNS and SES v2 told anything in a scan. One answer in all regions is enough to know that
/// the way is open; without any question nothing is known.
final class Findings {

  private final Map<ScanPart, Problem> failures = new ConcurrentHashMap<>();
  private final Map<ScanPart, Boolean> answered = new ConcurrentHashMap<>();

  DnsAnswer saw(DnsAnswer answer) {
    switch (answer) {
      case DnsAnswer.Definite _ -> answered.put(ScanPart.DNS, true);
      case DnsAnswer.Failed failed ->
          failures.putIfAbsent(
              ScanPart.DNS,
              new Problem(Problem.Kind.UNAVAILABLE, "the DNS look-up", failed.detail()));
    }
    return answer;
  }

  void detailTold() {
    answered.put(ScanPart.DETAIL, true);
  }

  void detailFailed(Problem problem) {
    failures.putIfAbsent(ScanPart.DETAIL, problem);
  }

  /// What kept each from telling; empty for one that told; no entry for one that was not asked.
  Map<ScanPart, Optional<Problem>> seen() {
    Map<ScanPart, Optional<Problem>> seen = new EnumMap<>(ScanPart.class);
    failures.forEach((part, problem) -> seen.put(part, Optional.of(problem)));
    answered.forEach((part, _) -> seen.put(part, Optional.empty()));
    return seen;
  }
}
