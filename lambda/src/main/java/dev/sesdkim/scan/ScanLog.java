package dev.sesdkim.scan;

import java.util.Map;

/// Port: the log that people read. One event is one line.
public interface ScanLog {

  void info(String event, Map<String, ?> fields);

  /// Something that a person should know, but that the scan copes with.
  void warn(String event, Map<String, ?> fields);

  /// A fault in this program, with its trace.
  void error(String event, Map<String, ?> fields, Throwable fault);
}
