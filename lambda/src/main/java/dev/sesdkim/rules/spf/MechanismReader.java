package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.SpfProblem.Kind;
import dev.sesdkim.rules.spf.RecordReader.Unreadable;
import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what follows a mechanism's name (RFC 7208 section 12).
///
/// @param term the whole term
/// @param rest the text after the name, with its `:` or `/`; may be empty
record MechanismReader(String term, String rest) {

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private static final String LENGTH = "(0|[1-9][0-9]{0,2})";

  private static final Pattern HOST =
      Pattern.compile("(?::(.+?))?(?:/" + LENGTH + ")?(?://" + LENGTH + ")?");

  private static final Pattern NETWORK = Pattern.compile(":([0-9A-Fa-f.:]+)(?:/" + LENGTH + ")?");

  private static final String QNUM = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  private static final Pattern IPV4 = Pattern.compile(String.join("\\.", QNUM, QNUM, QNUM, QNUM));

  /// @throws Unreadable if the mechanism does not allow this
  SpfTerm.Mechanism read(String name) throws Unreadable {
    return switch (name) {
      case "all" -> all();
      case "include" -> new SpfTerm.Include(domain());
      case "exists" -> new SpfTerm.Exists(domain());
      case "a" -> {
        Matcher host = host();
        yield new SpfTerm.Hosts(domain(host), prefixes(host));
      }
      case "mx" -> {
        Matcher host = host();
        yield new SpfTerm.MailServers(domain(host), prefixes(host));
      }
      case "ptr" -> new SpfTerm.Reverse(rest.isEmpty() ? Optional.empty() : Optional.of(domain()));
      case "ip4" -> ipv4();
      case "ip6" -> ipv6();
      default -> throw new Unreadable(Kind.UNKNOWN_TERM, term);
    };
  }

  private SpfTerm.All all() throws Unreadable {
    if (!rest.isEmpty()) {
      throw new Unreadable(Kind.BAD_ARGUMENT, term);
    }
    return new SpfTerm.All();
  }

  private DomainSpec domain() throws Unreadable {
    if (!rest.startsWith(":")) {
      throw new Unreadable(rest.isEmpty() ? Kind.BAD_DOMAIN : Kind.BAD_ARGUMENT, term);
    }
    return domain(rest.substring(1));
  }

  private DomainSpec domain(String text) throws Unreadable {
    return DomainSpec.of(text).orElseThrow(() -> new Unreadable(Kind.BAD_DOMAIN, term));
  }

  private Matcher host() throws Unreadable {
    Matcher host = HOST.matcher(rest);
    if (!host.matches()) {
      throw new Unreadable(rest.startsWith(":") ? Kind.BAD_DOMAIN : Kind.BAD_ADDRESS, term);
    }
    return host;
  }

  private Optional<DomainSpec> domain(Matcher host) throws Unreadable {
    String text = host.group(1);
    return text == null ? Optional.empty() : Optional.of(domain(text));
  }

  private SpfTerm.Prefixes prefixes(Matcher host) throws Unreadable {
    return new SpfTerm.Prefixes(prefix(host.group(2), IPV4_BITS), prefix(host.group(3), IPV6_BITS));
  }

  private SpfTerm.Network ipv4() throws Unreadable {
    Matcher network = network();
    if (!IPV4.matcher(network.group(1)).matches()) {
      throw new Unreadable(Kind.BAD_ADDRESS, term);
    }
    String[] numbers = network.group(1).split("\\.", -1);
    byte[] address = new byte[numbers.length];
    for (int at = 0; at < numbers.length; at++) {
      address[at] = (byte) Integer.parseInt(numbers[at]);
    }
    return new SpfTerm.Network(AddressSet.network(address, prefix(network.group(2), IPV4_BITS)));
  }

  private SpfTerm.Network ipv6() throws Unreadable {
    Matcher network = network();
    return new SpfTerm.Network(
        AddressSet.network(ipv6(network.group(1)), prefix(network.group(2), IPV6_BITS)));
  }

  /// The bytes of an IPv6 address. The JDK reads an IPv4-mapped address as the IPv4 address in it.
  private byte[] ipv6(String text) throws Unreadable {
    try {
      byte[] address = Inet6Address.ofLiteral(text).getAddress();
      if (address.length == IPV6_BITS / 8) {
        return address;
      }
      byte[] mapped = new byte[IPV6_BITS / 8];
      mapped[10] = (byte) 0xff;
      mapped[11] = (byte) 0xff;
      System.arraycopy(address, 0, mapped, 12, address.length);
      return mapped;
    } catch (IllegalArgumentException notAnAddress) {
      throw new Unreadable(Kind.BAD_ADDRESS, term);
    }
  }

  private Matcher network() throws Unreadable {
    Matcher network = NETWORK.matcher(rest);
    if (!network.matches()) {
      throw new Unreadable(Kind.BAD_ADDRESS, term);
    }
    return network;
  }

  private int prefix(String digits, int most) throws Unreadable {
    int length = digits == null ? most : Integer.parseInt(digits);
    if (length > most) {
      throw new Unreadable(Kind.BAD_ADDRESS, term);
    }
    return length;
  }
}
