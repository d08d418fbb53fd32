package dev.sesdkim.local.text;

/// The page that text is written on.
///
/// @param columns its width
/// @param colour whether it shows colours
public record Page(int columns, boolean colour) {}
