package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.ScanView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a report tells.
///
/// @param history the stretches of each identity that has more than the present one, newest first;
///   empty where nothing is remembered
/// @param notWatched the regions that nobody expects to be read
/// @param place the name of a region, such as `Europe (Ireland)`; empty where it is not known
/// @param source what it was made from, such as `a live scan`
/// @param command what makes it again
/// @param version of the program
public record Report(
    ScanView view,
    Optional<Map<Identity, List<Stretch>>> history,
    List<RegionRow> notWatched,
    UnaryOperator<String> place,
    String source,
    String command,
    String version) {

  /// How far back a report shows what was.
  public static final int DAYS = 90;

  public Report {
    history = history.map(Map::copyOf);
    notWatched = List.copyOf(notWatched);
  }

  /// When a history begins to be shown.
  public static Instant from(Instant at) {
    return at.minus(DAYS, ChronoUnit.DAYS);
  }
}
