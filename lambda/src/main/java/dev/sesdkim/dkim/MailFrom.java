package dev.sesdkim.dkim;

/// The custom MAIL FROM domain of an identity. It decides no verdict: mail is signed without it.
public sealed interface MailFrom {

  /// SES uses a subdomain of amazonses.com.
  record Standard() implements MailFrom {}

  /// A subdomain that the customer chose. Longer texts are cut.
  ///
  /// @param domain the custom domain, at most 300 bytes in UTF-8
  /// @param status SES's own word: `Pending`, `Success`, `Failed` or `TemporaryFailure`
  /// @param onFailure SES's own word for what happens without the MX record: `UseDefaultValue` or
  ///   `RejectMessage` (then SES refuses to send)
  record Custom(String domain, String status, String onFailure) implements MailFrom {

    private static final int LONGEST_NAME = 300;

    public Custom {
      domain = Printable.cut(domain, LONGEST_NAME);
      status = Printable.cut(status, Facts.LONGEST_WORD);
      onFailure = Printable.cut(onFailure, Facts.LONGEST_WORD);
    }
  }

  /// SES gave no answer this time; what was known before stays known.
  record Unread() implements MailFrom {}
}
