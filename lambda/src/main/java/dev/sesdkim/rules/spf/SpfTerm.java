package dev.sesdkim.rules.spf;

import java.util.Optional;

/// A mechanism with its qualifier (RFC 7208 section 4.6).
///
/// @param text as the record writes it
/// @param passes whether a match is a pass: the qualifier is `+` or missing
record SpfTerm(String text, boolean passes, Mechanism mechanism) {

  /// What a term matches (RFC 7208 section 5). A missing domain means the record's own.
  sealed interface Mechanism {}

  /// Everybody.
  record All() implements Mechanism {}

  /// The senders that another domain's record lets pass.
  record Include(DomainSpec domain) implements Mechanism {}

  /// The addresses of a name, with the networks around them that the prefixes say.
  record Hosts(Optional<DomainSpec> domain, Prefixes prefixes) implements Mechanism {}

  /// The addresses of a name's mail servers, with their networks.
  record MailServers(Optional<DomainSpec> domain, Prefixes prefixes) implements Mechanism {}

  /// Addresses whose own names lie within a domain.
  record Reverse(Optional<DomainSpec> domain) implements Mechanism {}

  /// A network.
  record Network(AddressSet addresses) implements Mechanism {}

  /// Everybody, if a name has an address.
  record Exists(DomainSpec domain) implements Mechanism {}

  /// How many leading bits of an address count, by family.
  record Prefixes(int ipv4, int ipv6) {}
}
