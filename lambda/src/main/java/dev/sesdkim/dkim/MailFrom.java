package dev.sesdkim.dkim;

/// The custom MAIL FROM domain of an identity. It decides no verdict: mail is signed without it.
public sealed interface MailFrom {

  /// SES uses a subdomain of amazonses.com.
  record Standard() implements MailFrom {}

  /// A subdomain that the customer chose.
  ///
  /// @param domain the custom domain
  /// @param status SES's own word: `Pending`, `Success`, `Failed` or `TemporaryFailure`
  /// @param onFailure SES's own word for what happens without the MX record: `UseDefaultValue` or
  ///   `RejectMessage` (then SES refuses to send)
  record Custom(String domain, String status, String onFailure) implements MailFrom {}

  /// SES gave no answer this time; what was known before stays known.
  record Unread() implements MailFrom {}
}
