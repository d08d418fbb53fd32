package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.util.Map;
import java.util.Optional;

/// Whether a part of the scan answered any of its questions. One answer shows that the part works;
/// without a question nothing is known. Any thread may use it.
final class Findings {

  private final ScanPart part;
  private Optional<Problem> failure = Optional.empty();
  private boolean told;

  Findings(ScanPart part) {
    this.part = part;
  }

  synchronized void told() {
    told = true;
  }

  /// The first failure is the one that alerts name.
  synchronized void failed(Problem problem) {
    failure = failure.or(() -> Optional.of(problem));
  }

  synchronized boolean hasTold() {
    return told;
  }

  /// What kept the part from answering: empty if it answered, no entry if it was not asked.
  synchronized Map<ScanPart, Optional<Problem>> seen() {
    return told || failure.isPresent() ? Map.of(part, told ? Optional.empty() : failure) : Map.of();
  }
}
