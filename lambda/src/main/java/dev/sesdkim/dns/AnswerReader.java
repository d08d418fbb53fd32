package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Reads a DNS message: what it says about the question that was asked.
final class AnswerReader {

  /// One reply: the whole answer, or the first links of a CNAME chain that the server did not
  /// finish.
  sealed interface Part {
    record Whole(DnsAnswer answer) implements Part {}

    record Links(List<String> links, Name next) implements Part {}
  }

  private AnswerReader() {}

  static Part read(Record question, Message reply) {
    int rcode = reply.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return failure("the server answered " + Rcode.string(rcode) + " about " + question.getName());
    }
    List<Record> answers = reply.getSection(Section.ANSWER);
    List<String> chain = new ArrayList<>();
    Name owner = question.getName();
    while (true) {
      List<DnsData> records = records(answers, owner, question.getType());
      if (!records.isEmpty()) {
        return new Part.Whole(new DnsAnswer.Found(chain, records));
      }
      Optional<Name> target = alias(answers, owner);
      if (target.isEmpty()) {
        break;
      }
      if (chain.size() >= answers.size()) {
        return failure("the CNAME records lead in a circle from " + question.getName());
      }
      owner = target.get();
      chain.add(RecordData.plain(owner));
    }
    if (rcode == Rcode.NXDOMAIN) {
      return new Part.Whole(new DnsAnswer.NoSuchName(chain));
    }
    List<Record> authority = reply.getSection(Section.AUTHORITY);
    if (holds(authority, Type.SOA)) {
      return new Part.Whole(new DnsAnswer.NoSuchType(chain));
    }
    if (!chain.isEmpty()) {
      return new Part.Links(chain, owner);
    }
    return holds(authority, Type.NS)
        ? failure("the server does not resolve names: it referred to others")
        : new Part.Whole(new DnsAnswer.NoSuchType(chain));
  }

  private static List<DnsData> records(List<Record> answers, Name owner, int type) {
    return answers.stream()
        .filter(record -> record.getType() == type && record.getName().equals(owner))
        .flatMap(record -> RecordData.of(record).stream())
        .toList();
  }

  private static Optional<Name> alias(List<Record> answers, Name owner) {
    return answers.stream()
        .filter(record -> record instanceof CNAMERecord && record.getName().equals(owner))
        .map(record -> ((CNAMERecord) record).getTarget())
        .findFirst();
  }

  private static boolean holds(List<Record> section, int type) {
    return section.stream().anyMatch(record -> record.getType() == type);
  }

  private static Part failure(String detail) {
    return new Part.Whole(new DnsAnswer.ServerFailure(detail));
  }
}
