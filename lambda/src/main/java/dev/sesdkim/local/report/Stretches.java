package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The standing of one identity over the days that a report shows, oldest first and without
/// overlap. The history holds only verdicts; whether an identity is at risk or unread is known only
/// for the present.
final class Stretches {

  enum Kind {
    VERIFIED("verified"),
    AT_RISK("at risk"),
    UNKNOWN("unknown"),
    BROKEN("unverified");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// A period of one kind.
  ///
  /// @param from before the first shown day if it began earlier
  /// @param code the reason, if it says more than the kind
  record Piece(Kind kind, Instant from, Instant until, String code) {}

  private Stretches() {}

  /// @param history newest first; empty for an identity that has only its present stretch
  static List<Piece> of(State state, List<Stretch> history, Instant at) {
    List<Piece> pieces = new ArrayList<>();
    Instant first = Report.from(at);
    history.stream()
        .filter(one -> one.until().orElse(at).isAfter(first) && !one.from().isAfter(at))
        .sorted(Comparator.comparing(Stretch::from))
        .map(
            one ->
                new Piece(
                    kind(one.verdict()), one.from(), one.until().orElse(at), code(one.reason())))
        .forEach(pieces::add);
    if (pieces.isEmpty()) {
      pieces.add(
          new Piece(kind(state.verdict()), state.dates().stretchSince(), at, code(state.reason())));
    }
    present(state).ifPresent(piece -> replaceFrom(pieces, piece, at));
    return pieces;
  }

  private static Optional<Piece> present(State state) {
    return switch (Standing.of(state)) {
      case AT_RISK ->
          state.evidence().atRiskSince().map(since -> new Piece(Kind.AT_RISK, since, since, ""));
      case UNKNOWN ->
          state
              .unreadable()
              .map(State.Unreadable::trouble)
              .map(Trouble::since)
              .map(since -> new Piece(Kind.UNKNOWN, since, since, ""));
      case BROKEN, NOT_READY, MUTED, VERIFIED -> Optional.empty();
    };
  }

  private static void replaceFrom(List<Piece> pieces, Piece present, Instant at) {
    List<Piece> before =
        pieces.stream()
            .filter(piece -> piece.from().isBefore(present.from()))
            .map(
                piece ->
                    piece.until().isAfter(present.from())
                        ? new Piece(piece.kind(), piece.from(), present.from(), piece.code())
                        : piece)
            .toList();
    pieces.clear();
    pieces.addAll(before);
    pieces.add(new Piece(present.kind(), present.from(), at, present.code()));
  }

  private static Kind kind(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED -> Kind.VERIFIED;
      case UNVERIFIED -> Kind.BROKEN;
      case UNKNOWN -> Kind.UNKNOWN;
    };
  }

  private static String code(Reason reason) {
    return reason == Reason.OK ? "" : reason.name();
  }
}
