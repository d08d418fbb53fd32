package dev.sesdkim.scan;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Problem;
import java.util.List;

/// What a survey found in one region.
public sealed interface RegionSurvey {

  String region();

  /// Read and judged.
  ///
  /// @param diagnoses one for each identity
  /// @param problems what went wrong on the way without hiding the region
  record Surveyed(String region, List<Diagnosis> diagnoses, List<Problem> problems)
      implements RegionSurvey {

    public Surveyed {
      diagnoses = List.copyOf(diagnoses);
      problems = List.copyOf(problems);
    }
  }

  /// Not read: nothing is said about its identities.
  record NotSurveyed(String region, Problem problem) implements RegionSurvey {}

  /// SES has no endpoint there.
  record NoSes(String region) implements RegionSurvey {}
}
