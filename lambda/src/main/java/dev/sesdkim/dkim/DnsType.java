package dev.sesdkim.dkim;

/// The types of DNS record that are looked up (RFC 1035 section 3.2.2, RFC 3596).
public enum DnsType {
  A,
  AAAA,
  CNAME,
  MX,
  NS,
  SOA,
  TXT
}
