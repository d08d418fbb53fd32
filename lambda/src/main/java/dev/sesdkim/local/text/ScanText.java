package dev.sesdkim.local.text;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.Grid.Cell;
import dev.sesdkim.scan.RegionResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;

/// A scan as people read it.
public final class ScanText {

  private static final List<String> TITLES = List.of("IDENTITY", "VERDICT", "REASON", "REMEDY");

  /// An address stands under its domain.
  static final Comparator<State> UNDER_DOMAINS =
      comparing(State::alertDomain)
          .thenComparing(state -> state.identity().type())
          .thenComparing(State::identity);

  private ScanText() {}

  /// A table for each region that has identities, then how to mend what is unverified, then how
  /// much was seen.
  public static String of(ScanView view, Page page) {
    List<String> lines = new ArrayList<>();
    List<State> all = new ArrayList<>();
    for (RegionResult region : view.read()) {
      if (!view.in(region.region()).isEmpty() || !notes(region).isEmpty()) {
        lines.addAll(region(view, region, page));
        all.addAll(view.in(region.region()));
      }
    }
    lines.addAll(RemedyText.lines(all, view.verifiedDomains(), page));
    lines.addAll(EvidenceText.notChecked(all, page));
    lines.addAll(notRead(view.notRead(), page));
    lines.addAll(
        Wrapping.lines(
            "Account %s at %s: %s."
                .formatted(
                    view.scan().account(),
                    Words.time(view.scan().startedAt()),
                    Words.coverage(view.read().size(), view.notRead().size(), view.counts())),
            page.columns()));
    return String.join("\n", lines) + "\n";
  }

  /// One region's identities, addresses under their domains.
  static List<String> table(List<State> states, Page page) {
    return Grid.lines(
        TITLES, states.stream().sorted(UNDER_DOMAINS).map(ScanText::row).toList(), page);
  }

  /// The regions that were not read, each with its reason; nothing if there are none.
  static List<String> notRead(Map<String, Problem> problems, Page page) {
    List<String> lines = new ArrayList<>();
    if (!problems.isEmpty()) {
      lines.add(Ink.DOUBTFUL.on(page, "Not read:"));
    }
    problems.forEach(
        (region, problem) ->
            lines.addAll(
                Wrapping.lines("  ", "    ", region + ": " + problem.sentence(), page.columns())));
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static List<String> region(ScanView view, RegionResult region, Page page) {
    List<State> states = view.in(region.region());
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Wrapping.lines(
            Ink.STRONG.on(page, region.region()) + "  ",
            "  ",
            Words.counts(region.row().counts()),
            page.columns() - Width.of(region.region())));
    lines.addAll(table(states, page));
    lines.addAll(EvidenceText.lines(states, page));
    notes(region)
        .forEach(
            problem -> lines.addAll(Wrapping.lines("Note: ", problem.sentence(), page.columns())));
    lines.add("");
    return lines;
  }

  /// What went wrong on the way without hiding the region.
  static SequencedSet<Problem> notes(RegionResult region) {
    SequencedSet<Problem> notes = new LinkedHashSet<>();
    if (region instanceof RegionResult.ReadInPart inPart) {
      notes.add(inPart.problem());
    }
    notes.addAll(region.sightings().problems());
    notes.addAll(region.sightings().notSaved());
    return notes;
  }

  private static List<Cell> row(State state) {
    return List.of(
        Cell.of(Words.name(state.identity().name())),
        new Cell(state.verdict().name(), Ink.of(state.verdict())),
        Cell.of(reason(state)),
        Cell.of(ShortRemedy.of(state)));
  }

  /// A scan by itself cannot confirm what two scans must agree on.
  private static String reason(State state) {
    String seenOnce =
        state.suspected().keySet().stream()
            .map(finding -> finding.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(joining(", "));
    return seenOnce.isEmpty() ? state.reason().name() : state.reason() + ", " + seenOnce;
  }
}
