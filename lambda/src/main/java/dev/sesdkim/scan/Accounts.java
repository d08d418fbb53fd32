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

/// Port: the rows of accounts, and the right to scan an account, which only one scan has at a time.
///
/// Every method throws [ScanFailure] when the table does not answer; every method that takes a
/// [Claim] throws one of the kind SUPERSEDED, and writes nothing, once a later scan has taken the
/// account.
public interface Accounts {

  /// Takes the account for the scan if no other scan has it. The right ends by itself.
  ///
  /// @param moment the scan; a retry of the same invocation has the same id, but waits for the
  ///   right like any other scan
  /// @param until when the scan is over in any case
  /// @return the new row, with a fence greater than any before and this start among the last three;
  ///   empty while another scan has the account
  Optional<AccountRow> take(String account, Moment moment, Instant until);

  /// Every known account, by id. A row that this version cannot read is left out.
  NavigableMap<String, AccountRow> all();

  /// The row, in the scans' log, of the account's scan that started at this moment; empty if there
  /// is none.
  Optional<ScanRecord> scan(String account, Instant startedAt);

  /// What people have muted, as last written.
  Mutes mutes(String account);

  /// Throws if a later scan has taken the account.
  void require(Claim claim);

  /// Writes the row and what becomes due, in one transaction.
  void save(Claim claim, AccountRow row, List<? extends Due> due);

  /// Ends the scan: gives the account back, and writes its row and the scan's row of the log, in
  /// one transaction.
  void end(Claim claim, AccountRow row, ScanRecord scan);
}
