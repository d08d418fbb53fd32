package dev.sesdkim.dkim;

import java.util.Optional;

/// The judgement of one reading.
///
/// @param governedBy for an address: the name of its governing domain, if it has one
/// @param takesSigningFrom for an unverified domain: the verified domain above it whose signing it
///   would have without an identity of its own
/// @param detail what made the verdict UNKNOWN, in SES's own words or the failure's; empty
///   otherwise
public record Diagnosis(
    Reading reading,
    Reason reason,
    Optional<String> governedBy,
    Optional<String> detail,
    Optional<String> takesSigningFrom) {

  /// The diagnosis of an identity that takes signing from no other.
  public Diagnosis(
      Reading reading, Reason reason, Optional<String> governedBy, Optional<String> detail) {
    this(reading, reason, governedBy, detail, Optional.empty());
  }

  public Identity identity() {
    return reading.identity();
  }

  public Verdict verdict() {
    return reason.verdict();
  }
}
