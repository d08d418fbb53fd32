package dev.sesdkim.dkim;

import java.util.List;

/// What DNS says about a custom MAIL FROM domain.
///
/// @param mx the one MX record that SES requires
/// @param txt the TXT record that should hold its SPF policy
/// @param spf what that policy says about mail from Amazon SES
public record MailFromEvidence(DnsCheck mx, DnsCheck txt, Spf spf) {

  public List<DnsCheck> records() {
    return List.of(mx, txt);
  }
}
