package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// The least that is worth knowing of an identity that is unverified: a scan keeps one of each in
/// memory, however many there are.
///
/// @param since when it became unverified
/// @param governedBy the domain that decides about an address
public record Unverified(
    Identity identity, Reason reason, Instant since, Optional<String> governedBy) {

  public static Unverified of(State state) {
    return new Unverified(
        state.identity(), state.reason(), state.since(), state.facts().governedBy());
  }
}
