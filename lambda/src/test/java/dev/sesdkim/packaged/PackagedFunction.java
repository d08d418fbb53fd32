package dev.sesdkim.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// One warm function in a process of its own: the package unpacked as Lambda unpacks it, the
/// runtime interface client alone on the class path.
final class PackagedFunction implements AutoCloseable {

  /// The name under which it runs.
  static final String NAME = "ses-dkim-monitor";

  static final Path JAR = Path.of("target/function.jar");

  private static final String HANDLER = "dev.sesdkim.ScanHandler::handleRequest";

  /// As Lambda's runtime starts Java, with the heap that it leaves of 1,024 MiB.
  private static final List<String> FLAGS =
      List.of(
          "-XX:MaxHeapSize=870m",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED");

  private final RuntimeApi api;
  private final Process process;
  private final Path log;
  private int linesRead;

  private PackagedFunction(RuntimeApi api, Process process, Path log) {
    this.api = api;
    this.process = process;
    this.log = log;
  }

  /// Starts the process.
  ///
  /// @param directory empty, for the unpacked package and the log
  /// @param environment beside the variables that Lambda sets
  static PackagedFunction start(Path directory, Map<String, String> environment)
      throws IOException {
    Path task = unpacked(directory.resolve("task"));
    Path log = directory.resolve("log");
    RuntimeApi api = new RuntimeApi("arn:aws:lambda:us-east-1:123456789012:function:" + NAME);
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                FLAGS.stream(),
                RuntimeClient.unpacked(directory).stream(),
                Stream.of(HANDLER))
            .flatMap(part -> part)
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(task.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(lambda(api, task));
    builder.environment().putAll(environment);
    Process process = builder.start();
    var _ = process.onExit().thenAccept(ended -> api.ended(ended.exitValue()));
    return new PackagedFunction(api, process, log);
  }

  Invocation invoke(String event, Duration timeLimit) throws IOException, InterruptedException {
    Outcome outcome = api.invoke(event, timeLimit);
    return new Invocation(outcome, newLines());
  }

  /// A start that leads to no invocation.
  Invocation failedStart() throws IOException, InterruptedException {
    Outcome outcome = api.outcome();
    if (!(outcome instanceof Outcome.Ended)) {
      // The end of the process: by then its log is complete.
      api.outcome();
    }
    return new Invocation(outcome, newLines());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    api.close();
  }

  private List<String> newLines() throws IOException {
    List<String> all = Files.readAllLines(log);
    List<String> lines = all.subList(linesRead, all.size());
    linesRead = all.size();
    return List.copyOf(lines);
  }

  private static Map<String, String> lambda(RuntimeApi api, Path task) {
    return Map.ofEntries(
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", NAME),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
        Map.entry("AWS_LAMBDA_LOG_LEVEL", "INFO"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + NAME),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]0"),
        Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
        Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
        Map.entry("AWS_REGION", "us-east-1"),
        Map.entry("LAMBDA_TASK_ROOT", task.toString()),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Map.entry("TZ", ":UTC"),
        Map.entry("_HANDLER", HANDLER));
  }

  private static Path unpacked(Path task) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().filter(one -> !one.isDirectory()).toList()) {
        Path file = task.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(jar.getInputStream(entry), file);
      }
    }
    return task;
  }
}
