package dev.sesdkim.faults;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import java.time.Instant;
import java.util.Optional;

/// What the model knows of a region.
final class ModelRegion {

  /// What a scan finds in a region.
  sealed interface Found {}

  /// @param mailFrom whether SES told MAIL FROM of any identity, or there is none
  record Read(Counts counts, boolean inPart, boolean mailFrom) implements Found {}

  record NotRead(Problem.Kind kind) implements Found {}

  record NotWatched(Problem.Kind kind) implements Found {}

  /// The account is no longer watched.
  record AccountNotWatched() implements Found {}

  Optional<Instant> readAt = Optional.empty();
  boolean inPart;
  Counts counts = Counts.NONE;
  Optional<ModelTrouble> trouble = Optional.empty();

  /// Since when MAIL FROM cannot be read there.
  Optional<ModelTrouble> mailFrom = Optional.empty();

  boolean watched = true;

  /// It is not watched because all of its account was not.
  boolean leftWithAccount;

  boolean isKnown() {
    return readAt.isPresent() || trouble.isPresent();
  }

  /// Whether it is still to be noted that it is not watched, and why. Where all of its account was
  /// not watched, people heard of the account alone; where the settings left it out and do so no
  /// more, they expect it to be watched.
  boolean isToEnd(Found notWatched) {
    return watched
        || switch (notWatched) {
          case NotWatched(Problem.Kind kind) ->
              leftWithAccount
                  || (kind == Problem.Kind.REGION_DISABLED
                      && trouble.filter(why -> why.first() == Problem.Kind.EXCLUDED).isPresent());
          case AccountNotWatched _, Read _, NotRead _ -> false;
        };
  }

  /// Nobody expects it to be read until it once is.
  boolean isDeniedFromTheBeginning() {
    return !watched && trouble.filter(why -> why.first() == Problem.Kind.ACCESS_DENIED).isPresent();
  }

  String text() {
    return "read %s%s %s%s%s, MAIL FROM%s"
        .formatted(
            readAt.map(Instant::toString).orElse("never"),
            inPart ? " in part" : "",
            counts,
            text(trouble),
            watched ? "" : ", not watched",
            text(mailFrom));
  }

  private static String text(Optional<ModelTrouble> trouble) {
    return trouble
        .map(why -> ", not since " + why.since() + (why.told() ? " told" : ""))
        .orElse("");
  }
}
