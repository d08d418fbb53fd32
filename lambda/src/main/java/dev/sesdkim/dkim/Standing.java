package dev.sesdkim.dkim;

import java.util.Locale;

/// How an identity stands, in one word; worst first.
public enum Standing {
  /// Mail leaves unsigned, or SES refuses it.
  BROKEN,
  /// SES still signs, but DNS no longer shows the records that it needs for signing.
  AT_RISK,
  /// Mail is signed, but does not meet the mailbox providers' rules for bulk mail.
  NOT_READY,
  /// The identity's status could not be read.
  UNKNOWN,
  /// One of the first three, but a person has muted it for a time.
  MUTED,
  /// Nothing to do.
  VERIFIED;

  /// The standing of one identity. A broken identity stays broken while it cannot be read.
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

  /// The standing without regard to mutes.
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
            || state.suspected().containsKey(Suspicion.AT_RISK);
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
