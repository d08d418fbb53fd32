package dev.sesdkim.local.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A table of text with a title above each column. Cells are wrapped if the page is too narrow. The
/// first column stays whole as long as the others can be narrowed; a name in it that would be
/// broken goes on a line of its own.
final class Grid {

  private static final String GAP = "  ";

  /// Columns are not narrowed below this width if the table can be as narrow as the page.
  private static final int NARROWEST = 12;

  /// Many columns are narrowed below that, if the table then fits.
  private static final int NARROWEST_OF_MANY = 8;

  record Cell(String text, Ink ink) {}

  /// A column, and the cell that it shows for a row.
  record Column<R>(String title, Function<R, Cell> cell) {

    /// A column in plain ink.
    static <R> Column<R> of(String title, Function<R, String> text) {
      return of(title, text, Ink.PLAIN);
    }

    static <R> Column<R> of(String title, Function<R, String> text, Ink ink) {
      return new Column<>(title, row -> new Cell(text.apply(row), ink));
    }
  }

  private Grid() {}

  static <R> List<String> lines(List<Column<R>> columns, List<R> rows, Page page) {
    return lines(columns, rows, "", _ -> "", page);
  }

  /// The lines of the table, with a text as wide as the page below each row.
  ///
  /// @param lead put before each text that is not empty
  static <R> List<String> lines(
      List<Column<R>> columns, List<R> rows, String lead, Function<R, String> below, Page page) {
    List<List<Cell>> all = new ArrayList<>();
    all.add(columns.stream().map(column -> new Cell(column.title(), Ink.FAINT)).toList());
    rows.forEach(row -> all.add(columns.stream().map(it -> it.cell().apply(row)).toList()));
    int[] widths = widths(all, page.columns());
    List<String> lines = new ArrayList<>(row(all.getFirst(), widths, page));
    for (int i = 0; i < rows.size(); i++) {
      lines.addAll(row(all.get(i + 1), widths, page));
      String text = below.apply(rows.get(i));
      if (!text.isEmpty()) {
        lines.addAll(Wrapping.lines(lead, text, page.columns()));
      }
    }
    return lines;
  }

  /// The column widths. The widest column that can be narrowed is narrowed until the row fits.
  private static int[] widths(List<List<Cell>> rows, int columns) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Width.of(row.get(i).text()));
      }
    }
    int room = columns - GAP.length() * (widths.length - 1);
    int[] least = least(widths, NARROWEST);
    if (widths[0] + Arrays.stream(least).skip(1).sum() <= room) {
      least[0] = widths[0];
    }
    narrow(widths, least, room);
    int[] tight = least(widths, NARROWEST_OF_MANY);
    if (Arrays.stream(tight).sum() <= room) {
      narrow(widths, tight, room);
    }
    return widths;
  }

  private static int[] least(int[] widths, int narrowest) {
    return Arrays.stream(widths).map(width -> Math.min(width, narrowest)).toArray();
  }

  private static void narrow(int[] widths, int[] least, int room) {
    while (Arrays.stream(widths).sum() > room && !Arrays.equals(widths, least)) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean canBe = widths[i] > least[i];
        widest = canBe && (widest < 0 || widths[i] >= widths[widest]) ? i : widest;
      }
      widths[widest]--;
    }
  }

  private static List<String> row(List<Cell> row, int[] widths, Page page) {
    Cell first = row.getFirst();
    if (Stream.of(first.text().split(" ", -1)).anyMatch(word -> Width.of(word) > widths[0])) {
      List<Cell> others = new ArrayList<>(row);
      others.set(0, new Cell("", first.ink()));
      return Stream.concat(
              Wrapping.lines(first.text(), page.columns()).stream()
                  .map(part -> first.ink().on(page, part)),
              cells(others, widths, page).stream())
          .toList();
    }
    return cells(row, widths, page);
  }

  private static List<String> cells(List<Cell> row, int[] widths, Page page) {
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
