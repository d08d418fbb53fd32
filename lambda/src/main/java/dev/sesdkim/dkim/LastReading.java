package dev.sesdkim.dkim;

import java.time.Instant;

/// What was in a region when it was last read, at least in part.
///
/// @param at when the scan that read it started
/// @param counts how many identities had each verdict then
public record LastReading(Instant at, Counts counts) {}
