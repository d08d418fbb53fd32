package dev.sesdkim.dkim;

/// What the mailbox providers ask of senders, as far as it can be checked from here. [ProviderRule]
/// says which provider asks for it.
public enum ReadinessCheck {
  DKIM_VERIFIED("dkimVerified", "mail is signed with DKIM"),
  DKIM_LIVE("dkimLive", "the DKIM records and keys are in DNS"),
  DKIM_KEY_LENGTH("dkimKeyLength", "the DKIM key has at least 1024 bits"),
  SPF("spf", "SPF passes for the MAIL FROM domain"),
  DMARC("dmarc", "a valid DMARC record applies"),
  ALIGNMENT("alignment", "the From domain is aligned with DKIM or SPF");

  private final String key;
  private final String words;

  ReadinessCheck(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /// The name under which the check is stored.
  public String key() {
    return key;
  }

  /// What is true when the check passes.
  public String words() {
    return words;
  }
}
