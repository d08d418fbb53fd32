package dev.sesdkim.dkim;

/// A record that must be deleted before another can be published at its name, because a CNAME
/// record allows no other beside it (RFC 1034 section 3.6.2).
///
/// @param type the type of the existing record
/// @param found what the record holds, shortened to 70 bytes in UTF-8
public record Obstacle(DnsType type, String found) {

  private static final int LONGEST_FOUND = 70;

  public Obstacle {
    found = Printable.bytes(found, LONGEST_FOUND);
  }

  /// The record with an article, such as `a CNAME record to example.net`.
  public String words() {
    return switch (type) {
      case A -> "an address record (" + found + ")";
      case AAAA -> "an IPv6 address record (" + found + ")";
      case CNAME -> "a CNAME record to " + found;
      case MX -> "an MX record (" + found + ")";
      case NS -> "an NS record (" + found + ")";
      case SOA -> "an SOA record (" + found + ")";
      case TXT -> "a TXT record (" + found + ")";
    };
  }
}
