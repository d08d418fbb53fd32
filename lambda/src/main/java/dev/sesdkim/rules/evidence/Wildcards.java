package dev.sesdkim.rules.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Whether an answer comes from a wildcard record (RFC 4592): then a made-up name beside it gets
/// the same answer.
record Wildcards(Function<DnsQuestion, DnsAnswer> dns) {

  private static final int LABEL = 20;

  /// Whether a wildcard gives the same answer as this name.
  boolean gives(String name, DnsType type, DnsAnswer answer) {
    return switch (answer) {
      case DnsAnswer.Failed _ -> false;
      case DnsAnswer.Found found ->
          beside(name, type) instanceof DnsAnswer.Found(List<String> chain, var records)
              && chain.equals(found.chain())
              && records.equals(found.records());
      case DnsAnswer.Definite none -> leadsElsewhere(none.chain(), beside(name, type));
    };
  }

  /// Whether a wildcard answers at all, even with something else each time.
  boolean answer(String name, DnsType type) {
    return beside(name, type) instanceof DnsAnswer.Found;
  }

  private static boolean leadsElsewhere(List<String> chain, DnsAnswer beside) {
    return !chain.isEmpty()
        && beside instanceof DnsAnswer.Definite end
        && chain.equals(end.chain());
  }

  private DnsAnswer beside(String name, DnsType type) {
    String label = "x" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().replace("-", "");
    return dns.apply(
        new DnsQuestion(label.substring(0, LABEL) + name.substring(name.indexOf('.')), type));
  }
}
