package dev.sesdkim.scan;

import java.util.Optional;

/// Where evidence comes from.
///
/// @param details empty if SES is asked for no detail
/// @param dns empty if nothing is looked up in DNS
public record EvidenceSources(Optional<Details> details, Optional<DnsLookup> dns) {

  /// No evidence is gathered.
  public static EvidenceSources none() {
    return new EvidenceSources(Optional.empty(), Optional.empty());
  }
}
