package dev.sesdkim.bench;

import java.net.InetAddress;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Gatherers;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// DNS answers in which every domain has correct records of Easy DKIM and DMARC, or no DKIM
/// records; SES's own domain has its SPF record, and every name without an underscore has an
/// address.
final class RecordsInOrder {

  private static final int TTL = 300;
  private static final String SES = "amazonses.com.";
  private static final String SES_SENDERS = "v=spf1 ip4:199.255.192.0/22 -all";
  private static final String DOMAIN_KEY = "._domainkey.";
  private static final List<String> KEY = strings("p=" + key());

  private RecordsInOrder() {}

  /// The answer of a resolver.
  ///
  /// @param withoutDkim whether the DKIM records are missing
  static Message answer(Message query, boolean withoutDkim) {
    Record question = query.getQuestion();
    Message reply = new Message(query.getHeader().getID());
    List.of((int) Flags.QR, (int) Flags.RD, (int) Flags.RA).forEach(reply.getHeader()::setFlag);
    reply.addRecord(question, Section.QUESTION);
    boolean missing = withoutDkim && question.getName().toString().contains(DOMAIN_KEY);
    List<Record> records = missing ? List.of() : records(question.getName(), question.getType());
    records.forEach(record -> reply.addRecord(record, Section.ANSWER));
    if (records.isEmpty()) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    return reply;
  }

  private static List<Record> records(Name name, int type) {
    String text = name.toString();
    int label = text.indexOf(DOMAIN_KEY);
    if (label > 0) {
      Name target = Name.fromConstantString(text.substring(0, label) + ".dkim." + SES);
      Record alias = new CNAMERecord(name, DClass.IN, TTL, target);
      return type == Type.CNAME
          ? List.of(alias)
          : List.of(alias, new TXTRecord(target, DClass.IN, TTL, KEY));
    }
    if (text.startsWith("_dmarc.")) {
      String reports = "dmarc@" + text.substring("_dmarc.".length(), text.length() - 1);
      return List.of(
          new TXTRecord(name, DClass.IN, TTL, "v=DMARC1; p=reject; rua=mailto:" + reports));
    }
    if (text.equals(SES) && type == Type.TXT) {
      return List.of(new TXTRecord(name, DClass.IN, TTL, SES_SENDERS));
    }
    boolean exists = type == Type.A && !text.contains("_");
    return exists
        ? List.of(new ARecord(name, DClass.IN, TTL, InetAddress.getLoopbackAddress()))
        : List.of();
  }

  private static String key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }

  /// Splits a text into strings of at most 255 characters, the limit in a TXT record (RFC 1035,
  /// section 3.3).
  private static List<String> strings(String text) {
    return text.chars()
        .mapToObj(Character::toString)
        .gather(Gatherers.windowFixed(255))
        .map(some -> String.join("", some))
        .toList();
  }
}
