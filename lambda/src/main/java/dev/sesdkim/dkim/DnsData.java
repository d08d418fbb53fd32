package dev.sesdkim.dkim;

/// What one DNS record holds.
public sealed interface DnsData {

  /// The data as people write it.
  String text();

  /// An A or AAAA record.
  record Address(String text) implements DnsData {}

  /// A CNAME record.
  ///
  /// @param target the name it points to, without the dot at its end
  record Alias(String target) implements DnsData {
    @Override
    public String text() {
      return target;
    }
  }

  /// An MX record.
  ///
  /// @param preference lower is tried first
  /// @param host the mail server's name, without the dot at its end; empty for the "null MX" of RFC
  ///   7505
  record Exchange(int preference, String host) implements DnsData {
    @Override
    public String text() {
      return preference + " " + (host.isEmpty() ? "." : host);
    }
  }

  /// An NS record.
  ///
  /// @param host the name server's name, without the dot at its end
  record NameServer(String host) implements DnsData {
    @Override
    public String text() {
      return host;
    }
  }

  /// An SOA record: the name is the top of a zone.
  ///
  /// @param server the zone's first name server, without the dot at its end
  record ZoneTop(String server) implements DnsData {
    @Override
    public String text() {
      return server;
    }
  }

  /// A TXT record: its character-strings joined with nothing between them, read as UTF-8.
  record Text(String text) implements DnsData {}
}
