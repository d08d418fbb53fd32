package dev.sesdkim.dkim;

import java.util.Optional;

/// The words in which SES v1 gives the status of DKIM and of an identity's verification (API
/// reference, `IdentityDkimAttributes` and `IdentityVerificationAttributes`).
public enum SesStatus {
  NOT_STARTED("NotStarted"),
  PENDING("Pending"),
  SUCCESS("Success"),
  TEMPORARY_FAILURE("TemporaryFailure"),
  FAILED("Failed");

  private final String word;

  SesStatus(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// Empty for a word that this version does not know.
  public static Optional<SesStatus> of(String word) {
    for (SesStatus status : values()) {
      if (status.word.equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
