package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Readiness.Result;
import dev.sesdkim.dkim.SesStatus;
import dev.sesdkim.rules.PublicMailDomains;
import java.util.Optional;

/// Whether the From domain is aligned with the domain of the DKIM signature or of the envelope
/// sender (RFC 9989 section 4.4).
final class AlignmentCheck {

  private AlignmentCheck() {}

  static Result of(Sender sender) {
    if (PublicMailDomains.own(sender.fromDomain())) {
      return Result.fail(
          sender.fromDomain() + " is a mailbox provider's domain: nobody else can sign for it");
    }
    // Empty if unknown.
    Optional<Boolean> dkim = dkim(sender);
    Optional<Boolean> spf = spf(sender);
    boolean dkimAligns = dkim.orElse(false);
    boolean spfAligns = spf.orElse(false);
    if (dkimAligns && spfAligns) {
      return Result.pass("DKIM and SPF are aligned");
    }
    if (dkimAligns || spfAligns) {
      return Result.warn("only " + (dkimAligns ? "DKIM" : "SPF") + " is known to be aligned");
    }
    return dkim.isPresent() && spf.isPresent()
        ? Result.fail("neither DKIM nor SPF is aligned with the From domain")
        : Result.unknown("whether DKIM or SPF is aligned could not be determined");
  }

  private static Optional<Boolean> dkim(Sender sender) {
    return sender
        .signingDomain()
        .map(domain -> aligned(sender, domain, sender.dmarc().map(Dmarc::strictDkim)))
        .orElse(Optional.of(false));
  }

  private static Optional<Boolean> spf(Sender sender) {
    return switch (sender.mailFrom()) {
      case MailFrom.Standard _ -> Optional.of(false);
      case MailFrom.Unread _ -> Optional.empty();
      case MailFrom.Custom custom ->
          custom.status().equals(SesStatus.SUCCESS.word())
              ? aligned(sender, custom.domain(), sender.dmarc().map(Dmarc::strictSpf))
              : Optional.of(false);
    };
  }

  private static Optional<Boolean> aligned(
      Sender sender, String identifier, Optional<Boolean> strict) {
    String from = sender.fromDomain();
    if (DnsName.same(from, identifier)) {
      return Optional.of(true);
    }
    Optional<String> organization = sender.dmarc().flatMap(Dmarc::organizationalDomain);
    if (strict.isEmpty() || organization.isEmpty()) {
      return Optional.empty();
    }
    if (strict.get()) {
      return Optional.of(false);
    }
    boolean sameOrganization =
        DnsName.within(from, organization.get()) && DnsName.within(identifier, organization.get());
    // Without a DMARC record nothing marks the organizational domain. If one name lies below the
    // other, both have the same owner.
    boolean related = DnsName.within(from, identifier) || DnsName.within(identifier, from);
    boolean anyRecord = sender.dmarc().flatMap(Dmarc::from).isPresent();
    return Optional.of(sameOrganization || (!anyRecord && related));
  }
}
