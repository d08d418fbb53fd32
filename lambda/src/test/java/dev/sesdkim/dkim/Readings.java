package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Readings as SES gives them, and details, for tests.
public final class Readings {

  public static final String ACCOUNT = "123456789012";
  public static final String REGION = "eu-west-1";
  public static final List<String> TOKENS = List.of("aaa111", "bbb222", "ccc333");

  private Readings() {}

  public static Identity identity(String name) {
    return new Identity(REGION, ACCOUNT, name);
  }

  /// A domain with signing on and its own verification in order.
  public static Reading.Read domain(String name, String dkimStatus) {
    return domain(name, true, dkimStatus, "Success");
  }

  public static Reading.Read domain(
      String name, boolean signing, String dkimStatus, String verification) {
    return new Reading.Read(
        identity(name), signing, dkimStatus, TOKENS, verification, new MailFrom.Standard());
  }

  /// An address as SES reports one that mirrors no domain.
  public static Reading.Read address(String name) {
    return address(name, false, "NotStarted", "Success");
  }

  public static Reading.Read address(
      String name, boolean signing, String dkimStatus, String verification) {
    return new Reading.Read(
        identity(name), signing, dkimStatus, List.of(), verification, new MailFrom.Standard());
  }

  /// The reading with this MAIL FROM.
  public static Reading.Read with(MailFrom mailFrom, Reading.Read read) {
    return new Reading.Read(
        read.identity(),
        read.signingEnabled(),
        read.dkimStatus(),
        read.dkimTokens(),
        read.verificationStatus(),
        mailFrom);
  }

  /// The reading with these tokens.
  public static Reading.Read with(List<String> tokens, Reading.Read read) {
    return new Reading.Read(
        read.identity(),
        read.signingEnabled(),
        read.dkimStatus(),
        tokens,
        read.verificationStatus(),
        read.mailFrom());
  }

  /// What SES v2 tells of Easy DKIM whose keys are in this zone.
  public static SesDetail easyDkim(String zone, Instant toldAt) {
    return new SesDetail(
        "AWS_SES",
        Optional.of(zone),
        Optional.empty(),
        Optional.of(2048),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        toldAt);
  }

  /// The same detail of a key that SES made then.
  public static SesDetail keyGeneratedAt(Instant at, SesDetail detail) {
    return new SesDetail(
        detail.origin(),
        detail.hostedZone(),
        detail.selector(),
        detail.keyBits(),
        detail.error(),
        detail.lastCheckedAt(),
        detail.lastSuccessAt(),
        Optional.of(at),
        detail.toldAt());
  }

  public static Reading.Unread unread(String name) {
    return new Reading.Unread(
        identity(name),
        new Problem(Problem.Kind.INCOMPLETE, "ses:GetIdentityDkimAttributes", "not in the answer"));
  }
}
