package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// DNS as one scan asks it, all accounts and regions together: a question is asked once.
final class SharedDns {

  private final Optional<Function<DnsQuestion, DnsAnswer>> questions;
  private final Findings findings = new Findings(ScanPart.DNS);

  /// @param dns empty where nothing is looked up
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

  /// What the settings leave out: nothing that was met there lasts.
  Set<ScanPart> leftOut() {
    return questions.isEmpty() ? Set.of(ScanPart.DNS) : Set.of();
  }

  /// What kept DNS from telling anything in the whole scan; empty where it told, no entry where it
  /// was not asked.
  Map<ScanPart, Optional<Problem>> seen() {
    return findings.seen();
  }
}
