package dev.sesdkim.infra;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;

/// The dashboard's CloudWatch Logs Insights queries on the function's log. Each scan ends with a
/// line whose `message` is `scan ended` and whose `summary` has the verdicts, every region of the
/// monitor's own account, and what was not read of the others.
///
/// @param bin the time that one point of a graph stands for, as Logs Insights writes it
record ScanLogQueries(String bin) {
  private static final String OF_ENDED_SCANS =
      "filter message = \"scan ended\" and ispresent(summary.verdicts.verified)";

  /// What the line has where a region or an account was not read, or not to its end. The last is a
  /// list that is not empty.
  private static final List<String> BLIND =
      List.of(
          "\"outcome\":\"NOT_READ\"",
          "\"outcome\":\"READ_IN_PART\"",
          "\"outcome\":\"NOT_SCANNED\"",
          "\"outcome\":\"WAITING\"",
          "\"regionsNotRead\":{",
          "\"notScanned\":[\"");

  /// One point an hour, or one for each scan when scans are rarer.
  static ScanLogQueries of(ScanTimes schedule) {
    long hours = schedule.longestGap().plus(Duration.ofMinutes(59)).toHours();
    // Logs Insights accepts at most 24 h; longer bins are in days.
    return new ScanLogQueries(hours <= 24 ? hours + "h" : (hours + 23) / 24 + "d");
  }

  List<String> latestScans() {
    return List.of(
        OF_ENDED_SCANS,
        "fields @timestamp, summary.verdicts.verified as verified,"
            + " summary.verdicts.unverified as unverified, summary.verdicts.unknown as unknown",
        "sort @timestamp desc",
        "limit 10");
  }

  List<String> verdicts() {
    return List.of(
        OF_ENDED_SCANS,
        "stats max(summary.verdicts.verified) as verified,"
            + " max(summary.verdicts.unverified) as unverified,"
            + " max(summary.verdicts.unknown) as unknown by bin(%s)".formatted(bin));
  }

  /// Regions and accounts are maps by name, which a query cannot iterate over, so it searches the
  /// line for texts.
  List<String> regionsRead() {
    return List.of(
        OF_ENDED_SCANS,
        BLIND.stream()
            .map("strcontains(@message, '%s')"::formatted)
            .collect(joining(", ", "fields greatest(", ") as blind")),
        "stats count(*) - sum(blind) as allRegionsRead, sum(blind) as notAllRegionsRead by bin(%s)"
            .formatted(bin));
  }

  List<String> latestProblems() {
    return List.of(
        "filter level in [\"WARN\", \"ERROR\"]",
        "fields @timestamp, level, message, account, region, problem",
        "sort @timestamp desc",
        "limit 20");
  }
}
