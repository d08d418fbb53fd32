package dev.sesdkim.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.sesdkim.dkim.DnsName;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Domains whose ownership is proved: the verified domain identities of any region, in one account
/// or in all accounts of a scan. DNS records above an identity are proposed only at one of them.
///
/// @param names in the form that DNS has
public record VerifiedDomains(Set<String> names) {

  /// For when no verified domain is known.
  public static final VerifiedDomains NONE = new VerifiedDomains(Set.of());

  public VerifiedDomains {
    names = Set.copyOf(names);
  }

  /// The verified domains of these names, as SES gives them.
  public static VerifiedDomains of(Collection<String> names) {
    return new VerifiedDomains(
        names.stream().map(Ascii::domain).map(DnsName::plain).collect(toUnmodifiableSet()));
  }

  /// The topmost verified domain above this one; empty if there is none.
  Optional<String> topmostAbove(String domain) {
    return DnsName.above(domain).stream().filter(names::contains).reduce((_, higher) -> higher);
  }
}
