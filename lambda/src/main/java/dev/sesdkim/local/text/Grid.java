package dev.sesdkim.local.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table of text: a title over each column, cells wrapped where the page is too narrow.
final class Grid {

  private static final String GAP = "  ";

  /// Below this a column is not narrowed further.
  private static final int NARROWEST = 12;

  record Cell(String text, Ink ink) {

    static Cell of(String text) {
      return new Cell(text, Ink.PLAIN);
    }
  }

  private Grid() {}

  /// The lines of the table.
  ///
  /// @param rows each with as many cells as there are titles
  static List<String> lines(List<String> titles, List<List<Cell>> rows, Page page) {
    return lines(titles, rows, "", rows.stream().map(_ -> "").toList(), page);
  }

  /// The same with a text below each row, as wide as the page.
  ///
  /// @param lead before each text that is not empty
  /// @param below as many as there are rows
  static List<String> lines(
      List<String> titles, List<List<Cell>> rows, String lead, List<String> below, Page page) {
    List<List<Cell>> all = new ArrayList<>();
    all.add(titles.stream().map(title -> new Cell(title, Ink.FAINT)).toList());
    all.addAll(rows);
    int[] widths = widths(all, page.columns());
    List<String> lines = new ArrayList<>(row(all.getFirst(), widths, page));
    for (int i = 0; i < rows.size(); i++) {
      lines.addAll(row(rows.get(i), widths, page));
      if (!below.get(i).isEmpty()) {
        lines.addAll(Wrapping.lines(lead, below.get(i), page.columns()));
      }
    }
    return lines;
  }

  /// The widest column gives way until the row fits or no column is left that may.
  private static int[] widths(List<List<Cell>> rows, int columns) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Width.of(row.get(i).text()));
      }
    }
    int room = columns - GAP.length() * (widths.length - 1);
    while (Arrays.stream(widths).sum() > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] >= widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static List<String> row(List<Cell> row, int[] widths, Page page) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      cells.add(Wrapping.lines(row.get(i).text(), Math.max(2, widths[i])));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      int owed = 0;
      for (int x = 0; x < widths.length; x++) {
        String text = y < cells.get(x).size() ? cells.get(x).get(y) : "";
        if (!text.isEmpty()) {
          line.append(" ".repeat(owed)).append(row.get(x).ink().on(page, text));
          owed = 0;
        }
        owed += widths[x] - Width.of(text) + GAP.length();
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
