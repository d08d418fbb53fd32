package dev.sesdkim.dkim;

import java.util.List;

/// A DNS record to publish.
///
/// @param name the full name, without the dot at its end
/// @param type `CNAME`, `TXT` or `MX`
/// @param value what the record holds, as a DNS host's form asks for it
/// @param beside other values of the name and type that must stay
/// @param inTheWay records at the name that must be deleted first
/// @param corrects whether it replaces an existing value
public record DnsRecord(
    String name,
    String type,
    String value,
    OtherValues beside,
    List<Obstacle> inTheWay,
    boolean corrects) {

  /// How long resolvers may cache the record, in seconds: short, so that a mistake does not last.
  public static final int TTL = 300;

  public DnsRecord {
    inTheWay = List.copyOf(inTheWay);
  }

  /// A record with nothing else at its name.
  public DnsRecord(String name, String type, String value) {
    this(name, type, value, OtherValues.NOTHING, List.of(), false);
  }

  /// Whether another record at the name must be deleted first.
  public boolean blocked() {
    return !inTheWay.isEmpty();
  }

  /// Identifies what can be published only once: a CNAME or MX record by type and name, a TXT
  /// record also by its value.
  public String place() {
    String place = type + " " + DnsName.plain(name);
    return type.equals("TXT") ? place + " " + value : place;
  }
}
