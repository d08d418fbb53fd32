package dev.sesdkim.dkim;

import java.util.Locale;
import java.util.Optional;

/// What a domain's owner asks receivers to do with mail that fails DMARC (RFC 9989 section 4.7),
/// weakest first.
public enum DmarcPolicy {
  NONE,
  QUARANTINE,
  REJECT;

  /// The word as a record writes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads the word, ignoring case; empty for any other word.
  public static Optional<DmarcPolicy> of(String word) {
    for (DmarcPolicy policy : values()) {
      if (policy.name().equalsIgnoreCase(word)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /// The policy that receivers apply while its owner is testing (`t=y`): one step weaker.
  public DmarcPolicy lowered() {
    return switch (this) {
      case NONE, QUARANTINE -> NONE;
      case REJECT -> QUARANTINE;
    };
  }
}
