package dev.sesdkim.scan;

import dev.sesdkim.dkim.Moment;
import java.time.Duration;
import java.time.Instant;

/// The arguments of one scan.
///
/// @param holder names the invocation, for the lease: a retry of it has the same name
/// @param moment the scan's id and start
/// @param deadline when reading ends
/// @param grace how long after that saving and alerting may take
/// @param leaseUntil when the invocation is over in any case
public record ScanRun(
    String account,
    String holder,
    Moment moment,
    Deadline deadline,
    Duration grace,
    Instant leaseUntil) {}
