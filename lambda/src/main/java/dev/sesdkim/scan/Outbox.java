package dev.sesdkim.scan;

import dev.sesdkim.dkim.Due;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Port: what is to be told and was not told yet.
///
/// Every method throws [ScanFailure] when the table does not answer.
public interface Outbox {

  /// What is due in a place by a moment, that moment included, oldest first.
  ///
  /// @param place a region, or [Due#ACCOUNT]
  List<Due> due(String account, String place, Instant by);

  /// Removes what was told, and notes with the states of its identities when that was: with the
  /// last state of one that is removed, and nowhere for one that has no row any more. The grace of
  /// an identity ends with its `FOUND_UNVERIFIED` alone.
  ///
  /// @param told of any number of places
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the account, whether it
  ///   has begun these places or not
  void told(Claim claim, Collection<? extends Due> told, Instant at);

  /// Writes that somebody asks for a digest, also while another scan has the account: that scan
  /// tells it, or the next one.
  void ask(Due.Digest digest);

  /// Removes what was muted before it could be told. Nothing is noted with its identity.
  ///
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the account
  void withdraw(Claim claim, Collection<? extends Due> muted);
}
