package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;

/// Converts a record of the DNS library to [DnsData].
final class RecordData {

  private RecordData() {}

  /// Empty for a type that is never looked up here.
  static Optional<DnsData> of(Record record) {
    return Optional.ofNullable(
        switch (record) {
          case ARecord a -> new DnsData.Address(a.getAddress().getHostAddress());
          case AAAARecord aaaa -> new DnsData.Address(aaaa.getAddress().getHostAddress());
          case CNAMERecord cname -> new DnsData.Alias(plain(cname.getTarget()));
          case MXRecord mx -> new DnsData.Exchange(mx.getPriority(), plain(mx.getTarget()));
          case NSRecord ns -> new DnsData.NameServer(plain(ns.getTarget()));
          case SOARecord soa -> new DnsData.ZoneTop(plain(soa.getHost()));
          case TXTRecord txt -> new DnsData.Text(joined(txt));
          default -> null;
        });
  }

  static String plain(Name name) {
    return DnsName.plain(name.toString());
  }

  /// The character-strings joined with nothing between them (RFC 7208 section 3.3, RFC 6376 section
  /// 3.6.2.2).
  private static String joined(TXTRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : strings(record)) {
      bytes.writeBytes(part);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// The library's signature is older than generics.
  @SuppressWarnings("unchecked")
  private static Iterable<byte[]> strings(TXTRecord record) {
    return record.getStringsAsByteArrays();
  }
}
