package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.FaultyAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Compares a shell loop over the AWS command-line tool with this product's command, one after the
/// other on one simulated account, and prints seconds, calls and right answers. The argument is the
/// project's root; `aws` must be on the path.
final class RaceBenchmark {

  private final Path root;
  private final FaultyAccount account;

  private RaceBenchmark(Path root, FaultyAccount account) {
    this.root = root;
    this.account = account;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]).toAbsolutePath();
    try (FaultyAccount account = RaceAccount.start()) {
      RaceBenchmark race = new RaceBenchmark(root, account);
      System.out.println("| | seconds | calls | right answers |\n| --- | --: | --: | --: |");
      race.run("shell loop", List.of("bench/shell-loop"), RaceBenchmark::lines);
      race.run(
          "this product",
          List.of("./sesdkim", "scan", "--json", "--no-dns"),
          RaceBenchmark::document);
    }
  }

  private void run(String name, List<String> command, Function<String, Map<String, String>> answers)
      throws IOException, InterruptedException {
    int calls = account.calls().size();
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", account.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "bench",
                "AWS_SECRET_ACCESS_KEY", "bench",
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_PAGER", ""));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, String> said = answers.apply(output);
    Map<String, String> truth = RaceAccount.truth();
    long right =
        truth.entrySet().stream()
            .filter(known -> known.getValue().equals(said.get(known.getKey())))
            .count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %d | %d of %d |%n",
        name,
        seconds,
        account.calls().size() - calls,
        right,
        truth.size());
  }

  private static Map<String, String> lines(String output) {
    Map<String, String> said = new TreeMap<>();
    output
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length == 3)
        .forEach(words -> said.put(words[0] + " " + words[1], words[2]));
    return said;
  }

  private static Map<String, String> document(String output) {
    Map<String, String> said = new TreeMap<>();
    for (Document region : new Document(Json.object(output)).objects("regions")) {
      if (region.text("outcome").equals("READ")) {
        for (Document identity : region.objects("identities")) {
          said.put(
              region.text("region") + " " + identity.text("identity"), identity.text("verdict"));
        }
      } else {
        said.put(region.text("region"), region.text("outcome"));
      }
    }
    return said;
  }
}
