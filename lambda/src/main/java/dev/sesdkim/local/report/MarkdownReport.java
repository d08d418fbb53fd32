package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Standing;
import dev.sesdkim.local.report.ReportPage.RegionLine;
import dev.sesdkim.local.text.Entries;
import dev.sesdkim.local.text.Entry;
import dev.sesdkim.local.text.Fix;
import dev.sesdkim.local.text.FixText;
import dev.sesdkim.local.text.Opening;
import dev.sesdkim.local.text.Page;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.local.text.ScanView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A report as GitHub-flavoured Markdown, for a pull request, a wiki or a job's summary.
public final class MarkdownReport {

  private static final Page FIXES = new Page(100, false);

  /// Characters with a meaning inside a line (CommonMark 0.31 section 6), in a table, or on GitHub
  /// (`~`, `@`).
  private static final String SPECIAL = "\\`*_[]|~@";

  /// The position of the account's column.
  private static final int ACCOUNT = 1;

  private final Report report;
  private final ScanView view;
  private final Entries entries;
  private final List<String> lines = new ArrayList<>();

  private MarkdownReport(Report report) {
    this.report = report;
    this.view = report.view();
    this.entries = new Entries(view);
  }

  public static String of(Report report) {
    return new MarkdownReport(report).text();
  }

  private String text() {
    Opening opening = new Opening(view, entries);
    lines.add("# " + escaped(opening.sentence()));
    lines.add("");
    lines.add(
        escaped(
            "%s, %s: %s.%s"
                .formatted(
                    (view.names().several() ? "" : "Account ") + view.names().words(),
                    Phrases.time(view.at()),
                    opening.coverage(),
                    counts())));
    identities();
    fixes();
    regions();
    providers();
    return String.join("\n", lines) + "\n";
  }

  /// For example ` 2 broken, 31 verified.`; empty if there is no identity.
  private String counts() {
    String words = view.standings().words();
    return words.isEmpty() ? "" : " " + words + ".";
  }

  private void identities() {
    for (Standing standing : Standing.values()) {
      List<Entry> some = entries.of(standing);
      if (!some.isEmpty()) {
        heading(Shown.title(standing));
        table("Identity", "Account", "Region", "For", "Why");
        for (Entry entry : some) {
          line(
              name(entry),
              escaped(entry.account()),
              escaped(entry.region()),
              entry.age(),
              escaped(entry.cause()));
        }
      }
    }
  }

  private static String name(Entry entry) {
    String name = code(entry.name());
    return entry.under().isEmpty()
        ? name
        : name
            + ", with "
            + String.join(", ", entry.under().stream().map(MarkdownReport::code).toList());
  }

  private void fixes() {
    List<Fix> all =
        view.fixes()
            .of(
                Stream.of(Standing.BROKEN, Standing.AT_RISK, Standing.NOT_READY)
                    .flatMap(standing -> entries.states(standing).stream())
                    .toList());
    if (!all.isEmpty()) {
      lines.add("");
      lines.add("## Fix");
    }
    for (Fix fix : all) {
      List<String> text = FixText.lines(fix, FIXES);
      String fence = fence(text);
      lines.add("");
      lines.add(fence + "text");
      lines.addAll(text);
      lines.add(fence);
    }
  }

  /// A fence that is longer than any run of backticks in the text (CommonMark 0.31 section 4.5).
  private static String fence(List<String> text) {
    String fence = "```";
    while (String.join("\n", text).contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  private void regions() {
    List<RegionLine> unread =
        new RegionLines(report).all().stream().filter(line -> !line.problem().isEmpty()).toList();
    if (!unread.isEmpty()) {
      heading("Regions that were not read");
      table("Region", "Account", "State", "Why");
      unread.forEach(line -> row(line.region(), line.account(), line.state(), line.problem()));
    }
  }

  private void providers() {
    heading("Ready for bulk mail");
    headed("Provider", "Ready", "Marked", "Not ready", "Unknown");
    new Providers(report)
        .all()
        .all()
        .forEach(
            one ->
                cells(
                    Stream.of(one.name(), one.ready(), one.marked(), one.notReady(), one.unknown())
                        .map(MarkdownReport::escaped)
                        .toList()));
  }

  private void heading(String title) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }

  private void table(String... titles) {
    headed(view.names().columns(ACCOUNT, List.of(titles)).toArray(String[]::new));
  }

  private void headed(String... titles) {
    cells(List.of(titles));
    lines.add("| --- ".repeat(titles.length) + "|");
  }

  private void row(String... cells) {
    line(Stream.of(cells).map(MarkdownReport::escaped).toArray(String[]::new));
  }

  /// Adds a row, with the account's cell if there are several accounts.
  private void line(String... cells) {
    cells(view.names().columns(ACCOUNT, List.of(cells)));
  }

  private void cells(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  /// A name as code, so that it is neither a link nor a mention of somebody.
  static String code(String name) {
    String fence = "`";
    while (name.contains(fence)) {
      fence += "`";
    }
    String space = name.startsWith("`") || name.endsWith("`") ? " " : "";
    return fence + space + name.replace("|", "\\|") + space + fence;
  }

  /// Text without any markup.
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> {
                  if (SPECIAL.indexOf(c) >= 0) {
                    escaped.append('\\');
                  }
                  escaped.appendCodePoint(c);
                }
              }
            });
    return escaped.toString();
  }
}
