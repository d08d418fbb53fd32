package dev.sesdkim.local;

/// When to write colours.
enum Colour {
  /// On a terminal, unless NO_COLOR is set (no-color.org).
  AUTO,
  ALWAYS,
  NEVER
}
