package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The DNS look-ups of one scan. All accounts and regions share them, so that each question is
/// asked once.
final class SharedDns {

  private final Optional<Function<DnsQuestion, DnsAnswer>> questions;
  private final Findings findings = new Findings(ScanPart.DNS);

  /// @param dns empty if nothing is looked up
  /// @param end when looking up ends
  SharedDns(Optional<DnsLookup> dns, Deadline end) {
    this.questions = dns.map(lookup -> lookup.until(end).andThen(this::saw));
  }

  Optional<Function<DnsQuestion, DnsAnswer>> questions() {
    return questions;
  }

  private DnsAnswer saw(DnsAnswer answer) {
    switch (answer) {
      case DnsAnswer.Definite _ -> findings.told();
      case DnsAnswer.Failed failed ->
          findings.failed(
              new Problem(Problem.Kind.UNAVAILABLE, "the DNS look-up", failed.detail()));
    }
    return answer;
  }

  /// The parts that the settings leave out: troubles with them end.
  Set<ScanPart> leftOut() {
    return questions.isEmpty() ? Set.of(ScanPart.DNS) : Set.of();
  }

  /// Why DNS answered nothing in the whole scan: empty if it answered, no entry if it was not
  /// asked.
  Map<ScanPart, Optional<Problem>> seen() {
    return findings.seen();
  }
}
