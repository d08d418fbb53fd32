package dev.sesdkim.local.demo;

import java.time.Duration;

/// Something that happens in the account or in DNS.
///
/// @param before how long before the last scan
record QuarterEvent(Duration before, Runnable happens) {}
