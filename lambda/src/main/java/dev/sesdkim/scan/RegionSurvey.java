package dev.sesdkim.scan;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import java.util.List;
import java.util.Map;

/// What a survey found in one region.
public sealed interface RegionSurvey {

  String region();

  /// Read and judged.
  ///
  /// @param diagnoses one for each identity
  /// @param problems what went wrong on the way without hiding the region
  /// @param evidence what was found out beside, about domains
  record Surveyed(
      String region,
      List<Diagnosis> diagnoses,
      List<Problem> problems,
      Map<Identity, Evidence> evidence)
      implements RegionSurvey {

    public Surveyed {
      diagnoses = List.copyOf(diagnoses);
      problems = List.copyOf(problems);
      evidence = Map.copyOf(evidence);
    }

    /// Without evidence.
    public Surveyed(String region, List<Diagnosis> diagnoses, List<Problem> problems) {
      this(region, diagnoses, problems, Map.of());
    }

    /// What was found out about an identity beside its verdict.
    public Evidence evidence(Identity identity) {
      return evidence.getOrDefault(identity, Evidence.none());
    }
  }

  /// Not read: nothing is said about its identities.
  record NotSurveyed(String region, Problem problem) implements RegionSurvey {}

  /// SES has no endpoint there.
  record NoSes(String region) implements RegionSurvey {}
}
