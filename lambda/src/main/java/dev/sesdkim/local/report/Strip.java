package dev.sesdkim.local.report;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.report.Stretches.Kind;
import dev.sesdkim.local.report.Stretches.Piece;
import dev.sesdkim.local.text.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The days of one identity as a drawing, 90 wide (one for each day) and 16 high.
///
/// @param label the same in words
/// @param even whether the identity was verified on all days, so that a single line shows it
/// @param ok the path of the days on which it was verified
/// @param risk the path of the days on which it was at risk
/// @param bad the path of the days on which it was unverified
/// @param unknown the path of the days on which its standing is unknown
/// @param changes the periods in words, newest first; empty if nothing changed
public record Strip(
    String label,
    boolean even,
    String ok,
    String risk,
    String bad,
    String unknown,
    List<Change> changes) {

  private static final double SECONDS = Duration.ofDays(1).toSeconds();

  /// The smallest width that can be seen.
  private static final double LEAST = 1.2;

  private static final int MOST_TOLD = 4;

  private static final int MOST_CHANGES = 20;

  /// A period in which nothing changed.
  ///
  /// @param from empty if it began before the shown days
  /// @param until `now` if it has not ended
  public record Change(String from, String until, String words, String code) {}

  public Strip {
    changes = List.copyOf(changes);
  }

  static Strip of(State state, List<Stretch> history, Instant at) {
    List<Piece> pieces = Stretches.of(state, history, at);
    boolean even =
        pieces.stream().allMatch(piece -> piece.kind() == Kind.VERIFIED)
            && !pieces.getFirst().from().isAfter(Report.from(at));
    return new Strip(
        label(pieces, at),
        even,
        path(Kind.VERIFIED, pieces, at),
        path(Kind.AT_RISK, pieces, at),
        path(Kind.BROKEN, pieces, at),
        path(Kind.UNKNOWN, pieces, at),
        pieces.size() < 2 ? List.of() : changes(pieces, at));
  }

  /// The strip without its list of changes.
  Strip brief() {
    return new Strip(label, even, ok, risk, bad, unknown, List.of());
  }

  private static String path(Kind kind, List<Piece> pieces, Instant at) {
    StringBuilder path = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.kind() == kind) {
        double from = Math.max(0, days(piece.from(), at));
        double until = days(piece.until(), at);
        if (kind != Kind.VERIFIED && until - from < LEAST) {
          from = Math.max(0, Math.min(from, Report.DAYS - LEAST));
          until = from + LEAST;
        }
        path.append('M').append(tenths(from)).append(" 8H").append(tenths(until));
      }
    }
    return path.toString();
  }

  private static double days(Instant moment, Instant at) {
    return Report.DAYS - Duration.between(moment, at).toSeconds() / SECONDS;
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
  }

  private static String label(List<Piece> pieces, Instant at) {
    List<String> parts = new ArrayList<>();
    List<Piece> others = pieces.stream().filter(piece -> piece.kind() != Kind.VERIFIED).toList();
    if (others.size() > MOST_TOLD) {
      parts.add(English.count(others.size() - MOST_TOLD, "earlier change", "earlier changes"));
    }
    others.stream()
        .skip(Math.max(0, others.size() - MOST_TOLD))
        .map(piece -> piece.kind().words() + " " + days(piece, at))
        .forEach(parts::add);
    Piece last = pieces.getLast();
    if (last.kind() == Kind.VERIFIED) {
      parts.add(parts.isEmpty() ? verified(pieces.getFirst(), at) : "verified now");
    }
    String label = String.join(", ", parts);
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }

  private static String verified(Piece first, Instant at) {
    return first.from().isAfter(Report.from(at))
        ? "verified since first seen on " + Phrases.date(first.from(), at)
        : "verified on all " + Report.DAYS + " days";
  }

  private static String days(Piece piece, Instant at) {
    if (piece.until().equals(at)) {
      return "since " + Phrases.date(piece.from(), at);
    }
    String from = Phrases.date(piece.from(), at);
    String until = Phrases.date(piece.until(), at);
    return from.equals(until) ? "on " + from : from + " to " + until;
  }

  private static List<Change> changes(List<Piece> pieces, Instant at) {
    List<Change> changes = new ArrayList<>();
    for (Piece piece : pieces.reversed()) {
      boolean before = piece.from().isBefore(Report.from(at));
      changes.add(
          new Change(
              before ? "" : Phrases.day(piece.from(), at),
              piece.until().equals(at) ? "now" : Phrases.day(piece.until(), at),
              piece.kind().words(),
              piece.code()));
    }
    return changes.stream().limit(MOST_CHANGES).toList();
  }
}
