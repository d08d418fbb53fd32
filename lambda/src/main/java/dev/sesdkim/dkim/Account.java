package dev.sesdkim.dkim;

import java.util.Optional;

/// An AWS account that is watched.
///
/// @param id its number of twelve digits: the key of everything that is remembered
/// @param name what its organization or the settings call it, if that is known. It may change and
///   is never part of a key
public record Account(String id, Optional<String> name) {}
