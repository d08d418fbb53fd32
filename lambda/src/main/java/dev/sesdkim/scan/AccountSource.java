package dev.sesdkim.scan;

import java.util.Optional;

/// The ports that read one account in one scan.
///
/// @param regions asked first and once
/// @param details the details of SES v2, if the scan asks for them
public record AccountSource(Regions regions, Identities identities, Optional<Details> details) {}
