package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.util.Map;
import java.util.Optional;

/// Whether a part of the scan told anything, over all the questions that it was asked. One answer
/// is enough to know that the way is open; without any question nothing is known. Any thread may
/// use it.
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

  /// The first failure is the one that people hear of.
  synchronized void failed(Problem problem) {
    failure = failure.or(() -> Optional.of(problem));
  }

  synchronized boolean hasTold() {
    return told;
  }

  /// What kept the part from telling; empty if it told; no entry if it was not asked.
  synchronized Map<ScanPart, Optional<Problem>> seen() {
    return told || failure.isPresent() ? Map.of(part, told ? Optional.empty() : failure) : Map.of();
  }
}
