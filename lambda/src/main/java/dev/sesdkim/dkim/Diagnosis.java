package dev.sesdkim.dkim;

import java.util.Optional;

/// The judgement of one reading.
///
/// @param governedBy for an address: the name of its governing domain, if it has one
/// @param detail what made the verdict UNKNOWN, in SES's own words or the failure's; empty
///   otherwise
public record Diagnosis(
    Reading reading, Reason reason, Optional<String> governedBy, Optional<String> detail) {

  public Identity identity() {
    return reading.identity();
  }

  public Verdict verdict() {
    return reason.verdict();
  }
}
