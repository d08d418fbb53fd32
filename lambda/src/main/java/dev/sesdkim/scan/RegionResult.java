package dev.sesdkim.scan;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Map;

/// What became of one region in a scan.
public sealed interface RegionResult {

  String region();

  /// States with an alert due, from this scan or an earlier one.
  List<State> due();

  /// Read, compared and saved.
  ///
  /// @param counts by what this scan could tell
  /// @param unverified what is known to be unverified now
  /// @param problems what went wrong on the way without hiding the region
  record Scanned(
      String region,
      Counts counts,
      Map<ChangeKind, Integer> changes,
      List<State> due,
      List<State> unverified,
      List<Problem> problems)
      implements RegionResult {

    public Scanned {
      changes = Map.copyOf(changes);
      due = List.copyOf(due);
      unverified = List.copyOf(unverified);
      problems = List.copyOf(problems);
    }
  }

  /// Not read, or not read and saved to its end: what was not saved stays as it was (S1).
  record NotScanned(String region, Problem problem, List<State> due) implements RegionResult {

    public NotScanned {
      due = List.copyOf(due);
    }
  }

  /// SES has no endpoint there.
  record NoSes(String region) implements RegionResult {

    @Override
    public List<State> due() {
      return List.of();
    }
  }
}
