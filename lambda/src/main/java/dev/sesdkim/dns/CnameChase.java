package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Follows CNAME records to the answer, even when a server gives only the first links.
record CnameChase(ResolverPool resolvers) {

  /// More links than a sane zone has, and about as many as common resolvers follow.
  private static final int LONGEST_CHAIN = 12;

  DnsAnswer answer(DnsQuestion question) {
    Optional<Name> start = name(question.name());
    // A text that is not a valid name cannot exist in DNS.
    return start.isEmpty()
        ? new DnsAnswer.NoSuchName(List.of())
        : chase(start.get(), Type.value(question.type().name()));
  }

  private DnsAnswer chase(Name start, int type) {
    List<String> chain = new ArrayList<>();
    Set<Name> seen = new HashSet<>();
    Name name = start;
    while (seen.add(name) && chain.size() <= LONGEST_CHAIN) {
      AnswerReader.Part part = resolvers.ask(Record.newRecord(name, type, DClass.IN));
      switch (part) {
        case AnswerReader.Part.Whole(DnsAnswer answer) -> {
          return behind(chain, answer);
        }
        case AnswerReader.Part.Links(List<String> links, Name next) -> {
          chain.addAll(links);
          name = next;
        }
      }
    }
    return new DnsAnswer.ServerFailure("the CNAME chain from " + start + " does not end");
  }

  private static DnsAnswer behind(List<String> chain, DnsAnswer answer) {
    return switch (answer) {
      case DnsAnswer.Found found ->
          new DnsAnswer.Found(joined(chain, found.chain()), found.records());
      case DnsAnswer.NoSuchName none -> new DnsAnswer.NoSuchName(joined(chain, none.chain()));
      case DnsAnswer.NoSuchType none -> new DnsAnswer.NoSuchType(joined(chain, none.chain()));
      case DnsAnswer.Failed failed -> failed;
    };
  }

  private static List<String> joined(List<String> links, List<String> more) {
    List<String> all = new ArrayList<>(links);
    all.addAll(more);
    return all;
  }

  private static Optional<Name> name(String text) {
    return DnsName.ascii(text).flatMap(CnameChase::parsed);
  }

  private static Optional<Name> parsed(String ascii) {
    try {
      return Optional.of(Name.fromString(ascii, Name.root));
    } catch (TextParseException | IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
