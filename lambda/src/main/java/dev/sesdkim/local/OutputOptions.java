package dev.sesdkim.local;

import picocli.CommandLine.Option;

/// How the answer is written.
final class OutputOptions {

  @Option(names = "--json", description = "Write JSON, for programs.")
  boolean json;

  @Option(
      names = "--no-color",
      description = "Write no colours. Neither are there any if NO_COLOR is set.")
  boolean noColour;
}
