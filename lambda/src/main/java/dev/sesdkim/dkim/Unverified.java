package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// The least that a scan must know of an unverified identity, because it keeps all of these in
/// memory.
///
/// @param since when the identity became unverified
/// @param governedBy the domain that governs an address
public record Unverified(
    Identity identity, Reason reason, Instant since, Optional<String> governedBy) {

  public static Unverified of(State state) {
    return new Unverified(
        state.identity(), state.reason(), state.since(), state.facts().governedBy());
  }
}
