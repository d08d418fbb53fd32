package dev.sesdkim.dkim;

import java.util.Optional;

/// One DNS record that ought to be there, and what is.
///
/// @param name the full name, without the dot at its end
/// @param type `CNAME`, `TXT` or `MX`
/// @param expected what the record ought to hold
/// @param found what is there instead, or what makes the finding; at most 500 characters of
///   printable text
public record DnsCheck(
    String name, DnsType type, String expected, Optional<String> found, DnsFinding finding) {

  private static final int LONGEST_FOUND = 500;

  public DnsCheck {
    found = found.map(text -> Printable.line(text, LONGEST_FOUND));
  }

  /// Whether both are about the same record that ought to be there.
  public boolean isAbout(DnsCheck other) {
    return name.equals(other.name) && type == other.type && expected.equals(other.expected);
  }
}
