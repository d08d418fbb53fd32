package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// An identity that is not fine, as the digest names it.
///
/// @param since when the concern began
/// @param governedBy the domain that governs an address
/// @param mutedUntil until when the identity is muted, if it is
public record Concern(
    Identity identity,
    Standing standing,
    Reason reason,
    Instant since,
    Optional<String> governedBy,
    Optional<Instant> mutedUntil) {

  /// Empty if the identity is fine. At risk and not ready count once two scans agree, and not ready
  /// only if the identity was ready before.
  public static Optional<Concern> of(State state) {
    Optional<Instant> since =
        switch (Standing.unmuted(state)) {
          case BROKEN -> Optional.of(state.since());
          case AT_RISK -> state.evidence().atRiskSince();
          case NOT_READY -> state.evidence().notReadySince();
          case UNKNOWN ->
              Optional.of(
                  state.unreadable().map(why -> why.trouble().since()).orElseGet(state::since));
          case MUTED, VERIFIED -> Optional.empty();
        };
    return since.map(
        began ->
            new Concern(
                state.identity(),
                Standing.of(state),
                state.reason(),
                began,
                state.facts().governedBy(),
                state.notice().mutedUntil()));
  }

  /// The domain under which alerts name the identity.
  public String domain() {
    return governedBy.orElse(identity.domain());
  }
}
