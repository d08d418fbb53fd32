package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.report.ReportPage.RegionLine;
import dev.sesdkim.local.report.ReportPage.Time;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.NotScanned;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.local.text.Standings;
import dev.sesdkim.scan.RegionResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A line for each region: when it was read, or why it was not.
record RegionLines(Report report) {

  List<RegionLine> all() {
    List<RegionLine> lines = new ArrayList<>();
    for (RegionResult region : regions()) {
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
    lines.sort(Comparator.comparing(RegionLine::account).thenComparing(RegionLine::region));
    List<RegionLine> all = new ArrayList<>();
    report.view().notScanned().forEach((account, why) -> all.add(line(account, why)));
    all.addAll(lines);
    return all;
  }

  private List<RegionResult> regions() {
    return report.view().accounts().stream()
        .flatMap(account -> account.regions().stream())
        .toList();
  }

  /// The line of an account that was not scanned. Its regions are shown as they were known before.
  private RegionLine line(Account account, NotScanned why) {
    return new RegionLine(
        "unk",
        "every region",
        report.view().names().label(account.id()),
        "",
        "",
        "",
        "",
        "",
        Optional.empty(),
        "Not scanned" + why.since().map(this::since).orElse(""),
        FixParts.capital(Phrases.name(why.line())));
  }

  private String since(RegionResult.NotRead region) {
    return region
        .row()
        .unread()
        .map(Trouble::since)
        .filter(since -> since.isBefore(report.view().at()))
        .map(this::since)
        .orElse("");
  }

  private String since(Instant since) {
    return " since " + Phrases.day(since, report.view().at());
  }

  private RegionLine line(RegionRow row, String state, String since, Optional<Problem> problem) {
    AccountRegion where = new AccountRegion(row.account(), row.region());
    List<State> here = report.view().in(where);
    Standings standings = Standings.of(here);
    Optional<Time> read =
        state.isEmpty()
            ? Optional.of(Shown.time(row.readAt().orElse(report.view().at()), report.view().at()))
            : Optional.empty();
    return new RegionLine(
        state.isEmpty() ? "ok" : "unk",
        row.region(),
        report.view().names().column(row.account()),
        report.place().apply(row.region()),
        here.isEmpty() ? "" : "#" + Shown.id(report, where),
        English.number(here.size()),
        here.isEmpty() ? "" : English.number(standings.of(Standing.BROKEN)),
        here.isEmpty() ? "" : English.number(standings.of(Standing.AT_RISK)),
        read,
        state + since,
        problem.map(report.view()::line).map(Phrases::name).map(FixParts::capital).orElse(""));
  }
}
