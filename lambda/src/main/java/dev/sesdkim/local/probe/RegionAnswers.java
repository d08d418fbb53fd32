package dev.sesdkim.local.probe;

import java.util.List;

/// SES's answers in one region.
///
/// @param isComplete whether every call was made before the time ran out
public record RegionAnswers(String region, List<Asked> asked, boolean isComplete) {

  /// How many calls were made.
  public int calls() {
    return asked.size();
  }

  /// How many calls failed, not counting the call for the detail of the identity that does not
  /// exist.
  public int failures() {
    return (int) asked.stream().filter(RegionAnswers::isFailure).count();
  }

  private static boolean isFailure(Asked one) {
    return one.problem().isPresent() && !one.parameters().containsValue(RegionProbe.NOBODY);
  }
}
