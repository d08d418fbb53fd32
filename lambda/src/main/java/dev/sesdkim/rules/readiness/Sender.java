package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.Verdict;
import java.util.Optional;

/// What is known about mail from one domain, whose From header and DKIM signature have that domain.
///
/// @param verdict whether SES signs with the domain
/// @param dkim what DNS says about its DKIM records; without records if the records to look up are
///   unknown (a customer's own key without a selector)
/// @param sesKeyBits the key's length in bits as SES v2 reports it
/// @param mailFromRecords what DNS says about the custom MAIL FROM domain
public record Sender(
    String domain,
    Verdict verdict,
    DkimEvidence dkim,
    Optional<Integer> sesKeyBits,
    MailFrom mailFrom,
    Optional<MailFromEvidence> mailFromRecords,
    Dmarc dmarc) {

  /// The key's length in bits: from SES, or else from DNS.
  Optional<Integer> keyBits() {
    return sesKeyBits.or(dkim::keyBits);
  }
}
