package dev.sesdkim.local;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.local.text.NamedFix;
import dev.sesdkim.local.text.Standings;
import java.util.stream.Stream;

/// The command's exit status.
final class ExitStatus {

  static final int FINE = 0;
  static final int WRONG = 1;
  static final int UNKNOWN = 2;

  private ExitStatus() {}

  /// The exit status for these counts. A broken identity is certain, even if something else could
  /// not be read.
  ///
  /// @param complete whether every region was read
  static int of(Counts counts, boolean complete) {
    if (counts.unverified() > 0) {
      return WRONG;
    }
    return complete && counts.unknown() == 0 ? FINE : UNKNOWN;
  }

  /// The exit status where there is no fix to print or to make. What is wrong without a known fix
  /// is certain, even if something else could not be read.
  static int ofNothing(NamedFix fix) {
    if (fix.isWrong()) {
      return WRONG;
    }
    return fix.isTold() ? FINE : UNKNOWN;
  }

  /// The exit status for these standings. What counts as wrong is up to `failOn`.
  static int of(Standings standings, boolean complete, FailOn failOn) {
    if (Stream.of(Standing.values())
        .anyMatch(standing -> failOn.holds(standing) && standings.of(standing) > 0)) {
      return WRONG;
    }
    return complete && standings.of(Standing.UNKNOWN) == 0 ? FINE : UNKNOWN;
  }
}
