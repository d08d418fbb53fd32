package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.SpfProblem.Kind;
import dev.sesdkim.rules.spf.SpfTerm.Prefixes;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The look-ups of one evaluation, with their limits (RFC 7208 section 4.6.4).
final class TermLookups {

  private static final int MOST = 10;
  private static final int MOST_VOID = 2;
  private static final int MOST_MX = 10;

  private final Function<DnsQuestion, DnsAnswer> dns;
  private int terms;
  private int voids;

  TermLookups(Function<DnsQuestion, DnsAnswer> dns) {
    this.dns = dns;
  }

  /// A term that is looked up.
  ///
  /// @param domain the domain whose record has it
  /// @param name the name to look up
  record Place(SpfTerm term, String domain, String name) {}

  /// Counts one more term; false if it is one too many.
  boolean count() {
    terms++;
    return terms <= MOST;
  }

  /// The senders that an `a` matches.
  SpfResult hosts(Place at, Prefixes prefixes, AddressSet senders) {
    return matched(at, List.of(at.name()), prefixes, senders);
  }

  /// The senders that an `mx` matches.
  SpfResult mailServers(Place at, Prefixes prefixes, AddressSet senders) {
    return switch (dns.apply(new DnsQuestion(at.name(), DnsType.MX))) {
      case DnsAnswer.Failed _ -> SpfResult.unread(at.name(), at.term().text());
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> nothing(at);
      case DnsAnswer.Found found -> {
        List<String> hosts = found.all(DnsData.Exchange.class).map(DnsData.Exchange::host).toList();
        yield hosts.size() > MOST_MX
            ? SpfResult.permanent(Kind.TOO_MANY_MX, at.domain(), at.term().text())
            : matched(at, hosts.stream().filter(DomainSpec::isName).toList(), prefixes, senders);
      }
    };
  }

  /// The senders that an `exists` matches: all or none.
  SpfResult exists(Place at, AddressSet senders) {
    return switch (dns.apply(new DnsQuestion(at.name(), DnsType.A))) {
      case DnsAnswer.Failed _ -> SpfResult.unread(at.name(), at.term().text());
      case DnsAnswer.Found _ -> new SpfResult.Ended(senders);
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> nothing(at);
    };
  }

  private SpfResult matched(Place at, List<String> names, Prefixes prefixes, AddressSet senders) {
    AddressSet all = AddressSet.NONE;
    boolean isVoid = false;
    for (String name : names) {
      Optional<List<String>> addresses = addresses(name, senders);
      if (addresses.isEmpty()) {
        return SpfResult.unread(name, at.term().text());
      }
      isVoid |= addresses.get().isEmpty();
      for (String address : addresses.get()) {
        all = all.plus(network(address, prefixes));
      }
    }
    AddressSet matched = all.common(senders);
    return isVoid && matched.isEmpty() ? nothing(at) : new SpfResult.Ended(matched);
  }

  /// Counts a term whose look-up found nothing; only a few are allowed.
  private SpfResult nothing(Place at) {
    voids++;
    return voids > MOST_VOID
        ? SpfResult.permanent(Kind.TOO_MANY_VOID_LOOKUPS, at.domain(), at.term().text())
        : SpfResult.nobody();
  }

  /// The addresses of a name, of the families that the senders have; empty if DNS did not answer.
  private Optional<List<String>> addresses(String name, AddressSet senders) {
    List<String> addresses = new ArrayList<>();
    for (DnsType type : List.of(DnsType.A, DnsType.AAAA)) {
      if (type == DnsType.A ? senders.hasIpv4() : senders.hasIpv6()) {
        switch (dns.apply(new DnsQuestion(name, type))) {
          case DnsAnswer.Failed _ -> {
            return Optional.empty();
          }
          case DnsAnswer.Found found ->
              found.all(DnsData.Address.class).map(DnsData.Address::text).forEach(addresses::add);
          case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> {}
        }
      }
    }
    return Optional.of(addresses);
  }

  private static AddressSet network(String address, Prefixes prefixes) {
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    return AddressSet.network(bytes, bytes.length == 4 ? prefixes.ipv4() : prefixes.ipv6());
  }
}
