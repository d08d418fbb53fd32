package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import java.util.EnumSet;
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
  private final boolean detailFailed;
  private final Deadline end;
  private final ScanLog log;
  private final Findings findings = new Findings();

  /// @param known what is remembered of the account
  Examination(
      EvidenceSources sources, AccountRow known, ScanContext scan, Deadline end, ScanLog log) {
    this.detailFailed = known.troubles().containsKey(ScanPart.DETAIL);
    this.details = sources.details();
    this.end = end;
    this.dns = sources.dns().map(lookup -> lookup.until(end).andThen(findings::saw));
    this.scan = scan;
    this.log = log;
  }

  /// The examination of one region.
  RegionExamination ofRegion() {
    return new RegionExamination(
        details, dns, scan, end, new DetailRound(scan, detailFailed, end, findings), log);
  }

  /// What the settings leave out: nothing that was met there lasts.
  Set<ScanPart> leftOut() {
    Set<ScanPart> leftOut = EnumSet.noneOf(ScanPart.class);
    if (details.isEmpty()) {
      leftOut.add(ScanPart.DETAIL);
    }
    if (dns.isEmpty()) {
      leftOut.add(ScanPart.DNS);
    }
    return leftOut;
  }

  /// What kept DNS and SES v2 from telling anything in the whole scan; empty where one told, no
  /// entry where it was not asked.
  Map<ScanPart, Optional<Problem>> seen() {
    return findings.seen();
  }
}
