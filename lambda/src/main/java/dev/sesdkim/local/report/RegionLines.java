package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.report.ReportPage.RegionLine;
import dev.sesdkim.local.report.ReportPage.Time;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.local.text.Standings;
import dev.sesdkim.local.text.Words;
import dev.sesdkim.scan.RegionResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Every region: when it was read, or why it was not.
record RegionLines(Report report) {

  List<RegionLine> all() {
    List<RegionLine> lines = new ArrayList<>();
    for (RegionResult region : report.view().summary().regions()) {
      switch (region) {
        case RegionResult.Read read -> lines.add(line(read.row(), "", "", Optional.empty()));
        case RegionResult.ReadInPart inPart ->
            lines.add(line(inPart.row(), "Read in part", "", Optional.of(inPart.problem())));
        case RegionResult.NotRead notRead ->
            lines.add(
                line(notRead.row(), "Not read", since(notRead), Optional.of(notRead.problem())));
        case RegionResult.NotWatched notWatched ->
            lines.add(line(notWatched.row(), "Not read", "", Optional.of(notWatched.problem())));
        case RegionResult.NoSes _ -> {}
      }
    }
    for (RegionRow row : report.notWatched()) {
      lines.add(line(row, "Not watched", "", row.unread().map(Trouble::problem)));
    }
    return lines.stream().sorted(Comparator.comparing(RegionLine::region)).toList();
  }

  private String since(RegionResult.NotRead region) {
    return region
        .row()
        .unread()
        .map(Trouble::since)
        .filter(since -> since.isBefore(report.view().at()))
        .map(since -> " since " + Words.day(since, report.view().at()))
        .orElse("");
  }

  private RegionLine line(RegionRow row, String state, String since, Optional<Problem> problem) {
    List<State> here = report.view().in(row.region());
    Standings standings = Standings.of(here);
    Optional<Time> read =
        state.isEmpty()
            ? Optional.of(Shown.time(row.readAt().orElse(report.view().at()), report.view().at()))
            : Optional.empty();
    return new RegionLine(
        state.isEmpty() ? "ok" : "unk",
        row.region(),
        report.place().apply(row.region()),
        here.isEmpty() ? "" : "#" + row.region(),
        Words.number(here.size()),
        here.isEmpty() ? "" : Words.number(standings.of(Standing.BROKEN)),
        here.isEmpty() ? "" : Words.number(standings.of(Standing.AT_RISK)),
        read,
        state + since,
        problem.map(ProblemAdvice::line).map(Words::name).map(FixParts::capital).orElse(""));
  }
}
