package dev.sesdkim.dkim;

import java.util.List;
import java.util.Optional;

/// What is remembered of DMARC for a domain.
///
/// @param policy what receivers apply to failing mail; empty when no record applies
/// @param from the domain whose record applies
/// @param problems one line each, beginning with its code
public record DmarcEvidence(
    DmarcStatus status,
    Optional<DmarcPolicy> policy,
    Optional<String> from,
    List<String> problems) {

  public DmarcEvidence {
    problems = List.copyOf(problems);
  }

  public static DmarcEvidence of(Dmarc dmarc) {
    return new DmarcEvidence(
        dmarc.status(),
        dmarc.policy(),
        dmarc.from(),
        dmarc.problems().stream().map(DmarcProblem::sentence).distinct().toList());
  }
}
