package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.Grid.Cell;
import dev.sesdkim.rules.Age;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/// One identity's history as people read it, in UTC.
public final class HistoryText {

  private static final List<String> TITLES = List.of("FROM", "UNTIL", "FOR", "VERDICT", "REASON");

  private static final String SES = "  SES: ";

  private HistoryText() {}

  /// A table for each region in which the identity was ever seen; under each stretch what SES said,
  /// which is too long for a column.
  ///
  /// @param stretches by region, newest first
  /// @param names the accounts of the answer
  /// @param now to which what still is has lasted
  public static String of(
      String name,
      NavigableMap<AccountRegion, List<Stretch>> stretches,
      AccountLabels names,
      Instant now,
      Page page) {
    List<String> lines = new ArrayList<>();
    stretches.forEach(
        (region, history) -> {
          lines.add(Ink.STRONG.on(page, names.where(region)) + "  " + Words.name(name));
          lines.addAll(
              Grid.lines(
                  TITLES,
                  history.stream().map(one -> row(one, now)).toList(),
                  SES,
                  history.stream().map(one -> SesWords.of(one.facts())).toList(),
                  page));
          lines.add("");
        });
    return String.join("\n", lines);
  }

  private static List<Cell> row(Stretch stretch, Instant now) {
    return List.of(
        Cell.of(Words.day(stretch.from(), now)),
        Cell.of(stretch.until().map(until -> Words.day(until, now)).orElse("now")),
        new Cell(Age.of(stretch.from(), stretch.until().orElse(now)), Ink.FAINT),
        new Cell(stretch.verdict().name(), Ink.of(stretch.verdict())),
        Cell.of(stretch.reason().name()));
  }
}
