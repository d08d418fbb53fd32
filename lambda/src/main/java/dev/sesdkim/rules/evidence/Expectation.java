package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A record that should be there.
///
/// @param domain the identity's domain
/// @param value what it should hold, for people
/// @param right recognises the right content
record Expectation(
    String name, DnsType type, String domain, String value, Predicate<DnsData> right) {

  /// How many names above the record may be the zone that a DNS host has appended.
  private static final int MOST_ZONES = 5;

  DnsQuestion question() {
    return new DnsQuestion(name, type);
  }

  DnsCheck ok() {
    return check(DnsFinding.OK, Optional.empty());
  }

  DnsCheck instead(DnsFinding finding, String found) {
    return check(finding, Optional.of(found));
  }

  DnsCheck couldNotLook(DnsAnswer.Failed failed) {
    return switch (failed) {
      case DnsAnswer.ServerFailure failure -> instead(DnsFinding.SERVER_FAILURE, failure.detail());
      case DnsAnswer.TimedOut late -> instead(DnsFinding.TIMEOUT, late.detail());
    };
  }

  /// Finds out what became of a record that is not at its name: the whole domain is missing, the
  /// record has a doubled name, or it is simply missing.
  ///
  /// @param answer the answer for the name; it holds nothing that is right
  DnsCheck missing(DnsAnswer.Definite answer, Function<DnsQuestion, DnsAnswer> dns) {
    Optional<String> topmost =
        answer instanceof DnsAnswer.NoSuchName none && none.chain().isEmpty()
            ? new Existence(dns).missingWith(domain)
            : Optional.empty();
    if (topmost.isPresent()) {
      return instead(DnsFinding.DOMAIN_MISSING, missing(topmost.get()));
    }
    Wildcards wildcards = new Wildcards(dns);
    Optional<DnsCheck> doubled =
        doubled(dns, wildcards).map(there -> instead(DnsFinding.NAME_DOUBLED, there));
    if (wildcards.gives(name, type, answer)) {
      return doubled.orElseGet(() -> byWildcard(shown(answer)));
    }
    DnsCheck missing = doubled.orElseGet(() -> check(DnsFinding.MISSING, Optional.empty()));
    if (!answer.chain().isEmpty()) {
      return behindAlias(missing, answer);
    }
    return type == DnsType.TXT ? missing.with(OtherValues.of(answer.texts())) : missing;
  }

  /// Adds the alias as an obstacle, because an alias has no record of its own.
  static DnsCheck behindAlias(DnsCheck check, DnsAnswer.Definite answer) {
    return answer.chain().isEmpty()
        ? check
        : check.behind(List.of(new Obstacle(DnsType.CNAME, answer.chain().getFirst())));
  }

  /// The record is missing, but a wildcard answers for it.
  DnsCheck byWildcard(String shown) {
    return instead(DnsFinding.MISSING, "a wildcard record answers for it: " + shown);
  }

  /// The doubled name that holds the record: some DNS hosts append their zone to a name that
  /// already has it.
  private Optional<String> doubled(Function<DnsQuestion, DnsAnswer> dns, Wildcards wildcards) {
    for (String zone : zones()) {
      String doubled = name + "." + zone;
      DnsAnswer answer = dns.apply(new DnsQuestion(doubled, type));
      if (answer instanceof DnsAnswer.Found found
          && found.records().stream().anyMatch(right)
          && !wildcards.gives(doubled, type, answer)) {
        return Optional.of(doubled);
      }
    }
    return Optional.empty();
  }

  /// The names that may be the zone: those above the record without a leading underscore.
  private List<String> zones() {
    return DnsName.above(name).stream()
        .filter(zone -> !zone.startsWith("_"))
        .limit(MOST_ZONES)
        .toList();
  }

  private String missing(String topmost) {
    return DnsName.same(topmost, domain) ? domain : domain + ", nor " + topmost + " above it";
  }

  private static String shown(DnsAnswer.Definite answer) {
    return answer instanceof DnsAnswer.Found found
        ? found.records().getFirst() instanceof DnsData.Alias
            ? "CNAME " + ShownValue.of(found)
            : ShownValue.of(found)
        : "CNAME " + String.join(", ", answer.chain());
  }

  private DnsCheck check(DnsFinding finding, Optional<String> found) {
    return new DnsCheck(name, type, value, found, finding);
  }
}
