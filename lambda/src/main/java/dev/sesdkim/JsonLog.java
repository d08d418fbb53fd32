package dev.sesdkim;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.ScanLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Writes each event as one line of JSON, with the names that Lambda's own JSON log uses for time,
/// level and request.
///
/// @param requestId Lambda's id of the invocation
/// @param clock gives each line its time
/// @param lines takes each line
record JsonLog(String requestId, InstantSource clock, Consumer<String> lines) implements ScanLog {

  @Override
  public void info(String event, Map<String, ?> fields) {
    write("INFO", event, fields);
  }

  @Override
  public void warn(String event, Map<String, ?> fields) {
    write("WARN", event, fields);
  }

  @Override
  public void error(String event, Map<String, ?> fields, Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put("fault", trace.toString());
    write("ERROR", event, more);
  }

  private void write(String level, String event, Map<String, ?> fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level);
    line.put("AWSRequestId", requestId);
    line.put("message", event);
    line.putAll(fields);
    lines.accept(escaped(Json.write(line)));
  }

  /// The same JSON, with an escape for each character that would hide or reorder text where the log
  /// is read.
  private static String escaped(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.chars()
        .forEach(
            unit -> {
              if (Printable.shows(unit)) {
                text.append((char) unit);
              } else {
                text.append("\\u%04x".formatted(unit));
              }
            });
    return text.toString();
  }
}
