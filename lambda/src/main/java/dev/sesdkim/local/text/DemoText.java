package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.Grid.Cell;
import dev.sesdkim.local.text.Grid.Column;
import dev.sesdkim.scan.ScanSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What the demo shows.
public final class DemoText {

  private static final List<Column<State>> COLUMNS =
      List.of(
          Column.of("REGION", state -> state.identity().region()),
          Column.of("IDENTITY", state -> Phrases.name(state.identity().name())),
          new Column<>(
              "VERDICT", state -> new Cell(state.verdict().name(), Ink.of(state.verdict()))),
          Column.of("REASON", state -> state.reason().name()),
          Column.of("SINCE", state -> Phrases.time(state.since())));
  private static final Comparator<State> ORDER =
      Comparator.comparing((State state) -> state.identity().region())
          .thenComparing(Entries.UNDER_DOMAINS);
  private static final String RULE = "─";
  private static final String EDGE = "│ ";

  private DemoText() {}

  public static String introduction(Page page) {
    return joined(
        Wrapping.lines(
            "The monitor as it is deployed, on a simulated AWS account:"
                + " nothing leaves this machine. Two domains, two addresses under one of them, two"
                + " regions, and a third that a policy forbids.",
            page.columns()));
  }

  /// Something that happens between scans.
  public static String event(String what, Page page) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (String line : Wrapping.lines(">>> ", what, page.columns())) {
      lines.add(Ink.DOUBTFUL.on(page, line));
    }
    return joined(lines);
  }

  /// What a scan left in the table.
  public static String scan(
      String title, Instant at, List<State> states, ScanSummary summary, Page page) {
    List<String> lines = heading(title + ", " + Phrases.time(at), page);
    lines.addAll(Grid.lines(COLUMNS, states.stream().sorted(ORDER).toList(), page));
    switch (summary) {
      case ScanSummary.Skipped _ -> lines.add("Skipped: another scan is running.");
      case ScanSummary.Finished finished -> {
        ScanRecord scan = finished.scan();
        new TreeMap<>(scan.regionsNotRead())
            .forEach(
                (region, problem) ->
                    lines.add("Not read: %s, %s.".formatted(region, shortly(problem).sentence())));
        lines.add(
            Phrases.coverage(scan.regionsRead().size(), scan.regionsNotRead().size(), scan.counts())
                + ". Alerts sent: "
                + scan.alertsTold()
                + ".");
      }
    }
    return joined(lines);
  }

  /// An alert that went out.
  ///
  /// @param email the body for email
  /// @param chat the body for chat, as JSON
  public static String alert(String subject, String email, String chat, Page page) {
    Page inner = new Page(page.columns() - EDGE.length(), page.colour());
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(Ink.STRONG.on(page, "┌ The alert as an email"));
    lines.add(EDGE + "Subject: " + Ink.STRONG.on(page, Phrases.name(subject)));
    lines.add(EDGE.strip());
    email.stripTrailing().lines().forEach(line -> lines.add((EDGE + line).stripTrailing()));
    lines.add("└");
    lines.add(Ink.STRONG.on(page, "┌ The same in Slack"));
    SlackText.lines(chat, inner).forEach(line -> lines.add(EDGE + line));
    lines.add("└");
    return joined(lines);
  }

  /// What the table remembers.
  public static String history(
      String name, NavigableMap<AccountRegion, List<Stretch>> stretches, Instant now, Page page) {
    List<String> lines = heading("The history that stays in the table", page);
    return joined(lines)
        + HistoryText.of(
            name, stretches, new AccountLabels(List.of()), _ -> Optional.empty(), now, page)
        + "\n";
  }

  public static String farewell(Page page) {
    return joined(
        Wrapping.lines(
            "That was the demo. './sesdkim scan' reads your own account the same way and writes"
                + " nothing.",
            page.columns()));
  }

  private static List<String> heading(String title, Page page) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    int rest = Math.max(0, page.columns() - Width.of(title) - 4);
    lines.add(Ink.STRONG.on(page, RULE.repeat(2) + " " + title + " " + RULE.repeat(rest)));
    return lines;
  }

  private static Problem shortly(Problem problem) {
    return new Problem(problem.kind(), problem.action(), "");
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
