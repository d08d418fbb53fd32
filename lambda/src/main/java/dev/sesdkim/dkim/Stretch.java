package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time in which nothing changed about an identity: one row of its history.
///
/// @param until when the stretch ended; empty while it lasts
public record Stretch(
    Identity identity,
    Instant from,
    Optional<Instant> until,
    Verdict verdict,
    Reason reason,
    Facts facts) {}
