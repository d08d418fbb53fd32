package dev.sesdkim.dkim;

import java.util.List;
import java.util.Optional;

/// What DMARC says about mail from a domain (RFC 9989).
///
/// @param policy what receivers apply to failing mail; empty when no record applies
/// @param from the domain whose record applies
/// @param organizationalDomain the domain within which identifiers are aligned; empty when DNS
///   could not tell
/// @param strictSpf whether SPF must align exactly (`aspf=s`)
public record Dmarc(
    DmarcStatus status,
    Optional<DmarcPolicy> policy,
    Optional<String> from,
    Optional<String> organizationalDomain,
    boolean strictSpf,
    List<DmarcProblem> problems) {

  public Dmarc {
    problems = List.copyOf(problems);
  }

  /// No record applies.
  public static Dmarc without(
      DmarcStatus status, Optional<String> organizationalDomain, List<DmarcProblem> problems) {
    return new Dmarc(
        status, Optional.empty(), Optional.empty(), organizationalDomain, false, problems);
  }

  /// Whether one record applies whose policy receivers can read.
  public boolean statesPolicy() {
    return from.isPresent()
        && status != DmarcStatus.MULTIPLE
        && problems.stream().map(DmarcProblem::kind).noneMatch(DmarcProblem.Kind::leavesNoPolicy);
  }

  public boolean has(DmarcProblem.Kind kind) {
    return problems.stream().anyMatch(problem -> problem.kind() == kind);
  }
}
