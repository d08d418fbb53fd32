package dev.sesdkim.local.simulated;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The DKIM state of an identity, with what SES v1 and v2 together report.
///
/// @param origin `AWS_SES`, `EXTERNAL`, or `AWS_SES_` and a region for a replica
/// @param hostedZone the zone that the tokens' CNAME records point to
/// @param keyBits 1024 or 2048
/// @param error SES v2's `VerificationInfo.ErrorType`
public record SimulatedDkim(
    boolean enabled,
    String status,
    List<String> tokens,
    String origin,
    String hostedZone,
    int keyBits,
    Optional<String> error,
    Optional<Instant> lastCheckedAt) {

  public SimulatedDkim {
    tokens = List.copyOf(tokens);
  }

  /// Working Easy DKIM: enabled, `Success`, three tokens, a key of 2,048 bits.
  public static SimulatedDkim verified(String domain) {
    return new SimulatedDkim(
        true,
        "Success",
        Tokens.of(domain),
        "AWS_SES",
        "dkim.amazonses.com",
        2048,
        Optional.empty(),
        Optional.empty());
  }

  /// Never set up: off, `NotStarted`, no tokens.
  public static SimulatedDkim notStarted() {
    return new SimulatedDkim(
        false,
        "NotStarted",
        List.of(),
        "AWS_SES",
        "dkim.amazonses.com",
        2048,
        Optional.empty(),
        Optional.empty());
  }

  public SimulatedDkim withEnabled(boolean nowEnabled) {
    return new SimulatedDkim(
        nowEnabled, status, tokens, origin, hostedZone, keyBits, error, lastCheckedAt);
  }

  public SimulatedDkim withStatus(String newStatus) {
    return new SimulatedDkim(
        enabled, newStatus, tokens, origin, hostedZone, keyBits, error, lastCheckedAt);
  }

  public SimulatedDkim withTokens(List<String> newTokens) {
    return new SimulatedDkim(
        enabled, status, newTokens, origin, hostedZone, keyBits, error, lastCheckedAt);
  }

  public SimulatedDkim withKey(String newOrigin, String newHostedZone, int newKeyBits) {
    return new SimulatedDkim(
        enabled, status, tokens, newOrigin, newHostedZone, newKeyBits, error, lastCheckedAt);
  }

  public SimulatedDkim withError(String newError, Instant checkedAt) {
    return new SimulatedDkim(
        enabled,
        status,
        tokens,
        origin,
        hostedZone,
        keyBits,
        Optional.of(newError),
        Optional.of(checkedAt));
  }

  public SimulatedDkim withoutError() {
    return new SimulatedDkim(
        enabled, status, tokens, origin, hostedZone, keyBits, Optional.empty(), lastCheckedAt);
  }
}
