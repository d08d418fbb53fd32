package dev.sesdkim.scan;

import java.util.Optional;

/// What reads one account in one scan.
///
/// @param regions asked first and once
/// @param details of SES v2, if they are asked for
public record AccountSource(Regions regions, Identities identities, Optional<Details> details) {}
