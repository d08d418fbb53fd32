package dev.sesdkim.local.text;

import static java.util.Comparator.comparing;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.Grid.Cell;
import dev.sesdkim.scan.AccountSurvey;
import dev.sesdkim.scan.RegionSurvey.Surveyed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A survey as people read it.
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
  public static String of(AccountSurvey survey, Page page) {
    List<String> lines = new ArrayList<>();
    List<State> all = new ArrayList<>();
    for (Surveyed region : survey.surveyed()) {
      if (!region.diagnoses().isEmpty() || !region.problems().isEmpty()) {
        lines.addAll(region(survey, region, page));
        all.addAll(survey.states(region));
      }
    }
    lines.addAll(RemedyText.lines(all, page));
    lines.addAll(EvidenceText.notChecked(all, page));
    lines.addAll(notRead(survey.notRead(), page));
    lines.addAll(
        Wrapping.lines(
            "Account %s at %s: %s."
                .formatted(
                    survey.account(),
                    Words.time(survey.moment().at()),
                    Words.coverage(
                        survey.surveyed().size(), survey.notRead().size(), survey.counts())),
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

  private static List<String> region(AccountSurvey survey, Surveyed region, Page page) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Wrapping.lines(
            Ink.STRONG.on(page, region.region()) + "  ",
            "  ",
            Words.counts(AccountSurvey.counts(region)),
            page.columns() - Width.of(region.region())));
    lines.addAll(table(survey.states(region), page));
    lines.addAll(EvidenceText.lines(survey.states(region), page));
    region
        .problems()
        .forEach(
            problem -> lines.addAll(Wrapping.lines("Note: ", problem.sentence(), page.columns())));
    lines.add("");
    return lines;
  }

  private static List<Cell> row(State state) {
    return List.of(
        Cell.of(Words.name(state.identity().name())),
        new Cell(state.verdict().name(), Ink.of(state.verdict())),
        Cell.of(state.reason().name()),
        Cell.of(ShortRemedy.of(state)));
  }
}
