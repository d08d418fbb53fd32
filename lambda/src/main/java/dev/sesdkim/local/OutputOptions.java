package dev.sesdkim.local;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How the answer is written.
final class OutputOptions {

  @Option(names = "--json", description = "Write JSON, for programs.")
  boolean json;

  @Mixin ColourOption colours = new ColourOption();
}
