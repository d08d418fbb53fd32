package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import java.util.ArrayList;
import java.util.List;

/// What SES said about an identity, in SES's own words.
final class SesWords {

  private SesWords() {}

  static String of(Facts facts) {
    List<String> parts = new ArrayList<>();
    facts.dkimStatus().ifPresent(status -> parts.add("DKIM " + Phrases.name(status)));
    facts.signingEnabled().ifPresent(enabled -> parts.add(enabled ? "signing on" : "signing off"));
    facts.verificationStatus().ifPresent(status -> parts.add("identity " + Phrases.name(status)));
    facts.governedBy().ifPresent(domain -> parts.add("governed by " + Phrases.name(domain)));
    if (facts.mailFrom() instanceof MailFrom.Custom(String domain, String status, String _)) {
      parts.add("MAIL FROM %s %s".formatted(Phrases.name(domain), Phrases.name(status)));
    }
    return parts.isEmpty() ? "nothing yet" : String.join(", ", parts);
  }
}
