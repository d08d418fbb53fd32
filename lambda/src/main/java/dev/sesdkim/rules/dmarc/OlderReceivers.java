package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.Optional;
import java.util.function.Function;

/// Whether receivers that follow RFC 7489 may miss an inherited record. They walk no tree: they ask
/// at the domain of the mail and at its organizational domain, which a list of public suffixes
/// tells them (RFC 7489 section 6.6.3).
///
/// Without that list, these signs say that a record is not at the organizational domain: it is a
/// public suffix's, or the zone that it is in has its top further up. That a domain above it is the
/// account's own is a third, which is known to those who tell of it
/// ([dev.sesdkim.rules.DmarcWarning]).
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

  /// Whether a domain of at least two labels above it is known to be a zone's top, and it is not.
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
