package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The addresses from which Amazon SES sends: those that the SPF record of amazonses.com lets pass.
///
/// @param networks as the record writes them; empty if it could not be read
record AmazonAddresses(List<Network> networks) {

  static final String DOMAIN = "amazonses.com";

  /// At most this many records are read; Amazon's has never included as many.
  private static final int MOST_RECORDS = 10;

  record Network(String text, AddressSet addresses) {}

  AmazonAddresses {
    networks = List.copyOf(networks);
  }

  static AmazonAddresses of(Function<DnsQuestion, DnsAnswer> dns) {
    List<Network> networks = new ArrayList<>();
    List<String> domains = new ArrayList<>(List.of(DOMAIN));
    for (int at = 0; at < Math.min(domains.size(), MOST_RECORDS); at++) {
      for (SpfTerm term : terms(domains.get(at), dns)) {
        network(term).ifPresent(networks::add);
        included(term, domains.get(at)).filter(to -> !domains.contains(to)).ifPresent(domains::add);
      }
    }
    return new AmazonAddresses(networks);
  }

  boolean known() {
    return !networks.isEmpty();
  }

  /// All addresses; if they are unknown, one sender that stands for them.
  AddressSet all() {
    return networks.stream()
        .map(Network::addresses)
        .reduce(AddressSet::plus)
        .orElse(AddressSet.STRANGER);
  }

  /// The networks that are not entirely in a set, as Amazon writes them.
  List<String> outside(AddressSet set) {
    return networks.stream()
        .filter(network -> !network.addresses().minus(set).isEmpty())
        .map(Network::text)
        .toList();
  }

  private static List<SpfTerm> terms(String domain, Function<DnsQuestion, DnsAnswer> dns) {
    return SpfPolicies.at(domain, dns) instanceof SpfPolicies.One(String text)
            && SpfRecord.of(text) instanceof SpfRecord.Valid(SpfRecord record)
        ? record.terms()
        : List.of();
  }

  private static Optional<Network> network(SpfTerm term) {
    return term.passes() && term.mechanism() instanceof SpfTerm.Network(AddressSet addresses)
        ? Optional.of(new Network(term.text().substring(term.text().indexOf(':') + 1), addresses))
        : Optional.empty();
  }

  private static Optional<String> included(SpfTerm term, String domain) {
    return term.passes() && term.mechanism() instanceof SpfTerm.Include(DomainSpec to)
        ? to.expanded(domain, domain)
        : Optional.empty();
  }
}
