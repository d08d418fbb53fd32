package dev.sesdkim.rules;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.State;
import java.util.Optional;
import java.util.stream.Stream;

/// Adds the warning that receivers which follow RFC 7489 may not find an inherited DMARC record,
/// judged by the verified domains.
///
/// They ask for a DMARC record only at the domain of the mail and at its organizational domain (RFC
/// 7489 section 6.6.3). A verified domain above the one whose record is inherited is a sign that
/// the record is not at the organizational domain. The verified domains may be in any region, so
/// the check of one domain cannot see it, and the warning is added when a state is alerted or
/// shown.
public final class DmarcWarning {

  private DmarcWarning() {}

  /// The state, with the warning among its DMARC problems and its readiness checks if the verified
  /// domains give reason for it.
  public static State in(State state, VerifiedDomains verified) {
    Evidence evidence = state.evidence();
    Optional<DmarcProblem> missed = evidence.dmarc().flatMap(dmarc -> missed(dmarc, verified));
    return missed.isEmpty()
        ? state
        : state.with(
            evidence.with(
                evidence.dmarc().map(dmarc -> warned(dmarc, missed.get())).orElseThrow(),
                evidence.readiness().map(known -> warned(known, evidence, missed.get()))));
  }

  private static Optional<DmarcProblem> missed(DmarcEvidence dmarc, VerifiedDomains verified) {
    return dmarc
        .from()
        .filter(_ -> dmarc.status() == DmarcStatus.INHERITED)
        .filter(_ -> dmarc.first(Kind.OLDER_RECEIVERS).isEmpty())
        .filter(from -> verified.topmostAbove(from).isPresent())
        .map(from -> new DmarcProblem(Kind.OLDER_RECEIVERS, "_dmarc." + from));
  }

  private static DmarcEvidence warned(DmarcEvidence dmarc, DmarcProblem problem) {
    return new DmarcEvidence(
        dmarc.status(),
        dmarc.policy(),
        dmarc.from(),
        Stream.concat(Stream.of(problem), dmarc.problems().stream()).toList());
  }

  private static Readiness warned(Readiness known, Evidence evidence, DmarcProblem problem) {
    String policy =
        evidence
            .dmarc()
            .flatMap(DmarcEvidence::policy)
            .map(word -> "p=%s; ".formatted(word.word()))
            .orElse("");
    return known.warning(ReadinessCheck.DMARC, Readiness.Result.warn(policy + problem.sentence()));
  }
}
