package dev.sesdkim.scan;

import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import java.util.Optional;

/// Gathers evidence about the domains of an account in one scan. All regions share the look-ups, so
/// that a domain in ten regions is looked up once.
///
/// It cannot keep a scan from ending, because it has a deadline of its own. What it could not find
/// out stays as it was known.
///
/// @param details empty if SES is asked for no detail
/// @param end when gathering ends
record Examination(
    Optional<Details> details, SharedDns dns, ScanContext scan, Deadline end, ScanLog log) {

  /// The examination of one region.
  ///
  /// @param known the region's row
  RegionExamination of(RegionRow known) {
    boolean doubted = known.troubles().containsKey(ScanPart.DETAIL);
    return new RegionExamination(
        details, dns.questions(), scan, end, new DetailRound(scan, doubted, end), log);
  }
}
