package dev.sesdkim.scan;

import java.util.LinkedHashMap;
import java.util.Map;

/// The log of an account other than the monitor's own: each line names the account.
record AccountLog(ScanLog log, String account) implements ScanLog {

  @Override
  public void info(String event, Map<String, ?> fields) {
    log.info(event, named(fields));
  }

  @Override
  public void warn(String event, Map<String, ?> fields) {
    log.warn(event, named(fields));
  }

  @Override
  public void error(String event, Map<String, ?> fields, Throwable fault) {
    log.error(event, named(fields), fault);
  }

  private Map<String, ?> named(Map<String, ?> fields) {
    Map<String, Object> named = new LinkedHashMap<>(fields);
    named.put("account", account);
    return named;
  }
}
