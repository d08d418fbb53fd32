package dev.sesdkim.dkim;

import java.util.List;

/// A DNS record to publish.
///
/// @param name the full name, without the dot at its end
/// @param type `CNAME`, `TXT` or `MX`
/// @param value what the record holds, as a DNS host's form asks for it
/// @param beside other values of the name and type that have to stay
/// @param inTheWay what stands at the name and has to be deleted first
/// @param corrects whether it takes the place of a value that stands there
public record DnsRecord(
    String name,
    String type,
    String value,
    OtherValues beside,
    List<Obstacle> inTheWay,
    boolean corrects) {

  /// How long resolvers may keep it, in seconds: short, so that a mistake is soon gone.
  public static final int TTL = 300;

  public DnsRecord {
    inTheWay = List.copyOf(inTheWay);
  }

  /// A record with nothing else at its name.
  public DnsRecord(String name, String type, String value) {
    this(name, type, value, OtherValues.NOTHING, List.of(), false);
  }

  /// Whether something else at the name has to be deleted first.
  public boolean blocked() {
    return !inTheWay.isEmpty();
  }

  /// What can be published once: an alias or a mail server by its name and type, of which there is
  /// one each; a text by its value too.
  public String place() {
    String place = type + " " + DnsName.plain(name);
    return type.equals("TXT") ? place + " " + value : place;
  }
}
