package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The kinds of good news that an alert can report.
enum Recovery {
  /// SES calls the identity verified again.
  VERIFIED("DKIM-signing again", "SES has verified %1$s again, and mail is signed"),
  /// What was wrong in DNS, a record or a key, is in order again before SES noticed.
  RISK_OVER("no longer at risk", "DNS is in order again. SES never stopped signing"),
  /// The bulk-sender rules are met again.
  READY("ready for bulk mail again", "it meets the bulk-sender rules again"),
  /// A removed identity is back and verified.
  LISTED("in SES again", "SES lists %1$s again, and %2$s verified"),
  /// Several of these, or it is unknown whether READY or LISTED applies.
  ANY("in order again", "SES reports %1$s as verified");

  private final String words;
  private final String sentence;

  Recovery(String words, String sentence) {
    this.words = words;
    this.sentence = sentence;
  }

  /// The words after one name or several.
  String words(boolean one) {
    return (one ? "is " : "are ") + words;
  }

  /// What it means, in a sentence that begins in lower case.
  String sentence(boolean one) {
    return sentence.formatted(one ? "it" : "them", one ? "it is" : "they are") + ".";
  }

  static Recovery of(List<AlertedIdentity> leads) {
    List<Recovery> all = leads.stream().map(Recovery::of).distinct().toList();
    return all.size() == 1 ? all.getFirst() : ANY;
  }

  /// The kind. If the identity was verified before, the times tell: the news is older than this
  /// scan for [#RISK_OVER], and begins with this scan for [#READY] and [#LISTED]. For [#LISTED] the
  /// verdict begins with this scan too.
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
