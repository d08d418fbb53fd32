package dev.sesdkim.dkim;

/// One question to DNS. Names compare without regard to case (RFC 4343), so they are kept in lower
/// case.
///
/// @param name a full name, with or without the dot at its end
public record DnsQuestion(String name, DnsType type) {

  public DnsQuestion {
    name = DnsName.plain(name);
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
