package dev.sesdkim.scan;

import dev.sesdkim.dkim.Due;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Port: news that is due and was not sent yet.
///
/// Every method throws [ScanFailure] when the table does not answer.
public interface Outbox {

  /// What is due in a place by a moment, that moment included, oldest first.
  ///
  /// @param place a region, or [Due#ACCOUNT]
  List<Due> due(String account, String place, Instant by);

  /// Removes what was sent, and notes the time in the states of its identities: in the last state
  /// of a removed identity, and nowhere for an identity without a row. Only its `FOUND_UNVERIFIED`
  /// ends an identity's grace.
  ///
  /// @param told what was sent, from any number of places
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the account, whether it
  ///   has begun these places or not
  void told(Claim claim, Collection<? extends Due> told, Instant at);

  /// Writes that a person asks for a digest, also while another scan has the account: that scan or
  /// the next one sends it.
  void ask(Due.Digest digest);

  /// Removes what was muted before it was sent. Nothing is noted in the state of its identity.
  ///
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the account
  void withdraw(Claim claim, Collection<? extends Due> muted);
}
