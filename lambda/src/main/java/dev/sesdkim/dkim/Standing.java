package dev.sesdkim.dkim;

import java.util.Locale;

/// How an identity stands, in one word: what a person has to know first. Worst first.
public enum Standing {
  /// Mail leaves unsigned, or SES refuses it.
  BROKEN,
  /// SES still signs, and DNS no longer shows what it needs for that.
  AT_RISK,
  /// Signed, and the mailbox providers' rules for bulk mail are not met.
  NOT_READY,
  /// It could not be found out.
  UNKNOWN,
  /// One of the first three, and a person has said that it is to be kept quiet for a time.
  MUTED,
  /// Nothing to do.
  VERIFIED;

  /// The standing of one identity. What is known to be broken stays so while it cannot be read.
  public static Standing of(State state) {
    Standing standing = unmuted(state);
    return standing.isHiddenByMute() && state.notice().mutedUntil().isPresent() ? MUTED : standing;
  }

  private boolean isHiddenByMute() {
    return switch (this) {
      case BROKEN, AT_RISK, NOT_READY -> true;
      case UNKNOWN, MUTED, VERIFIED -> false;
    };
  }

  /// How it stands apart from being muted.
  public static Standing unmuted(State state) {
    return switch (state.verdict()) {
      case UNVERIFIED -> BROKEN;
      case UNKNOWN -> UNKNOWN;
      case VERIFIED -> state.unreadable().isPresent() ? UNKNOWN : ofVerified(state);
    };
  }

  private static Standing ofVerified(State state) {
    boolean risk =
        state.evidence().atRiskSince().isPresent()
            || state.suspected().containsKey(Suspicion.Finding.AT_RISK);
    if (risk) {
      return AT_RISK;
    }
    return state
            .evidence()
            .readiness()
            .filter(readiness -> readiness.level() == ReadinessLevel.NOT_READY)
            .isPresent()
        ? NOT_READY
        : VERIFIED;
  }

  /// For example `at risk`.
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
