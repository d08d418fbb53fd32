package dev.sesdkim.scan;

import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import java.util.Optional;

/// What is muted, as far as it could be read.
///
/// @param unread why the mutes could not be read; then the identities' rows say what is muted
record KnownMutes(Mutes known, Optional<ScanFailure> unread) {

  static KnownMutes of(Accounts accounts, String account) {
    try {
      return new KnownMutes(accounts.mutes(account), Optional.empty());
    } catch (ScanFailure why) {
      return unknown(why);
    } catch (RuntimeException fault) {
      return unknown(
          new ScanFailure(
              "A fault in this program kept account " + account + "'s mutes from being read.",
              new Problem(Problem.Kind.UNEXPECTED, "dynamodb:Query", fault.toString()),
              fault));
    }
  }

  private static KnownMutes unknown(ScanFailure why) {
    return new KnownMutes(Mutes.UNKNOWN, Optional.of(why));
  }
}
