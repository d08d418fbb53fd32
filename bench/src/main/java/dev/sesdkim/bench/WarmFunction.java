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

/// The function in a process of its own, with Lambda's flags and the heap that Lambda gives in
/// 1,024 MiB. It takes one event after the other.
final class WarmFunction implements AutoCloseable {

  /// As Lambda starts Java: 85 % of the memory as heap, one collector thread, the first compiler
  /// alone.
  static final List<String> FLAGS =
      List.of(
          "-XX:MaxHeapSize=870m",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1");

  /// What CloudWatch Logs adds to each line (API reference of PutLogEvents).
  private static final int LINE_OVERHEAD = 26;

  private final Process process;
  private final BufferedReader lines;
  private final OutputStream events;

  /// @param environment its settings, credentials and endpoints
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

  /// An invocation that came to its end.
  ///
  /// @param log the lines that are JSON objects, the metric's among them
  /// @param figures what the process says of itself, `failed` and the function's `answer`
  /// @param logBytes as CloudWatch Logs bills them
  record Ending(List<Document> log, Document figures, long logBytes) {}

  /// Hands the event over and waits for the end.
  ///
  /// @param event JSON on one line
  /// @throws IllegalStateException if the process ended before
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

  /// Ends the process, whatever it is doing.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
