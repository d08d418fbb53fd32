package dev.sesdkim.local;

import java.util.Locale;
import picocli.CommandLine.Option;

/// Whether to write colours.
final class ColourOption {

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "auto, always or never. auto: on a terminal, unless NO_COLOR is set or TERM is dumb"
              + " (default: ${DEFAULT-VALUE}).")
  When colour = When.AUTO;

  /// When to write colours.
  enum When {
    /// On a terminal, unless NO_COLOR is set (no-color.org) or TERM is dumb.
    AUTO,
    ALWAYS,
    NEVER;

    /// The word on the command line.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
