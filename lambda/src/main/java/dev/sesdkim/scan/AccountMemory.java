package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.PartTransitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is remembered of an account that a scan has taken: its row. News is written with it at
/// once, everything else when the scan ends.
final class AccountMemory {

  private final TakenAccount taken;
  private final AccountFailures failures;
  private AccountRow row;
  private boolean ended;

  AccountMemory(TakenAccount taken, AccountRow row, AccountFailures failures) {
    this.taken = taken;
    this.row = row;
    this.failures = failures;
  }

  AccountRow row() {
    return row;
  }

  /// Keeps the row, to be written when the scan ends.
  void remember(AccountRow now) {
    row = now;
  }

  /// Saves the row, together with what becomes due.
  ///
  /// @return whether it could be written; if not, [AccountFailures#failure] says why
  boolean save(AccountRow now, List<? extends Due> due) {
    try {
      taken.store().accounts().save(taken.claim(), now, due);
      row = now;
      return true;
    } catch (ScanFailure unsaved) {
      failures.fails(unsaved);
      return false;
    }
  }

  /// Notes the troubles. If that makes news, the troubles and the news are written at once, in one
  /// transaction; otherwise the row is written when the scan ends.
  ///
  /// @param seen as in [PartTransitions#of]
  /// @param leftOut the parts that the settings leave out: troubles with them end
  /// @return what became due; nothing if it cannot be written, and then [AccountFailures#failure]
  ///   says why
  List<Due.OfScan> note(Map<ScanPart, Optional<Problem>> seen, Set<ScanPart> leftOut) {
    Map<ScanPart, Trouble> known = new HashMap<>(row.troubles());
    known.keySet().removeAll(leftOut);
    PartTransitions now =
        PartTransitions.of(
            known,
            seen,
            taken.id(),
            Due.ACCOUNT,
            row.messages().startedTold().isPresent(),
            taken.context());
    AccountRow noted = row.with(now.troubles());
    if (now.due().isEmpty() || save(noted, now.due())) {
      row = noted;
      return now.due();
    }
    return List.of();
  }

  /// Gives the account back, and writes its row and the scan's.
  ///
  /// @throws ScanFailure if these cannot be written
  void end(ScanRecord record) {
    taken.store().accounts().end(taken.claim(), row, record);
    ended = true;
  }

  /// Whether the account was given back.
  boolean hasEnded() {
    return ended;
  }
}
