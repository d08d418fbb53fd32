package dev.sesdkim.local.simulated;

import java.util.Optional;

/// An SES identity as the account holds it. Statuses are SES v1's words (`Success`,
/// `TemporaryFailure`), as free text so that unknown words are possible.
///
/// @param name spelled as SES would list it; one with an `@` is an address
/// @param dkim the identity's own DKIM state; an address without one reports its domain's
public record SimulatedIdentity(
    String name,
    String verificationStatus,
    Optional<SimulatedDkim> dkim,
    Optional<MailFrom> mailFrom) {

  /// A custom MAIL FROM domain and its status.
  public record MailFrom(String domain, String status) {}

  /// A verified domain with working DKIM.
  public static SimulatedIdentity domain(String name) {
    return new SimulatedIdentity(
        name, "Success", Optional.of(SimulatedDkim.verified(name)), Optional.empty());
  }

  /// A verified address with no DKIM state of its own.
  public static SimulatedIdentity address(String name) {
    return new SimulatedIdentity(name, "Success", Optional.empty(), Optional.empty());
  }

  public boolean isAddress() {
    return name.contains("@");
  }

  public SimulatedIdentity withVerification(String status) {
    return new SimulatedIdentity(name, status, dkim, mailFrom);
  }

  public SimulatedIdentity withDkim(SimulatedDkim newDkim) {
    return new SimulatedIdentity(name, verificationStatus, Optional.of(newDkim), mailFrom);
  }

  public SimulatedIdentity withMailFrom(String domain, String status) {
    return new SimulatedIdentity(
        name, verificationStatus, dkim, Optional.of(new MailFrom(domain, status)));
  }
}
