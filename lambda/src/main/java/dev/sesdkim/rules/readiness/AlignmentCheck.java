package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Readiness.Result;
import dev.sesdkim.dkim.SesStatus;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.PublicMailDomains;
import java.util.Optional;

/// Whether the From domain is aligned with the domain of the DKIM signature or of the envelope
/// sender (RFC 9989 section 4.4).
final class AlignmentCheck {

  private AlignmentCheck() {}

  static Result of(Sender sender) {
    if (PublicMailDomains.own(sender.domain())) {
      return Result.fail(
          sender.domain() + " is a mailbox provider's domain: nobody else can sign for it");
    }
    // SES signs with the domain itself.
    boolean dkim = sender.verdict() == Verdict.VERIFIED;
    Optional<Boolean> spf = spf(sender);
    if (dkim && spf.orElse(false)) {
      return Result.pass("DKIM and SPF are aligned");
    }
    if (dkim || spf.orElse(false)) {
      return Result.warn("only " + (dkim ? "DKIM" : "SPF") + " is known to be aligned");
    }
    return spf.isPresent()
        ? Result.fail("neither DKIM nor SPF is aligned with the From domain")
        : Result.unknown("whether DKIM or SPF is aligned could not be determined");
  }

  /// Empty if unknown.
  private static Optional<Boolean> spf(Sender sender) {
    return switch (sender.mailFrom()) {
      case MailFrom.Standard _ -> Optional.of(false);
      case MailFrom.Unread _ -> Optional.empty();
      case MailFrom.Custom custom ->
          custom.status().equals(SesStatus.SUCCESS.word())
              ? aligned(sender.domain(), custom.domain(), sender.dmarc())
              : Optional.of(false);
    };
  }

  private static Optional<Boolean> aligned(String from, String mailFrom, Dmarc dmarc) {
    if (DnsName.same(from, mailFrom)) {
      return Optional.of(true);
    }
    if (dmarc.organizationalDomain().isEmpty()) {
      return Optional.empty();
    }
    String organization = dmarc.organizationalDomain().get();
    boolean sameOrganization =
        DnsName.within(from, organization) && DnsName.within(mailFrom, organization);
    // Without a DMARC record nothing marks the organizational domain. If one name lies below the
    // other, both have the same owner.
    boolean related = DnsName.within(from, mailFrom) || DnsName.within(mailFrom, from);
    boolean anyRecord = dmarc.from().isPresent();
    return Optional.of(!dmarc.strictSpf() && (sameOrganization || (!anyRecord && related)));
  }
}
