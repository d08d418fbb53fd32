package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the domain identity that decides about an address: the exact domain after its `@`, or else
/// the nearest ancestor (SES Developer Guide, "Authenticating email with DKIM": settings are
/// inherited by subdomains).
final class GoverningDomain {

  private GoverningDomain() {}

  /// The map's value for the domain itself, or else for its nearest ancestor.
  ///
  /// @param domains by [#comparable] name
  static <T> Optional<T> of(String domain, Map<String, T> domains) {
    return Stream.iterate(
            Optional.of(comparable(domain)),
            Optional::isPresent,
            name -> name.flatMap(DnsName::parent))
        .flatMap(Optional::stream)
        .flatMap(name -> Optional.ofNullable(domains.get(name)).stream())
        .findFirst();
  }

  /// The form in which domains are compared: lower case, international labels as A-labels (RFC
  /// 5890) if they have one.
  static String comparable(String domain) {
    return DnsName.ascii(domain).orElse(domain).toLowerCase(Locale.ROOT);
  }
}
