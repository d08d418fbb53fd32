package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.Verdict;
import java.util.Optional;

/// What is known about mail from one domain.
///
/// @param fromDomain the domain in the From header: the identity's own, or what follows the `@`
/// @param signingDomain the domain in the DKIM signature: the identity that signs; empty when none
///   does
/// @param verdict whether SES signs with that domain
/// @param dkim what DNS says about its DKIM records; empty when nothing was looked up, and without
///   records when it is not known which to look up (a customer's own key without a selector)
/// @param sesKeyBits the key's length as SES v2 gives it
/// @param mailFromRecords what DNS says about the custom MAIL FROM domain
public record Sender(
    String fromDomain,
    Optional<String> signingDomain,
    Verdict verdict,
    Optional<DkimEvidence> dkim,
    Optional<Integer> sesKeyBits,
    MailFrom mailFrom,
    Optional<MailFromEvidence> mailFromRecords,
    Optional<Dmarc> dmarc) {

  /// Whether there is nothing that could be looked up: SES does not tell which records there ought
  /// to be.
  boolean recordsUntold() {
    return dkim.map(evidence -> evidence.records().isEmpty()).orElse(false);
  }

  /// The key's length in bits, SES's word before what DNS shows.
  Optional<Integer> keyBits() {
    return sesKeyBits.or(() -> dkim.flatMap(DkimEvidence::keyBits));
  }
}
