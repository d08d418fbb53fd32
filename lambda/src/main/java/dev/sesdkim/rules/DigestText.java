package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.English;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The email of a digest: a table that can be read at a glance.
final class DigestText {

  /// The email has at most this many lines.
  static final int MOST_LINES = 25;

  /// What comes after the table: the count, the account with its name, and blank lines.
  private static final int LINES_AFTER = 6;

  private static final int FEWEST_ROWS = 2;

  private DigestText() {}

  static String of(Alert.Digest digest, AlertAccounts accounts) {
    Lines lines = new Lines();
    List<DigestRows> sections = DigestRows.of(digest, accounts);
    List<DigestRows.Row> all = sections.stream().flatMap(one -> one.rows().stream()).toList();
    int[] room = room(sections);
    for (int at = 0; at < sections.size(); at++) {
      lines.add(sections.get(at).heading());
      List<DigestRows.Row> rows = sections.get(at).rows();
      int shown = rows.size() <= room[at] ? rows.size() : room[at] - 1;
      rows.stream().limit(shown).forEach(row -> lines.add(line(row, all)));
      if (shown < rows.size()) {
        lines.add("  and %s more".formatted(English.number(rows.size() - shown)));
      }
    }
    if (!sections.isEmpty()) {
      lines.blank();
    }
    DigestStory.summary(digest).forEach(sentence -> lines.wrapped("", "", sentence));
    lines.blank();
    lines.wrapped(
        "",
        "",
        "%s, scan of %s. %s"
            .formatted(
                accounts.words(),
                Times.forPeople(digest.observedAt(), digest.observedAt()),
                DigestStory.next(digest))
            .strip());
    return lines.toString();
  }

  /// How many lines each section may have below its heading: each a few, and the first sections
  /// what is left.
  private static int[] room(List<DigestRows> sections) {
    int left = MOST_LINES - LINES_AFTER - sections.size();
    int[] room = new int[sections.size()];
    for (int at = 0; at < room.length; at++) {
      room[at] = Math.min(FEWEST_ROWS, sections.get(at).rows().size());
      left -= room[at];
    }
    for (int at = 0; at < room.length; at++) {
      int more = Math.min(left, sections.get(at).rows().size() - room[at]);
      room[at] += more;
      left -= more;
    }
    return room;
  }

  private static String line(DigestRows.Row row, List<DigestRows.Row> all) {
    List<String> cells = new ArrayList<>();
    cells.add(left(row.name(), width(all, DigestRows.Row::name)));
    cells.add(left(row.where(), width(all, DigestRows.Row::where)));
    cells.add(right(row.age(), width(all, DigestRows.Row::age)));
    cells.add(row.words());
    return ("  " + String.join("  ", cells)).stripTrailing();
  }

  private static int width(List<DigestRows.Row> all, Function<DigestRows.Row, String> cell) {
    return all.stream().mapToInt(row -> cell.apply(row).length()).max().orElse(0);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
