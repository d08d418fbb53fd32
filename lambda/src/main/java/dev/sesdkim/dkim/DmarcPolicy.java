package dev.sesdkim.dkim;

import java.util.Locale;
import java.util.Optional;

/// What a domain's owner asks receivers to do with mail that fails DMARC (RFC 9989 section 4.7),
/// weakest first.
public enum DmarcPolicy {
  NONE,
  QUARANTINE,
  REJECT;

  /// As a record writes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads the word without regard to case; empty for any other.
  public static Optional<DmarcPolicy> of(String word) {
    for (DmarcPolicy policy : values()) {
      if (policy.name().equalsIgnoreCase(word)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /// What is applied of the policy while its owner is testing (`t=y`): one step less.
  public DmarcPolicy lowered() {
    return switch (this) {
      case NONE, QUARANTINE -> NONE;
      case REJECT -> QUARANTINE;
    };
  }
}
