package dev.sesdkim;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.ScanSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The invocation's answer as JSON: verdicts over all accounts, changes, alerts and regions with
/// their outcome.
final class SummaryJson {

  /// A list of domains, accounts or problems has no more entries than this, beside the number of
  /// all: Step Functions takes an answer of no more than 256 KiB, and a longer line does not reach
  /// the log in one piece.
  static final int MOST_NAMED = 20;

  private SummaryJson() {}

  static Map<String, Object> of(ScanSummary summary) {
    return switch (summary) {
      case ScanSummary.Skipped skipped ->
          ordered(
              "outcome",
              "SKIPPED",
              "account",
              skipped.account(),
              "scanId",
              skipped.scanId(),
              "because",
              "another scan of this account is running");
      case ScanSummary.Finished finished -> finished(finished);
    };
  }

  private static Map<String, Object> finished(ScanSummary.Finished finished) {
    ScanRecord scan = finished.scan();
    Map<String, Object> regions = new LinkedHashMap<>();
    finished.regions().forEach(region -> regions.put(region.region(), region(region)));
    Map<String, Object> changes = new TreeMap<>();
    scan.changes().forEach((kind, many) -> changes.put(kind.name(), many));
    Map<String, Object> answer =
        ordered(
            "outcome", "FINISHED",
            "account", scan.account(),
            "scanId", scan.scanId(),
            "startedAt", scan.startedAt().toString(),
            "finishedAt", scan.finishedAt().toString());
    answer.put("healthy", scan.healthy());
    answer.put("verdicts", verdicts(ofAllAccounts(finished)));
    answer.put("changes", changes);
    answer.put("alerts", finished.alerts().stream().map(SummaryJson::alert).toList());
    finished.subscribers().ifPresent(number -> answer.put("subscribers", number));
    answer.put("due", finished.untold());
    answer.put("troubles", troubles(finished));
    if (!finished.others().isEmpty()) {
      Map<String, Object> others = new LinkedHashMap<>();
      finished.others().forEach(other -> others.put(other.account().id(), other(other)));
      answer.put("otherAccounts", others);
    }
    // Last, because a log query reads only the first 200 fields of a line.
    answer.put("regions", regions);
    return answer;
  }

  private static Counts ofAllAccounts(ScanSummary.Finished finished) {
    return finished.others().stream()
        .flatMap(other -> other.scan().stream())
        .map(ScanRecord::counts)
        .reduce(finished.scan().counts(), Counts::plus);
  }

  /// Few and short fields, because there may be 100 accounts with a dozen denied regions each. The
  /// rows of the regions say more.
  private static Map<String, Object> other(ScanSummary.OtherAccount other) {
    Map<String, Object> answer = ordered("outcome", other.outcome().name());
    other.account().name().ifPresent(name -> answer.put("accountName", name));
    answer.put("healthy", other.healthy());
    other.problem().ifPresent(problem -> answer.put("because", problem.sentence()));
    other
        .scan()
        .ifPresent(
            scan -> {
              answer.putAll(verdicts(scan.counts()));
              answer.put("regionsRead", scan.regionsRead().size());
              Map<String, Object> notRead = new TreeMap<>();
              scan.regionsReadInPart()
                  .forEach((region, problem) -> notRead.put(region, problem.kind().name()));
              scan.regionsNotRead()
                  .forEach((region, problem) -> notRead.put(region, problem.kind().name()));
              if (!notRead.isEmpty()) {
                answer.put("regionsNotRead", notRead);
              }
            });
    return answer;
  }

  private static Map<String, Object> region(RegionResult region) {
    return switch (region) {
      case RegionResult.Read _ -> seen("READ", region);
      case RegionResult.ReadInPart inPart ->
          because(seen("READ_IN_PART", region), inPart.problem());
      case RegionResult.NotRead notRead ->
          because(lastKnown(ordered("outcome", "NOT_READ"), notRead.row()), notRead.problem());
      case RegionResult.NotWatched notWatched ->
          because(ordered("outcome", "NOT_WATCHED"), notWatched.problem());
      case RegionResult.NoSes _ -> ordered("outcome", "NO_SES");
    };
  }

  private static Map<String, Object> seen(String outcome, RegionResult region) {
    Map<String, Object> seen = ordered("outcome", outcome);
    seen.put("identities", region.row().counts().total());
    seen.putAll(verdicts(region.row().counts()));
    List<String> problems =
        Stream.of(region.sightings().problems(), region.sightings().notSaved())
            .flatMap(List::stream)
            .map(Problem::sentence)
            .toList();
    if (!problems.isEmpty()) {
      seen.put("problemCount", problems.size());
      seen.put("problems", problems.stream().limit(MOST_NAMED).toList());
    }
    return seen;
  }

  /// Adds the counts of the last reading to a region that was not read.
  private static Map<String, Object> lastKnown(Map<String, Object> region, RegionRow row) {
    row.readAt()
        .ifPresent(
            at -> {
              region.put("lastReadAt", at.toString());
              region.put("lastKnown", verdicts(row.counts()));
            });
    return region;
  }

  private static Map<String, Object> because(Map<String, Object> region, Problem problem) {
    region.put("kind", problem.kind().name());
    region.put("because", problem.sentence());
    return region;
  }

  private static Map<String, Object> alert(ScanSummary.AlertResult alert) {
    Map<String, Object> told = ordered("kind", alert.kind().name());
    told.put("domainCount", alert.domains().size());
    told.put("domains", alert.domains().stream().limit(MOST_NAMED).toList());
    told.put("out", alert.out());
    alert.problem().ifPresent(problem -> told.put("because", problem.sentence()));
    return told;
  }

  private static Map<String, Object> troubles(ScanSummary.Finished finished) {
    Map<String, Object> troubles = new TreeMap<>();
    finished
        .troubles()
        .forEach(
            (part, trouble) ->
                troubles.put(
                    part.name(),
                    ordered(
                        "since", trouble.since().toString(),
                        "because", trouble.problem().sentence())));
    return troubles;
  }

  private static Map<String, Object> verdicts(Counts counts) {
    Map<String, Object> verdicts = new LinkedHashMap<>();
    verdicts.put("verified", counts.verified());
    verdicts.put("unverified", counts.unverified());
    verdicts.put("unknown", counts.unknown());
    return verdicts;
  }

  private static Map<String, Object> ordered(String... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<String> all = List.of(keysAndValues);
    for (int at = 0; at < all.size(); at += 2) {
      map.put(all.get(at), all.get(at + 1));
    }
    return map;
  }
}
