package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.function.Function;

/// What a domain publishes as SPF (RFC 7208 sections 4.4 and 4.5).
sealed interface SpfPolicies {

  /// One record, valid or not.
  record One(String text) implements SpfPolicies {}

  /// Several records: an error.
  record Several(List<String> texts) implements SpfPolicies {
    public Several {
      texts = List.copyOf(texts);
    }
  }

  /// No record.
  ///
  /// @param meant texts that were meant as an SPF record, but do not begin as one
  record None(List<String> meant) implements SpfPolicies {
    public None {
      meant = List.copyOf(meant);
    }
  }

  /// DNS did not answer.
  record Unread(DnsAnswer.Failed failure) implements SpfPolicies {}

  /// Looks a domain up. A name that DNS does not allow has no record (section 4.3).
  static SpfPolicies at(String domain, Function<DnsQuestion, DnsAnswer> dns) {
    return DomainSpec.isName(domain)
        ? of(dns.apply(new DnsQuestion(domain, DnsType.TXT)))
        : new None(List.of());
  }

  static SpfPolicies of(DnsAnswer answer) {
    return switch (answer) {
      case DnsAnswer.Failed failed -> new Unread(failed);
      case DnsAnswer.Definite _ -> of(answer.texts());
    };
  }

  private static SpfPolicies of(List<String> texts) {
    List<String> records = texts.stream().filter(SpfRecord::opens).toList();
    return switch (records.size()) {
      case 0 -> new None(texts.stream().filter(SpfRecord::isMeant).toList());
      case 1 -> new One(records.getFirst());
      default -> new Several(records);
    };
  }
}
