package dev.sesdkim.scan;

import java.util.Map;

/// A log that nobody reads.
public final class Silence implements ScanLog {

  @Override
  public void info(String event, Map<String, ?> fields) {}

  @Override
  public void warn(String event, Map<String, ?> fields) {}

  @Override
  public void error(String event, Map<String, ?> fields, Throwable fault) {}
}
