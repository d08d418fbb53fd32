package dev.sesdkim.scan;

import java.time.Instant;

/// Port: the right to scan an account, held by one scan at a time. It ends by itself.
///
/// Every method throws [ScanFailure] when the table does not answer.
public interface Lease {

  /// Takes the lease until the given moment, if it is free, has ended, or is this holder's own.
  ///
  /// @param holder names an invocation; its retry has the same name and may take over
  /// @return whether the lease is held now
  boolean take(String account, String holder, Instant now, Instant until);

  /// Whether nobody else has taken the lease since this holder did, ended or not.
  boolean isStillOf(String account, String holder);

  /// Gives the lease back, if it is still this holder's.
  void giveBack(String account, String holder);
}
