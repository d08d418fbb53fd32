package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import java.util.Map;
import java.util.Optional;

/// What failed in the scan of one account. The scan goes on, so that the rest is still sent, and
/// reports the first failure.
final class AccountFailures {

  private final ScanLog log;
  private Optional<ScanFailure> failure = Optional.empty();
  private Optional<Problem> unreadRow = Optional.empty();

  AccountFailures(ScanLog log) {
    this.log = log;
  }

  /// Notes what kept the account from being scanned, or its row from being written.
  ///
  /// @throws ScanFailure if a later scan has taken the account
  void fails(ScanFailure why) {
    throwIfSuperseded(why);
    failure = failure.or(() -> Optional.of(why));
  }

  /// Notes a failure to read or write rows that the scan can do without.
  ///
  /// @throws ScanFailure if a later scan has taken the account
  void unread(ScanFailure why) {
    throwIfSuperseded(why);
    log.warn(
        "rows could not be read or written", Map.of("problem", String.valueOf(why.getMessage())));
    unread(why.problem());
  }

  /// Notes a problem with rows that is in the log already.
  void unread(Problem why) {
    unreadRow = unreadRow.or(() -> Optional.of(why));
  }

  /// What kept the account from being scanned, or its row from being written.
  Optional<ScanFailure> failure() {
    return failure;
  }

  /// Why rows could not be read or written.
  Optional<Problem> rows() {
    return unreadRow;
  }

  private static void throwIfSuperseded(ScanFailure why) {
    if (why.isSuperseded()) {
      throw why;
    }
  }
}
