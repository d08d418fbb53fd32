package dev.sesdkim.dns;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A DNS server as settings name it: `host`, `host:port` or `[IPv6]:port`; the port is 53 unless
/// said otherwise.
public final class DnsServerAddress {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>\\d{1,5}))?");

  private static final int DNS_PORT = 53;

  private static final int LAST_PORT = 65_535;

  private DnsServerAddress() {}

  /// Reads the text; empty when it is none of the three forms. A host name is resolved here, once.
  public static Optional<InetSocketAddress> of(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String host = Optional.ofNullable(parts.group("v6")).orElseGet(() -> parts.group("host"));
    int port = Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(DNS_PORT);
    return port < 1 || port > LAST_PORT
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(host, port));
  }
}
