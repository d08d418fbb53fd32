package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.ScanView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The content of a report.
///
/// @param history the stretches of each identity that has more than its present one, newest first;
///   empty if nothing is remembered
/// @param notWatched the regions that are not watched
/// @param place gives the name of a region, such as `Europe (Ireland)`; empty if unknown
/// @param source what the report was made from, such as `a live scan`
/// @param command the command that makes it again
/// @param version the version of the program
public record Report(
    ScanView view,
    Optional<Map<Identity, List<Stretch>>> history,
    List<RegionRow> notWatched,
    UnaryOperator<String> place,
    String source,
    String command,
    String version) {

  /// How many days back a report shows.
  public static final int DAYS = 90;

  public Report {
    history = history.map(Map::copyOf);
    notWatched = List.copyOf(notWatched);
  }

  /// The days of an identity; empty if nothing is remembered.
  Optional<Strip> strip(State state) {
    return history.map(
        known -> Strip.of(state, known.getOrDefault(state.identity(), List.of()), view.at()));
  }

  /// When the shown history begins.
  public static Instant from(Instant at) {
    return at.minus(DAYS, ChronoUnit.DAYS);
  }
}
