package dev.sesdkim.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The pages of `docs/runbooks/`: what to do about an alarm or a `SCAN_PROBLEM`. Alarms and the
/// dashboard are read outside the repository, so they have full URLs.
enum Runbook {
  SCAN_MISSING("No scan has ended for too long"),
  SCAN_UNHEALTHY("No healthy scan for too long"),
  FAILED_SCANS("A scan failed for good, or could not be started"),
  SCAN_PROBLEM("An alert of kind SCAN_PROBLEM"),
  /// Only for deployments with a state machine.
  STATE_MACHINE_FAILED("The state machine failed");

  private static final String PAGES =
      "https://github.com/ses-dkim-monitor/ses-dkim-monitor/blob/main/docs/runbooks/";

  private final String title;

  Runbook(String title) {
    this.title = title;
  }

  /// The runbooks that a deployment may need.
  ///
  /// @param fanOut whether a state machine reads the accounts
  static List<Runbook> of(boolean fanOut) {
    return Arrays.stream(values())
        .filter(runbook -> fanOut || runbook != STATE_MACHINE_FAILED)
        .toList();
  }

  String title() {
    return title;
  }

  /// The page's file: `SCAN_MISSING` is `scan-missing.md`.
  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
  }

  String url() {
    return PAGES + file();
  }
}
