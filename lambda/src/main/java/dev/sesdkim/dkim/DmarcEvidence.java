package dev.sesdkim.dkim;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is remembered of DMARC for a domain.
///
/// @param policy what receivers apply to failing mail; empty when no record applies
/// @param from the domain whose record applies
/// @param problems what the owner of a record should know, each once
public record DmarcEvidence(
    DmarcStatus status,
    Optional<DmarcPolicy> policy,
    Optional<String> from,
    List<DmarcProblem> problems) {

  public DmarcEvidence {
    problems = List.copyOf(problems);
  }

  public static DmarcEvidence of(Dmarc dmarc) {
    return new DmarcEvidence(
        dmarc.status(),
        dmarc.policy(),
        dmarc.from(),
        dmarc.problems().stream().distinct().toList());
  }

  /// The first problem of one of these kinds.
  public Optional<DmarcProblem> first(Set<DmarcProblem.Kind> kinds) {
    return problems.stream().filter(problem -> kinds.contains(problem.kind())).findFirst();
  }
}
