package dev.sesdkim.local.probe;

import java.util.List;

/// What SES answered in one region.
///
/// @param isComplete whether all was asked before the time ran out
public record RegionAnswers(String region, List<Asked> asked, boolean isComplete) {

  /// How many calls were made.
  public int calls() {
    return asked.size();
  }

  /// How many calls failed, without the one about an identity that nobody has.
  public int failures() {
    return (int) asked.stream().filter(RegionAnswers::isFailure).count();
  }

  private static boolean isFailure(Asked one) {
    return one.problem().isPresent() && !one.parameters().containsValue(RegionProbe.NOBODY);
  }
}
