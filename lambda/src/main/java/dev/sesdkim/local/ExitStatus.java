package dev.sesdkim.local;

import dev.sesdkim.dkim.Counts;

/// What the command's exit status says.
final class ExitStatus {

  static final int VERIFIED = 0;
  static final int UNVERIFIED = 1;
  static final int UNKNOWN = 2;

  private ExitStatus() {}

  /// Something that is unverified is certain, whatever else could not be read.
  ///
  /// @param complete whether every region was read
  static int of(Counts counts, boolean complete) {
    if (counts.unverified() > 0) {
      return UNVERIFIED;
    }
    return complete && counts.unknown() == 0 ? VERIFIED : UNKNOWN;
  }
}
