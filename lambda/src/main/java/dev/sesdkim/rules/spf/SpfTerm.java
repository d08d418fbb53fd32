package dev.sesdkim.rules.spf;

import java.util.Optional;

/// A mechanism with its qualifier (RFC 7208 section 4.6).
///
/// @param text as the record writes it
/// @param passes whether a match is a pass: the qualifier is `+` or none
record SpfTerm(String text, boolean passes, Mechanism mechanism) {

  /// What a term matches (RFC 7208 section 5). A domain that is missing is the record's own.
  sealed interface Mechanism {}

  /// Everybody.
  record All() implements Mechanism {}

  /// Whom another domain's record lets pass.
  record Include(DomainSpec domain) implements Mechanism {}

  /// The addresses of a name, and as many around each as the prefixes say.
  record Hosts(Optional<DomainSpec> domain, Prefixes prefixes) implements Mechanism {}

  /// The addresses of a name's mail servers, likewise.
  record MailServers(Optional<DomainSpec> domain, Prefixes prefixes) implements Mechanism {}

  /// Addresses whose own names lie within a domain.
  record Reverse(Optional<DomainSpec> domain) implements Mechanism {}

  /// A network.
  record Network(AddressSet addresses) implements Mechanism {}

  /// Everybody, where a name has an address.
  record Exists(DomainSpec domain) implements Mechanism {}

  /// How many bits of an address count, by its family.
  record Prefixes(int ipv4, int ipv6) {}
}
