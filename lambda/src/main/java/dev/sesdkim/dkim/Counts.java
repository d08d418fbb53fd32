package dev.sesdkim.dkim;

/// How many identities have each verdict.
public record Counts(int verified, int unverified, int unknown) {

  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts plus(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED -> new Counts(verified + 1, unverified, unknown);
      case UNVERIFIED -> new Counts(verified, unverified + 1, unknown);
      case UNKNOWN -> new Counts(verified, unverified, unknown + 1);
    };
  }

  public Counts plus(Counts other) {
    return new Counts(
        verified + other.verified, unverified + other.unverified, unknown + other.unknown);
  }

  public int total() {
    return verified + unverified + unknown;
  }
}
