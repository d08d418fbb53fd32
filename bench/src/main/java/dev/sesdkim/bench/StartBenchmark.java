package dev.sesdkim.bench;

import dev.sesdkim.packaged.RuntimeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Prints the medians of the packaged function's start and of a bare handler's, run in turn.
/// Arguments: the project's root and the number of rounds.
final class StartBenchmark {

  private static final double LARGEST_RATIO = 1.3;
  private static final long LARGEST_PACKAGE = 15_000_000;
  private static final String OWN = "dev/sesdkim/";
  private static final String BARE = "dev.sesdkim.bench.bare.BareHandler::handleRequest";

  private StartBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Path jar = root.resolve("lambda/target/function.jar");
    Path directory = Files.createTempDirectory("start");
    Path function = unpacked(jar, directory.resolve("function"), true);
    Path bare = unpacked(jar, directory.resolve("bare"), false);
    copy(root.resolve("bench/target/classes"), "dev/sesdkim/bench/bare", bare);
    List<String> client = RuntimeClient.unpacked(directory);

    Map<String, List<Start>> starts = new LinkedHashMap<>();
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      add(
          starts,
          "the function",
          Start.of(function, client, "dev.sesdkim.ScanHandler::handleRequest", Map.of()));
      add(starts, "bare, the same first calls", Start.of(bare, client, BARE, Map.of()));
      add(starts, "bare, SES alone", Start.of(bare, client, BARE, Map.of("BARE", "ses")));
    }
    delete(directory);

    System.out.println(
        "| start | seconds | CPU seconds | resident MiB |\n| --- | --: | --: | --: |");
    starts.forEach(StartBenchmark::line);
    double ratio = ratio(starts, "bare, SES alone");
    long size = Files.size(jar);
    boolean ok = ratio <= LARGEST_RATIO && size <= LARGEST_PACKAGE;
    System.out.printf(
        Locale.ROOT,
        "%nCPU of the function / of a bare handler: %.2f (at most %.1f); of one with the same first calls: %.2f. Package: %,d bytes (at most %,d). %s%n",
        ratio,
        LARGEST_RATIO,
        ratio(starts, "bare, the same first calls"),
        size,
        LARGEST_PACKAGE,
        ok ? "ok" : "FAIL");
    System.exit(ok ? 0 : 1);
  }

  private static void add(Map<String, List<Start>> starts, String name, Start start) {
    starts.computeIfAbsent(name, _ -> new ArrayList<>()).add(start);
  }

  private static double ratio(Map<String, List<Start>> starts, String other) {
    return median(starts.getOrDefault("the function", List.of()), Start::cpuSeconds)
        / median(starts.getOrDefault(other, List.of()), Start::cpuSeconds);
  }

  private static void line(String name, List<Start> starts) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.0f |%n",
        name,
        median(starts, Start::seconds),
        median(starts, Start::cpuSeconds),
        median(starts, Start::residentMiB));
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> measure) {
    return starts.stream()
        .mapToDouble(measure)
        .sorted()
        .skip(starts.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static Path unpacked(Path jar, Path task, boolean withOwn) throws IOException {
    try (JarFile packed = new JarFile(jar.toFile())) {
      for (JarEntry entry : packed.stream().filter(one -> !one.isDirectory()).toList()) {
        if (withOwn || !entry.getName().startsWith(OWN)) {
          Path file = task.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.copy(packed.getInputStream(entry), file);
        }
      }
    }
    return task;
  }

  private static void copy(Path classes, String under, Path task) throws IOException {
    Files.createDirectories(task.resolve(under));
    try (Stream<Path> files = Files.list(classes.resolve(under))) {
      for (Path file : files.toList()) {
        Files.copy(file, task.resolve(under).resolve(file.getFileName().toString()));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
