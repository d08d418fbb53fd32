package dev.sesdkim.local.text;

/// What text is written on.
///
/// @param columns how wide it is
/// @param colour whether it shows colours
public record Page(int columns, boolean colour) {}
