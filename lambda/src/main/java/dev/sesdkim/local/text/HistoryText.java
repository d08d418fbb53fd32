package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.Grid.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/// One identity's history as people read it.
public final class HistoryText {

  private static final List<String> TITLES =
      List.of("FROM", "UNTIL", "VERDICT", "REASON", "SES SAID");

  private HistoryText() {}

  /// A table for each region in which the identity was ever seen.
  ///
  /// @param stretches by region, newest first
  public static String of(String name, NavigableMap<String, List<Stretch>> stretches, Page page) {
    List<String> lines = new ArrayList<>();
    stretches.forEach(
        (region, history) -> {
          lines.add(Ink.STRONG.on(page, region) + "  " + Words.name(name));
          lines.addAll(Grid.lines(TITLES, history.stream().map(HistoryText::row).toList(), page));
          lines.add("");
        });
    return String.join("\n", lines);
  }

  private static List<Cell> row(Stretch stretch) {
    return List.of(
        Cell.of(Words.time(stretch.from())),
        Cell.of(stretch.until().map(Words::time).orElse("now")),
        new Cell(stretch.verdict().name(), Ink.of(stretch.verdict())),
        Cell.of(stretch.reason().name()),
        Cell.of(SesWords.of(stretch.facts())));
  }
}
