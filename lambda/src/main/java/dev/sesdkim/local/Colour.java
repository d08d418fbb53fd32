package dev.sesdkim.local;

/// When colours are written.
enum Colour {
  /// On a terminal, unless NO_COLOR is set (no-color.org).
  AUTO,
  ALWAYS,
  NEVER
}
