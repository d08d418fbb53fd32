package dev.sesdkim.dkim;

/// What DNS shows about a record that should exist.
public enum DnsFinding {
  OK("right"),
  MISSING("missing"),
  WRONG_TARGET("something else is there"),
  SEVERAL("there are several records where one is allowed"),
  NAME_DOUBLED("published under a doubled name: the DNS host appended its domain once more"),
  ADDRESS_INSTEAD("an address record is there instead: the DNS host may be proxying the name"),
  FLATTENED("the key is there instead of the CNAME record: the DNS host may be flattening it"),
  DOMAIN_MISSING("the whole domain does not exist in DNS"),
  NO_KEY("there is no DKIM key behind it"),
  UNUSABLE_KEY("receivers cannot use the DKIM key behind it"),
  REVOKED("the DKIM key behind it is revoked"),
  SERVER_FAILURE("could not look: the DNS server failed"),
  TIMEOUT("could not look: no answer in time");

  private final String words;

  DnsFinding(String words) {
    this.words = words;
  }

  /// The finding in a few words, to be read after the record's name.
  public String words() {
    return words;
  }

  /// Whether DNS answered; otherwise nothing is concluded.
  public boolean definite() {
    return this != SERVER_FAILURE && this != TIMEOUT;
  }

  /// Whether it is about the key, not the record's place or target.
  public boolean ofKey() {
    return this == NO_KEY || this == UNUSABLE_KEY || this == REVOKED;
  }

  /// Whether the record is known to be missing or wrong.
  public boolean wrong() {
    return definite() && this != OK;
  }
}
