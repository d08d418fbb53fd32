package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes and reads troubles in rows: each is a problem and the time since which it exists.
///
/// A trouble that a row can have only once has its time in an attribute of its own, where people
/// find it, and the rest in the map `problem`. Troubles by part of the scan are in the map
/// `problems`, each with its time inside.
final class Troubles {

  private static final int ACTION = 100;
  private static final int DETAIL = 1_000;

  private Troubles() {}

  /// Puts the time under this name and the rest under `problem`.
  static void write(String since, Trouble trouble, NewRow row) {
    row.put(since, trouble.since())
        .put("problem", problem(trouble.problem(), DETAIL).put("told", trouble.told()));
  }

  /// The trouble whose time has this name, if there is one.
  static Optional<Trouble> trouble(String since, Row row) {
    return row.timeIfAny(since)
        .map(at -> new Trouble(at, problem(row.row("problem")), row.row("problem").flag("told")));
  }

  /// Puts all troubles under `problems`, or nothing if there are none.
  static void write(Map<ScanPart, Trouble> troubles, NewRow row) {
    NewRow problems = new NewRow();
    new TreeMap<>(troubles)
        .forEach((part, trouble) -> problems.put(part.name(), inOneMap(trouble)));
    if (!problems.isEmpty()) {
      row.put("problems", problems);
    }
  }

  /// The troubles under `problems` whose part this version knows.
  static Map<ScanPart, Trouble> byPart(Row row) {
    Map<ScanPart, Trouble> troubles = new EnumMap<>(ScanPart.class);
    Map<String, Row> problems = row.rowsByName("problems");
    for (ScanPart part : ScanPart.values()) {
      Row problem = problems.get(part.name());
      if (problem != null) {
        troubles.put(part, ofOneMap(problem));
      }
    }
    return troubles;
  }

  private static NewRow inOneMap(Trouble trouble) {
    return problem(trouble.problem(), DETAIL)
        .put("since", trouble.since())
        .put("told", trouble.told());
  }

  private static Trouble ofOneMap(Row row) {
    return new Trouble(row.time("since"), problem(row), row.flag("told"));
  }

  /// Converts a problem to a map.
  ///
  /// @param most the limit of the detail, in bytes
  static NewRow problem(Problem problem, int most) {
    return new NewRow()
        .put("kind", problem.kind().name())
        .put("action", problem.action(), ACTION)
        .put("detail", problem.detail(), most);
  }

  static Problem problem(Row row) {
    return new Problem(
        row.word("kind", Problem.Kind.class), row.text("action"), row.text("detail"));
  }
}
