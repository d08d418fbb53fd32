package dev.sesdkim.dkim;

/// A DNS record to publish.
///
/// @param name the full name, without the dot at its end
/// @param type `CNAME`, `TXT` or `MX`
/// @param value what the record holds, as a DNS host's form asks for it
public record DnsRecord(String name, String type, String value) {

  /// How long resolvers may keep it, in seconds: short, so that a mistake is soon gone.
  public static final int TTL = 300;

  /// What can be published once: an alias or a mail server by its name and type, of which there is
  /// one each; a text by its value too.
  public String place() {
    String place = type + " " + DnsName.plain(name);
    return type.equals("TXT") ? place + " " + value : place;
  }
}
