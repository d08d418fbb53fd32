package dev.sesdkim.dkim;

/// Mailbox providers whose rules for senders are known here.
public enum MailboxProvider {
  GMAIL("Gmail"),
  YAHOO("Yahoo"),
  OUTLOOK("Outlook.com"),
  ICLOUD("Apple iCloud"),
  LA_POSTE("La Poste"),
  DOCOMO("docomo");

  private final String words;

  MailboxProvider(String words) {
    this.words = words;
  }

  /// Its name as people know it.
  public String words() {
    return words;
  }
}
