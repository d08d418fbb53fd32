package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What good news it is that an alert tells.
enum Recovery {
  /// SES calls the identity verified again.
  VERIFIED("DKIM verified again", "are DKIM-verified again", "mail is signed"),
  /// The DKIM records are right again before SES noticed that they were not.
  RISK_OVER(
      "DKIM records right again", "have the right DKIM records again", "mail was signed all along"),
  /// The bulk-sender rules are met again.
  READY(
      "meets the bulk-sender rules again",
      "meet the bulk-sender rules again",
      "none of its checks fails"),
  /// A removed identity is back, and verified.
  LISTED("an SES identity again", "are SES identities again", "mail is signed"),
  /// Several of these, or one of the last two.
  ANY("in order again", "are in order again", "mail is signed");

  private final String one;
  private final String many;
  private final String effect;

  Recovery(String one, String many, String effect) {
    this.one = one;
    this.many = many;
    this.effect = effect;
  }

  /// To be read after a name.
  String words() {
    return one;
  }

  /// To be read after how many domains there are.
  String ofMany() {
    return many;
  }

  /// What it means for the mail.
  String effect() {
    return effect;
  }

  static Recovery of(List<AlertedIdentity> leads) {
    List<Recovery> all = leads.stream().map(Recovery::of).distinct().toList();
    return all.size() == 1 ? all.getFirst() : ANY;
  }

  /// What was verified all along has been at risk since before, or changes now.
  static Recovery of(AlertedIdentity one) {
    Due.OfIdentity told = one.told();
    if (!told.was().equals(Optional.of(Verdict.VERIFIED))) {
      return VERIFIED;
    }
    if (told.since().isBefore(told.observedAt())) {
      return RISK_OVER;
    }
    Optional<Instant> verified = one.state().map(State::since);
    if (verified.filter(since -> since.isBefore(told.since())).isPresent()) {
      return READY;
    }
    return verified.equals(Optional.of(told.since())) ? LISTED : ANY;
  }
}
