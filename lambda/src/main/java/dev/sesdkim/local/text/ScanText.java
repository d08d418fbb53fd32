package dev.sesdkim.local.text;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.scan.RegionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// A scan for people: first what is broken, then how to fix it; what is fine only on demand.
public final class ScanText {

  private static final int MOST_FIXES = 5;

  /// More rows of one standing would hide what follows.
  private static final int MOST_ROWS = 20;

  /// At most this many places are named in an answer about several accounts; the JSON names all.
  private static final int MOST_PLACES = 10;

  private final ScanView view;
  private final Optional<String> everythingWith;
  private final Page page;
  private final Entries entries;
  private final List<String> lines = new ArrayList<>();
  private boolean hasRecords;

  private ScanText(ScanView view, Optional<String> everythingWith, Page page) {
    this.view = view;
    this.everythingWith = everythingWith;
    this.page = page;
    this.entries = new Entries(view);
  }

  /// The whole answer.
  ///
  /// @param everythingWith the command that also shows what is fine, and every fix; empty if this
  ///   answer does
  public static String of(ScanView view, Optional<String> everythingWith, Page page) {
    return new ScanText(view, everythingWith, page).text();
  }

  private String text() {
    lines.addAll(new Opening(view, entries).lines(page));
    table();
    fixes();
    notes();
    footer();
    return String.join("\n", lines) + "\n";
  }

  private void table() {
    Map<Standing, List<Entry>> shown = new LinkedHashMap<>();
    for (Standing standing : Standing.values()) {
      List<Entry> of = entries.of(standing);
      if (!of.isEmpty() && (everythingWith.isEmpty() || standing != Standing.VERIFIED)) {
        shown.put(standing, of);
      }
    }
    if (shown.isEmpty()) {
      return;
    }
    lines.add("");
    EntryTable table = new EntryTable(shown.values().stream().flatMap(List::stream).toList(), page);
    shown.forEach(
        (standing, all) -> {
          List<Entry> some = first(MOST_ROWS, all);
          lines.addAll(table.lines(standing, some));
          more(all.size() - some.size(), "").map("  "::concat).ifPresent(lines::add);
        });
  }

  private void fixes() {
    List<State> toFix = new ArrayList<>();
    for (Standing standing : List.of(Standing.BROKEN, Standing.AT_RISK, Standing.NOT_READY)) {
      toFix.addAll(entries.states(standing));
    }
    List<Fix> fixes = view.fixes().of(toFix);
    if (fixes.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(Ink.STRONG.on(page, "FIX"));
    List<Fix> some = first(MOST_FIXES, fixes);
    hasRecords = fixes.stream().anyMatch(fix -> !fix.records().isEmpty());
    boolean first = true;
    for (Fix fix : some) {
      if (!first) {
        lines.add("");
      }
      lines.addAll(FixText.lines(fix, page));
      first = false;
    }
    more(fixes.size() - some.size(), view.names().several() ? "" : "sesdkim fix NAME, or ")
        .ifPresent(line -> lines.addAll(List.of("", line)));
  }

  private <T> List<T> first(int most, List<T> all) {
    return everythingWith.isEmpty() ? all : all.stream().limit(most).toList();
  }

  /// How to see those that are left out, if some are.
  private Optional<String> more(int leftOut, String otherWay) {
    return everythingWith
        .filter(_ -> leftOut > 0)
        .map(command -> "%s more: %s%s".formatted(English.number(leftOut), otherWay, command));
  }

  /// Explains what kept accounts and regions from being read, and what else went wrong, each thing
  /// once.
  private void notes() {
    Map<String, SequencedSet<String>> places = new LinkedHashMap<>();
    view.notScanned()
        .forEach((account, why) -> note(places, view.names().label(account.id()), why.line()));
    view.notRead().forEach((region, problem) -> note(places, region, problem));
    view.readInPart().forEach((region, problem) -> note(places, region, problem));
    for (RegionResult region : view.read()) {
      AccountRegion where = new AccountRegion(region.row().account(), region.region());
      notes(region).forEach(problem -> note(places, where, problem));
    }
    if (places.isEmpty()) {
      return;
    }
    lines.add("");
    places.forEach(
        (what, where) ->
            lines.addAll(Wrapping.lines("", "  ", some(where) + ": " + what, page.columns())));
  }

  /// All places in an answer about one account; in an answer about several only the first
  /// [#MOST_PLACES].
  private String some(SequencedSet<String> places) {
    return !view.names().several() || places.size() <= MOST_PLACES
        ? String.join(", ", places)
        : "%s and %s more"
            .formatted(
                String.join(", ", places.stream().limit(MOST_PLACES).toList()),
                English.number(places.size() - MOST_PLACES));
  }

  private void note(
      Map<String, SequencedSet<String>> places, AccountRegion region, Problem problem) {
    note(places, view.names().where(region), said(problem));
  }

  private static void note(Map<String, SequencedSet<String>> places, String where, String what) {
    places.computeIfAbsent(what, _ -> new LinkedHashSet<>()).add(where);
  }

  private static String said(Problem problem) {
    return problem.kind() == Problem.Kind.ACCESS_DENIED
            && problem.detail().contains("service control policy")
        ? "a service control policy denies %s there".formatted(problem.action())
        : ProblemAdvice.line(problem);
  }

  private void footer() {
    Map<String, String> more = new LinkedHashMap<>();
    if (hasRecords) {
      more.put(
          view.names().several()
              ? "In Route 53, with its account's credentials:"
              : "In Route 53, after you agree:",
          "sesdkim fix NAME --apply");
    }
    int verified = view.standings().of(Standing.VERIFIED);
    if (verified > 0 && lines.contains("")) {
      everythingWith.ifPresent(
          command -> more.put("The %s verified:".formatted(English.number(verified)), command));
    }
    if (more.isEmpty()) {
      return;
    }
    lines.add("");
    int width = more.keySet().stream().mapToInt(Width::of).max().orElse(0);
    more.forEach(
        (what, command) -> lines.add(what + " ".repeat(width - Width.of(what) + 2) + command));
  }

  /// Problems that did not keep the region from being read.
  static SequencedSet<Problem> notes(RegionResult region) {
    SequencedSet<Problem> notes = new LinkedHashSet<>();
    notes.addAll(region.sightings().problems());
    notes.addAll(region.sightings().notSaved());
    return notes;
  }
}
