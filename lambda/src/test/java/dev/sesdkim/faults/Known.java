package dev.sesdkim.faults;

import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.Optional;

/// What the model knows of one identity.
final class Known {

  Verdict verdict = Verdict.UNKNOWN;
  Reason reason = Reason.UNREADABLE;

  /// When the verdict began.
  Instant since = Instant.EPOCH;

  /// When the stretch began in which nothing changed, and the how manieth it is.
  Instant stretch = Instant.EPOCH;

  int stretches = 1;

  /// SES's words in that stretch.
  String words = "";

  Optional<String> governedBy = Optional.empty();
  Optional<Instant> removedAt = Optional.empty();

  /// Whether it counts among what is broken now, should it be unverified.
  boolean watched = true;

  /// Since when it is listed and cannot be told, and whether that is told or due.
  Optional<Instant> unknownSince = Optional.empty();

  boolean unknownTold;

  /// Whether it was removed and is listed again, and nobody knows yet as what.
  boolean backUnread;

  /// Since when it is missing from the list, and in which scan it was missing first.
  Optional<Instant> missingSince = Optional.empty();

  String missingIn = "";

  /// When people are to hear that it was found unverified, while they have not.
  Optional<Instant> foundDue = Optional.empty();

  /// Whether people have ever heard of it by its own name.
  boolean told;

  Known copy() {
    Known copy = new Known();
    copy.verdict = verdict;
    copy.reason = reason;
    copy.since = since;
    copy.stretch = stretch;
    copy.stretches = stretches;
    copy.words = words;
    copy.governedBy = governedBy;
    copy.removedAt = removedAt;
    copy.watched = watched;
    copy.unknownSince = unknownSince;
    copy.unknownTold = unknownTold;
    copy.backUnread = backUnread;
    copy.missingSince = missingSince;
    copy.missingIn = missingIn;
    copy.foundDue = foundDue;
    copy.told = told;
    return copy;
  }

  boolean isRemoved() {
    return removedAt.isPresent();
  }

  /// All of it that the table shows.
  String text() {
    return "%s %s since %s, stretch %d since %s%s%s%s%s%s"
        .formatted(
            verdict,
            reason,
            since,
            stretches,
            stretch,
            removedAt.map(at -> ", removed " + at).orElse(""),
            unknownSince
                .map(at -> ", unknown since " + at + (unknownTold ? " told" : ""))
                .orElse(""),
            missingSince.map(at -> ", missing since " + at).orElse(""),
            foundDue.map(at -> ", found due " + at).orElse(""),
            verdict == Verdict.UNVERIFIED && !watched ? ", not watched" : "");
  }
}
