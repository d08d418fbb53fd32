package dev.sesdkim.dkim;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;

/// What the monitor remembers of DMARC for a domain.
///
/// @param policy what receivers apply to failing mail; empty when no record applies
/// @param from the domain whose record applies
/// @param problems what the owner of a record should know, each once; at most eight. If there are
///   more, those that leave no policy come first
public record DmarcEvidence(
    DmarcStatus status,
    Optional<DmarcPolicy> policy,
    Optional<String> from,
    List<DmarcProblem> problems) {

  private static final int MOST_PROBLEMS = 8;

  public DmarcEvidence {
    problems = problems.size() > MOST_PROBLEMS ? foremost(problems) : List.copyOf(problems);
  }

  public static DmarcEvidence of(Dmarc dmarc) {
    return new DmarcEvidence(
        dmarc.status(),
        dmarc.policy(),
        dmarc.from(),
        dmarc.problems().stream().distinct().toList());
  }

  private static List<DmarcProblem> foremost(List<DmarcProblem> problems) {
    return problems.stream()
        .sorted(comparing(problem -> !problem.kind().leavesNoPolicy()))
        .limit(MOST_PROBLEMS)
        .toList();
  }

  /// The first problem of a kind.
  public Optional<DmarcProblem> first(DmarcProblem.Kind kind) {
    return problems.stream().filter(problem -> problem.kind() == kind).findFirst();
  }

  /// The first problem that leaves receivers without the policy of the record that applies.
  public Optional<DmarcProblem> firstWithoutPolicy() {
    return problems.stream().filter(problem -> problem.kind().leavesNoPolicy()).findFirst();
  }

  public boolean leavesNoPolicy() {
    return firstWithoutPolicy().isPresent();
  }
}
