package dev.sesdkim.local.report;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.report.ReportPage.Article;
import dev.sesdkim.local.report.ReportPage.Line;
import dev.sesdkim.local.report.ReportPage.Section;
import dev.sesdkim.local.text.Entries;
import dev.sesdkim.local.text.Entry;
import dev.sesdkim.local.text.Fixes;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.rules.Cause;
import dev.sesdkim.rules.ConsoleLink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Everything that is not as it should be, worst first, each with its fix.
final class Sections {

  /// At most this many of one standing in full, or the page would be too large; the list of all
  /// identities names every one.
  static final int MOST_IN_FULL = 100;

  private static final int MOST_LINES = 200;

  private final Report report;
  private final Entries entries;
  private final Fixes fixes;

  Sections(Report report, Entries entries) {
    this.report = report;
    this.entries = entries;
    this.fixes = report.view().fixes();
  }

  List<Section> all() {
    return Stream.of(Standing.values())
        .filter(standing -> standing != Standing.VERIFIED)
        .map(this::section)
        .filter(section -> !section.articles().isEmpty() || !section.lines().isEmpty())
        .toList();
  }

  private Section section(Standing standing) {
    List<State> states = entries.states(standing);
    boolean full = isFull(standing);
    List<Article> articles = new ArrayList<>();
    if (full) {
      states.stream()
          .limit(MOST_IN_FULL)
          .forEach(state -> articles.add(article(standing, state, articles.size() + 1)));
    }
    List<Line> lines =
        full ? List.of() : entries.of(standing).stream().map(Sections::line).toList();
    int left = full ? states.size() - articles.size() : Math.max(0, lines.size() - MOST_LINES);
    return new Section(
        id(standing),
        Shown.title(standing),
        intro(standing),
        articles,
        lines.stream().limit(MOST_LINES).toList(),
        left == 0
            ? ""
            : English.number(left) + " more: they are in the list of all identities below.");
  }

  static String id(Standing standing) {
    return standing.words().replace(" ", "");
  }

  /// The id of an article, by its place in its section.
  static String id(Standing standing, int number) {
    return id(standing) + "-" + number;
  }

  private static boolean isFull(Standing standing) {
    return switch (standing) {
      case BROKEN, AT_RISK, NOT_READY -> true;
      case UNKNOWN, MUTED, VERIFIED -> false;
    };
  }

  private static String intro(Standing standing) {
    return switch (standing) {
      case BROKEN -> "Mail leaves unsigned, or SES refuses to send.";
      case AT_RISK -> "SES still signs, but DNS no longer shows what it needs.";
      case NOT_READY -> "Signed, but a rule of the mailbox providers for bulk mail is not met.";
      case UNKNOWN -> "Their state could not be determined; nothing is concluded from that.";
      case MUTED -> "Kept quiet for a time, as somebody asked.";
      case VERIFIED -> "";
    };
  }

  private Article article(Standing standing, State state, int number) {
    String region = state.identity().region();
    return new Article(
        id(standing, number),
        Shown.style(standing),
        Phrases.name(state.identity().name()),
        Shown.where(report, state.identity().account(), region),
        Shown.since(report.view(), state),
        what(standing, state),
        report.view().since(state).map(since -> Shown.time(since, report.view().at())),
        entries.under(state.identity()),
        standing == Standing.BROKEN ? state.reason().name() : "",
        report.strip(state).map(Strip::brief),
        fixes.of(List.of(state)).stream().findFirst().map(FixParts::of),
        ConsoleLink.of(state.identity()).url());
  }

  private static List<String> what(Standing standing, State state) {
    return switch (standing) {
      case BROKEN ->
          List.of(
              state.reason().explanation() + " " + state.reason().risk(),
              state
                  .unreadable()
                  .map(
                      why -> "Not read just now: " + Phrases.name(why.trouble().problem().detail()))
                  .orElse(""));
      case AT_RISK ->
          List.of(
              FixParts.capital(Cause.of(state))
                  + (state.evidence().isWithoutKey()
                      ? ". SES still signs, but receivers cannot check its signatures."
                      : ". SES still says Success; when it notices, mail leaves unsigned."));
      case NOT_READY -> state.evidence().readiness().map(Sections::failed).orElse(List.of());
      case UNKNOWN, MUTED, VERIFIED -> List.of();
    };
  }

  private static List<String> failed(Readiness readiness) {
    return readiness.with(CheckOutcome.FAIL).stream()
        .map(check -> failed(check, readiness))
        .toList();
  }

  private static String failed(ReadinessCheck check, Readiness readiness) {
    String words = FixParts.capital(Phrases.name(readiness.result(check).words()));
    return words + "." + Providers.requiredBy(check).map(who -> " " + who + ".").orElse("");
  }

  private static Line line(Entry entry) {
    return new Line(
        Shown.style(entry.standing()),
        entry.name(),
        entry.where(),
        FixParts.capital(entry.standing().words())
            + (entry.age().isEmpty() ? "" : " for " + entry.age()),
        entry.cause());
  }
}
