package dev.sesdkim.dkim;

/// What the mailbox providers require of bulk senders and can be seen from here, each with whose
/// rule it is.
public enum ReadinessCheck {
  DKIM_VERIFIED("dkimVerified", "mail is signed with DKIM", Source.ALL),
  DKIM_LIVE("dkimLive", "the DKIM records and keys are in DNS", Source.ALL),
  DKIM_KEY_LENGTH(
      "dkimKeyLength",
      "the DKIM key is long enough",
      "Gmail, Email sender guidelines; Yahoo, Sender FAQ: at least 1024 bits, 2048 recommended"),
  SPF("spf", "SPF passes for the MAIL FROM domain", Source.ALL),
  DMARC(
      "dmarc",
      "a valid DMARC record applies",
      Source.ALL + "; Gmail, sender guidelines FAQ: error 4.7.31 without a policy"),
  ALIGNMENT(
      "alignment",
      "the From domain is aligned with DKIM or SPF",
      Source.ALL + "; RFC 9989 section 4.4");

  private final String key;
  private final String words;
  private final String source;

  ReadinessCheck(String key, String words, String source) {
    this.key = key;
    this.words = words;
    this.source = source;
  }

  /// The name under which it is stored.
  public String key() {
    return key;
  }

  /// What is true when the check passes.
  public String words() {
    return words;
  }

  /// Whose rule it is, and where it is written.
  public String source() {
    return source;
  }

  private static final class Source {
    private static final String ALL =
        "Gmail, Email sender guidelines; Yahoo, Sender best practices;"
            + " Outlook.com, Sender policies";
  }
}
