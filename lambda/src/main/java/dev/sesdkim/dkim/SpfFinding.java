package dev.sesdkim.dkim;

/// Whether the SPF record of a custom MAIL FROM domain lets Amazon SES send (RFC 7208).
public enum SpfFinding {
  OK("lets Amazon SES send"),
  MISSING("there is no SPF record"),
  SEVERAL("there is more than one SPF record, which receivers treat as an error"),
  WITHOUT_AMAZON("the SPF record does not include amazonses.com"),
  TOO_MANY_LOOKUPS("the SPF record needs more than ten DNS look-ups, which is an error"),
  UNKNOWN("could not look");

  private final String words;

  SpfFinding(String words) {
    this.words = words;
  }

  /// The finding in a few words.
  public String words() {
    return words;
  }
}
