package dev.sesdkim.local;

import dev.sesdkim.scan.ScanFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxies that the environment names in `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY`, and the
/// hosts in `NO_PROXY` that need none. As with the AWS CLI, a variable in lower case goes first.
final class Proxies extends ProxySelector {

  /// @param userInfo `name:password`, if there is one
  record Named(Proxy proxy, Optional<String> userInfo) {}

  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;

  private final Map<String, Named> byScheme;
  private final List<String> without;

  private Proxies(Map<String, Named> byScheme, List<String> without) {
    this.byScheme = Map.copyOf(byScheme);
    this.without = List.copyOf(without);
  }

  /// @throws ScanFailure if a variable names a proxy in a form that cannot be used
  static Proxies of(Map<String, String> environment) {
    Map<String, Named> byScheme = new HashMap<>();
    for (String scheme : List.of("http", "https")) {
      variable(environment, scheme + "_proxy")
          .or(() -> variable(environment, "all_proxy"))
          .map(Proxies::named)
          .ifPresent(proxy -> byScheme.put(scheme, proxy));
    }
    List<String> without =
        variable(environment, "no_proxy").stream()
            .flatMap(variable -> Arrays.stream(variable.getValue().split("[,\\s]+")))
            .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("(?<!:):\\d+$", ""))
            .map(host -> host.replaceFirst("^\\*?\\.", ""))
            .filter(host -> !host.isEmpty())
            .toList();
    return new Proxies(byScheme, without);
  }

  boolean isEmpty() {
    return byScheme.isEmpty();
  }

  /// Name and password for the proxy with this host and port.
  Optional<String> userInfo(String host, int port) {
    return byScheme.values().stream()
        .filter(
            named ->
                named.proxy().address() instanceof InetSocketAddress address
                    && address.getHostString().equalsIgnoreCase(host)
                    && address.getPort() == port)
        .flatMap(named -> named.userInfo().stream())
        .findFirst();
  }

  @Override
  public List<Proxy> select(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    Named named = byScheme.get(scheme);
    return List.of(named == null || isWithout(host) ? Proxy.NO_PROXY : named.proxy());
  }

  /// Does nothing: the call that fails reports the failure.
  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

  private boolean isWithout(String host) {
    return without.stream()
        .anyMatch(
            except -> except.equals("*") || host.equals(except) || host.endsWith("." + except));
  }

  private static Optional<Map.Entry<String, String>> variable(
      Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .filter(key -> !environment.getOrDefault(key, "").isBlank())
        .map(key -> Map.entry(key, environment.getOrDefault(key, "").strip()))
        .findFirst();
  }

  private static Named named(Map.Entry<String, String> variable) {
    String text = variable.getValue();
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null
          || !List.of("http", "socks", "socks5", "socks5h").contains(scheme)) {
        throw unusable(variable.getKey());
      }
      boolean http = scheme.equals("http");
      int port = uri.getPort() >= 0 ? uri.getPort() : http ? HTTP_PORT : SOCKS_PORT;
      return new Named(
          new Proxy(
              http ? Proxy.Type.HTTP : Proxy.Type.SOCKS,
              InetSocketAddress.createUnresolved(uri.getHost(), port)),
          Optional.ofNullable(uri.getRawUserInfo())
              .map(info -> URLDecoder.decode(info.replace("+", "%2B"), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException malformed) {
      throw unusable(variable.getKey());
    }
  }

  /// The failure, without the text of the variable: it may contain a password.
  private static ScanFailure unusable(String name) {
    return ScanFailure.rejected(
        name, name + " names no proxy that can be used, expected http://host:port");
  }
}
