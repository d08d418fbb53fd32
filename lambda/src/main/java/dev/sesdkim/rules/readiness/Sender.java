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
/// @param signingDomain the domain in the DKIM signature: the identity that signs; empty if none
///   does
/// @param verdict whether SES signs with that domain
/// @param dkim what DNS says about its DKIM records; empty if nothing was looked up; without
///   records if the records to look up are unknown (a customer's own key without a selector)
/// @param sesKeyBits the key's length in bits as SES v2 reports it
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

  /// Whether the records to look up are unknown, because SES does not report them.
  boolean recordsUntold() {
    return dkim.map(evidence -> evidence.records().isEmpty()).orElse(false);
  }

  /// The key's length in bits: from SES, or else from DNS.
  Optional<Integer> keyBits() {
    return sesKeyBits.or(() -> dkim.flatMap(DkimEvidence::keyBits));
  }
}
