package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Gathers evidence about the domains of a scan, all regions over the same look-ups, so that a
/// domain in ten regions is looked up once.
///
/// It never costs a scan its end: it has a deadline of its own, and what it could not find out
/// stays as it was known.
final class Examination {

  private final Optional<Details> details;
  private final Optional<Function<DnsQuestion, DnsAnswer>> dns;
  private final ScanContext scan;
  private final Deadline end;
  private final ScanLog log;
  private final Findings findings = new Findings(ScanPart.DNS);

  Examination(EvidenceSources sources, ScanContext scan, Deadline end, ScanLog log) {
    this.details = sources.details();
    this.end = end;
    this.dns = sources.dns().map(lookup -> lookup.until(end).andThen(this::saw));
    this.scan = scan;
    this.log = log;
  }

  /// The examination of one region.
  ///
  /// @param known what is remembered of the region
  RegionExamination of(RegionRow known) {
    boolean doubted = known.troubles().containsKey(ScanPart.DETAIL);
    return new RegionExamination(details, dns, scan, end, new DetailRound(scan, doubted, end), log);
  }

  private DnsAnswer saw(DnsAnswer answer) {
    switch (answer) {
      case DnsAnswer.Definite _ -> findings.told();
      case DnsAnswer.Failed failed ->
          findings.failed(
              new Problem(Problem.Kind.UNAVAILABLE, "the DNS look-up", failed.detail()));
    }
    return answer;
  }

  /// What the settings leave out: nothing that was met there lasts.
  Set<ScanPart> leftOut() {
    return dns.isEmpty() ? Set.of(ScanPart.DNS) : Set.of();
  }

  /// What kept DNS from telling anything in the whole scan; empty where it told, no entry where it
  /// was not asked.
  Map<ScanPart, Optional<Problem>> seen() {
    return findings.seen();
  }
}
