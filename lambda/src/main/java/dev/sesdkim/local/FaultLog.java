package dev.sesdkim.local;

import dev.sesdkim.scan.ScanLog;
import java.io.PrintWriter;
import java.util.Map;

/// Prints faults of this program on standard error. The answer contains everything else.
record FaultLog(PrintWriter err) implements ScanLog {

  @Override
  public void info(String event, Map<String, ?> fields) {}

  @Override
  public void warn(String event, Map<String, ?> fields) {}

  @Override
  public void error(String event, Map<String, ?> fields, Throwable fault) {
    err.println("A fault in this program: " + event + " " + fields);
    fault.printStackTrace(err);
    err.flush();
  }
}
