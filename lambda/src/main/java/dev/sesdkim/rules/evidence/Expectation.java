package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A record that ought to be there.
///
/// @param zone the domain that a DNS host may have appended once more
/// @param value what it ought to hold, for people
/// @param right tells the right content from another
record Expectation(String name, DnsType type, String zone, String value, Predicate<DnsData> right) {

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

  /// Tells what became of a record that is not under its name.
  DnsCheck missing(Function<DnsQuestion, DnsAnswer> dns) {
    String doubled = name + "." + zone;
    if (dns.apply(new DnsQuestion(doubled, type)) instanceof DnsAnswer.Found found
        && found.records().stream().anyMatch(right)) {
      return instead(DnsFinding.NAME_DOUBLED, doubled);
    }
    return check(DnsFinding.MISSING, Optional.empty());
  }

  /// All records of an answer, as one text.
  static String text(DnsAnswer.Found found) {
    return found.records().stream().map(DnsData::text).collect(Collectors.joining(", "));
  }

  private DnsCheck check(DnsFinding finding, Optional<String> found) {
    return new DnsCheck(name, type, value, found, finding);
  }
}
