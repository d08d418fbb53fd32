package dev.sesdkim.local;

import dev.sesdkim.local.text.Page;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How the answer is written.
final class OutputOptions {

  @Option(names = "--json", description = "Write JSON, for programs.")
  boolean json;

  @Mixin ColourOption colours = new ColourOption();

  /// Prints the answer in the form that is asked for.
  void print(Terminal terminal, Supplier<String> asJson, Function<Page, String> asText) {
    terminal.print(json ? asJson.get() : asText.apply(terminal.page(colours.colour)));
  }
}
