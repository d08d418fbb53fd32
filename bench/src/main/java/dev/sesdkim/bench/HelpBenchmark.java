package dev.sesdkim.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints the median times of `sesdkim --help` and `aws --version`, both warm and run in turn.
/// Arguments: the project's root and the number of rounds.
final class HelpBenchmark {

  private static final double LARGEST_RATIO = 1.0;

  private HelpBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> help = List.of(arguments[0] + "/sesdkim", "--help");
    List<String> version = List.of("aws", "--version");
    // The first run of each builds the program and fills the system's caches.
    seconds(help);
    seconds(version);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      ours.add(seconds(help));
      theirs.add(seconds(version));
    }
    double ratio = median(ours) / median(theirs);
    boolean ok = ratio <= LARGEST_RATIO;
    System.out.printf(
        Locale.ROOT,
        "sesdkim --help: %.2f s, aws --version: %.2f s; ratio %.2f (at most %.1f). %s%n",
        median(ours),
        median(theirs),
        ratio,
        LARGEST_RATIO,
        ok ? "ok" : "FAIL");
    System.exit(ok ? 0 : 1);
  }

  private static double seconds(List<String> command) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed");
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }
}
