package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.ScanRecord;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// Port: what is remembered of an account's scans, and the right to scan it, which one scan has at
/// a time.
///
/// Every method throws [ScanFailure] when the table does not answer; every method that takes a
/// [Claim] throws one of the kind SUPERSEDED, and writes nothing, once a later scan has taken the
/// account.
public interface Accounts {

  /// Takes the account for the scan if no other has it. The right ends by itself.
  ///
  /// @param moment the scan; a retry of the same invocation has the same id, and no other right
  /// @param until when the scan is over in any case
  /// @return the row as it is from now on, with a fence that is greater than any before and this
  ///   start among the last three; empty while another scan has the account
  Optional<AccountRow> take(String account, Moment moment, Instant until);

  /// Every remembered account, by its number. A row that this version cannot read is left out.
  NavigableMap<String, AccountRow> all();

  /// The scan of the account that started then, as its row of the log has it.
  Optional<ScanRecord> scan(String account, Instant startedAt);

  /// What people have muted, as last written by anyone.
  Mutes mutes(String account);

  /// Returns if no later scan has taken the account.
  void require(Claim claim);

  /// Writes what is remembered, and what is to be told with it, in one transaction.
  void save(Claim claim, AccountRow row, List<? extends Due> due);

  /// Ends the scan: gives the account back, writes what is remembered and the scan's row of the
  /// log, in one transaction.
  void end(Claim claim, AccountRow row, ScanRecord scan);
}
