package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// An alert about one identity that is decided and not out yet, remembered with its state.
///
/// @param was the verdict before, if there was one
/// @param verdict the verdict that the alert tells
/// @param since when that verdict began
/// @param observedAt when the scan that saw it started
/// @param scanId that scan
public record DueAlert(
    AlertKind kind,
    Optional<Verdict> was,
    Verdict verdict,
    Reason reason,
    Instant since,
    Instant observedAt,
    String scanId) {}
