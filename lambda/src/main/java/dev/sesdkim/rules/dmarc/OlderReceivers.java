package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.Optional;
import java.util.function.Function;

/// Whether receivers that follow RFC 7489 may miss an inherited record. They do not walk the tree:
/// they ask only at the domain of the mail and at its organizational domain, which they take from a
/// list of public suffixes (RFC 7489 section 6.6.3).
///
/// Without that list, two signs show that a record is not at the organizational domain: the record
/// is that of a public suffix, or the top of its zone is further up. A third sign is a verified
/// domain above the record; [dev.sesdkim.rules.DmarcWarning] adds it, because it knows those
/// domains.
final class OlderReceivers {

  private OlderReceivers() {}

  /// @param source the domain whose record is inherited
  static Optional<DmarcProblem> mayMiss(
      String source, PolicyRecord record, Function<DnsQuestion, DnsAnswer> dns) {
    boolean suffix = record.psd() == PolicyRecord.Psd.Y || DnsName.parent(source).isEmpty();
    return suffix || isInsideZone(source, dns)
        ? Optional.of(new DmarcProblem(Kind.OLDER_RECEIVERS, "_dmarc." + source))
        : Optional.empty();
  }

  /// Whether the domain is known to be inside a zone: the top of the zone is above it and has at
  /// least two labels.
  private static boolean isInsideZone(String source, Function<DnsQuestion, DnsAnswer> dns) {
    Optional<String> name = Optional.of(source);
    while (name.isPresent() && DnsName.parent(name.get()).isPresent()) {
      switch (dns.apply(new DnsQuestion(name.get(), DnsType.SOA))) {
        case DnsAnswer.Failed _ -> {
          return false;
        }
        case DnsAnswer.Found found when found.chain().isEmpty() -> {
          return !name.get().equals(source);
        }
        case DnsAnswer.Found _, DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ ->
            name = name.flatMap(DnsName::parent);
      }
    }
    return false;
  }
}
