package dev.sesdkim.dns;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A DNS server as settings name it: `host`, `host:port`, `IPv6`, `[IPv6]` or `[IPv6]:port`, where
/// an IPv6 address may end in its zone: `fe80::1%eth0`. The default port is 53.
public final class DnsServerAddress {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<bare>V6)|(?:\\[(?<v6>V6)]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>\\d{1,5}))?"
              .replace("V6", "[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9._-]+)?"));

  private static final int DNS_PORT = 53;

  private static final int LAST_PORT = 65_535;

  private DnsServerAddress() {}

  /// Reads the text; empty if it has none of these forms, or its port is not from 1 to 65535. A
  /// host name is resolved here, once; if that fails, every question to the server fails.
  public static Optional<InetSocketAddress> of(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String host =
        Stream.of("bare", "v6", "host")
            .map(parts::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    int port = Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(DNS_PORT);
    return port < 1 || port > LAST_PORT
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(host, port));
  }
}
