package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Moment;
import java.util.Optional;
import java.util.function.Function;

/// Gathers evidence about the domains of a scan, all regions over the same look-ups, so that a
/// domain in ten regions is looked up once.
///
/// It never costs a scan its end: it is over after half of the scan's time, and what it could not
/// find out stays as it was known.
final class Examination {

  private final Optional<Details> details;
  private final Optional<Function<DnsQuestion, DnsAnswer>> dns;
  private final Moment moment;
  private final Deadline end;
  private final ScanLog log;

  Examination(EvidenceSources sources, Moment moment, Deadline deadline, ScanLog log) {
    this.details = sources.details();
    this.end = deadline.half();
    this.dns = sources.dns().map(lookup -> lookup.until(end));
    this.moment = moment;
    this.log = log;
  }

  /// The examination of one region.
  RegionExamination ofRegion() {
    return new RegionExamination(details, dns, moment, end, log);
  }
}
