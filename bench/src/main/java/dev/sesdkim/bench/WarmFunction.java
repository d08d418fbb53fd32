package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the function in a process of its own, with Lambda's flags and Lambda's heap for 1,024 MiB.
/// It takes one event after the other.
final class WarmFunction implements AutoCloseable {

  /// Lambda's flags for Java: 85 % of the memory as heap, one collector thread, only the first
  /// compiler.
  static final List<String> FLAGS =
      List.of(
          "-XX:MaxHeapSize=870m",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1");

  /// The bytes that CloudWatch Logs adds to each line (API reference of PutLogEvents).
  private static final int LINE_OVERHEAD = 26;

  private final Process process;
  private final BufferedReader lines;
  private final OutputStream events;

  /// @param environment the function's settings, credentials and endpoints
  WarmFunction(Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ScanProcess.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    this.process = builder.start();
    this.lines = process.inputReader(UTF_8);
    this.events = process.getOutputStream();
  }

  /// An invocation that ended regularly.
  ///
  /// @param log the log lines, including the metric's
  /// @param figures the process's own figures, with `failed` and the function's `answer`
  /// @param logBytes the log's size as CloudWatch Logs bills it
  record Ending(List<Document> log, Document figures, long logBytes) {}

  /// Sends the event and waits for the end of the invocation.
  ///
  /// @param event JSON on one line
  /// @throws IllegalStateException if the process ends before the invocation does
  Ending invoke(String event) throws IOException {
    List<Document> log = new ArrayList<>();
    long logged = 0;
    events.write((event + "\n").getBytes(UTF_8));
    events.flush();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Document said = new Document(Json.object(line));
      if (said.object().containsKey("scan")) {
        return new Ending(log, said, logged);
      }
      log.add(said);
      logged += Json.bytes(line) + LINE_OVERHEAD;
    }
    throw new IllegalStateException("The function's process has ended by itself");
  }

  /// Ends the process at once.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
