package dev.sesdkim.scan;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.rules.Comparison;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a survey found in all regions, which are in alphabetical order.
public record AccountSurvey(String account, Moment moment, List<RegionSurvey> regions) {

  public AccountSurvey {
    regions = List.copyOf(regions);
  }

  /// The regions that were read.
  public List<RegionSurvey.Surveyed> surveyed() {
    return of(RegionSurvey.Surveyed.class).toList();
  }

  /// Why each of the others was not, those without SES left out.
  public NavigableMap<String, Problem> notRead() {
    NavigableMap<String, Problem> problems = new TreeMap<>();
    of(RegionSurvey.NotSurveyed.class)
        .forEach(region -> problems.put(region.region(), region.problem()));
    return problems;
  }

  /// How many identities have each verdict.
  public Counts counts() {
    Counts counts = Counts.NONE;
    for (RegionSurvey.Surveyed region : surveyed()) {
      counts = counts.plus(counts(region));
    }
    return counts;
  }

  /// How many identities of one region have each verdict.
  public static Counts counts(RegionSurvey.Surveyed region) {
    Counts counts = Counts.NONE;
    for (var diagnosis : region.diagnoses()) {
      counts = counts.plus(diagnosis.verdict());
    }
    return counts;
  }

  /// Each identity of a region as if it had been seen for the first time.
  public List<State> states(RegionSurvey.Surveyed region) {
    return Comparison.of(List.of(), region.diagnoses(), moment).stream()
        .map(Transition::after)
        .map(state -> state.with(region.evidence(state.identity())))
        .toList();
  }

  private <T extends RegionSurvey> Stream<T> of(Class<T> kind) {
    return regions.stream().filter(kind::isInstance).map(kind::cast);
  }
}
