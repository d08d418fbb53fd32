package dev.sesdkim.dkim;

import java.util.List;
import java.util.Optional;

/// A DNS record that should exist, and what DNS shows.
///
/// @param name the full name, without the dot at its end
/// @param type `CNAME`, `TXT` or `MX`
/// @param expected what the record should hold
/// @param found what is there instead, or what led to the finding; at most 500 bytes of printable
///   text in UTF-8
/// @param beside other values that must stay when the record is published
/// @param inTheWay what must be deleted before the record can be published; at most four
public record DnsCheck(
    String name,
    DnsType type,
    String expected,
    Optional<String> found,
    DnsFinding finding,
    OtherValues beside,
    List<Obstacle> inTheWay) {

  private static final int LONGEST_FOUND = 500;

  /// Text, two kinds of addresses, and mail exchangers.
  private static final int MOST_IN_THE_WAY = 4;

  public DnsCheck {
    found = found.map(text -> Printable.bytes(text, LONGEST_FOUND));
    inTheWay = inTheWay.stream().limit(MOST_IN_THE_WAY).toList();
  }

  /// A record with nothing else at its name.
  public DnsCheck(
      String name, DnsType type, String expected, Optional<String> found, DnsFinding finding) {
    this(name, type, expected, found, finding, OtherValues.NOTHING, List.of());
  }

  /// Whether both checks expect the same record.
  public boolean isAbout(DnsCheck other) {
    return name.equals(other.name) && type == other.type && expected.equals(other.expected);
  }

  /// Whether both checks are about the same name and type.
  public boolean isAtTheNameOf(DnsCheck other) {
    return name.equals(other.name) && type == other.type;
  }

  /// Whether the record is missing and nothing else is there.
  public boolean isSimplyMissing() {
    return finding == DnsFinding.MISSING && found.isEmpty() && isAlone();
  }

  /// Whether the record itself is right, but not the key behind it, which is in a zone of Amazon's.
  public boolean leadsToNoKey() {
    return type == DnsType.CNAME && finding.ofKey();
  }

  /// Whether the right value is there with more at its end, as when a DNS host appends its domain.
  public boolean isLengthened() {
    return finding == DnsFinding.WRONG_TARGET
        && found.filter(value -> value.startsWith(expected + ".")).isPresent();
  }

  /// Whether nothing at the name must stay beside the record or be deleted before it.
  public boolean isAlone() {
    return beside.isNothing() && inTheWay.isEmpty();
  }

  public DnsCheck expecting(String other) {
    return new DnsCheck(name, type, other, found, finding, beside, inTheWay);
  }

  public DnsCheck with(DnsFinding other) {
    return new DnsCheck(name, type, expected, found, other, beside, inTheWay);
  }

  public DnsCheck with(OtherValues other) {
    return new DnsCheck(name, type, expected, found, finding, other, inTheWay);
  }

  /// With records that must be deleted first.
  public DnsCheck behind(List<Obstacle> obstacles) {
    return new DnsCheck(name, type, expected, found, finding, beside, obstacles);
  }

  /// The record to publish.
  public DnsRecord asRecord() {
    return new DnsRecord(name, type.name(), expected, beside, inTheWay, false);
  }

  /// The record to publish in place of the present one.
  public DnsRecord asCorrection() {
    return new DnsRecord(name, type.name(), expected, beside, inTheWay, true);
  }
}
