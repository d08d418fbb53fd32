package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The DNS tree walk from a domain upwards (RFC 9989 section 4.10).
///
/// @param stops what DNS has at each name that was asked, the domain itself first
record TreeWalk(List<Stop> stops) {

  /// A longer name is cut to this many labels after the first question.
  private static final int LABELS_AFTER_JUMP = 7;

  /// What DNS has at one name.
  record Stop(String domain, Content content) {}

  /// What a name can hold.
  sealed interface Content {
    /// What is wrong with texts that were meant as records but do not count.
    default List<DmarcProblem> problems() {
      return List.of();
    }
  }

  /// Exactly one record. Most walks go on to names whose record does not apply: of those, only
  /// `psd` is read.
  record One(String text, PolicyRecord.Psd psd) implements Content {

    PolicyRecord record() {
      return PolicyRecord.of(text);
    }
  }

  /// Several records, so none counts.
  record Several(List<DmarcProblem> problems) implements Content {}

  /// No record, but perhaps a text that was meant as one.
  record None(List<DmarcProblem> problems) implements Content {}

  /// The look-up failed.
  record Unread() implements Content {}

  TreeWalk {
    stops = List.copyOf(stops);
  }

  /// Asks until a record ends the walk (`psd=n` or `psd=y`) or no labels remain.
  static TreeWalk from(String domain, Function<DnsQuestion, DnsAnswer> dns) {
    List<Stop> stops = new ArrayList<>();
    for (String name : names(domain)) {
      Content content = content(dns.apply(new DnsQuestion("_dmarc." + name, DnsType.TXT)));
      stops.add(new Stop(name, content));
      if (content instanceof One one && one.psd() != PolicyRecord.Psd.U) {
        break;
      }
    }
    return new TreeWalk(stops);
  }

  /// The names of the walk, at most eight.
  static List<String> names(String domain) {
    List<String> names = new ArrayList<>();
    names.add(domain);
    String[] labels = domain.split("\\.", -1);
    int from = Math.max(1, labels.length - LABELS_AFTER_JUMP);
    for (int first = from; first < labels.length; first++) {
      names.add(String.join(".", List.of(labels).subList(first, labels.length)));
    }
    return names;
  }

  Stop start() {
    return stops.getFirst();
  }

  List<Stop> above() {
    return stops.subList(1, stops.size());
  }

  /// Whether a look-up failed at one of the names.
  static boolean anyUnread(List<Stop> stops) {
    return stops.stream().anyMatch(stop -> stop.content() instanceof Unread);
  }

  /// The organizational domain (RFC 9989 section 4.10.2); empty if a look-up failed.
  Optional<String> organizationalDomain() {
    if (anyUnread(stops)) {
      return Optional.empty();
    }
    String found = start().domain();
    for (Stop stop : stops) {
      if (stop.content() instanceof One one) {
        boolean suffix = one.psd() == PolicyRecord.Psd.Y && !stop.domain().equals(start().domain());
        found = suffix ? oneLabelBelow(stop.domain()) : stop.domain();
      }
    }
    return Optional.of(found);
  }

  /// The record at one of the names, if there is exactly one.
  Optional<One> recordAt(String domain) {
    return stops.stream()
        .filter(stop -> stop.domain().equals(domain))
        .map(Stop::content)
        .filter(One.class::isInstance)
        .map(One.class::cast)
        .findFirst();
  }

  private String oneLabelBelow(String suffix) {
    String inner = start().domain().substring(0, start().domain().length() - suffix.length() - 1);
    return inner.substring(inner.lastIndexOf('.') + 1) + "." + suffix;
  }

  private static Content content(DnsAnswer answer) {
    return switch (answer) {
      case DnsAnswer.Failed _ -> new Unread();
      case DnsAnswer.Definite _ -> content(answer.texts());
    };
  }

  private static Content content(List<String> texts) {
    List<String> records = texts.stream().filter(Version::opens).toList();
    if (records.size() > 1) {
      return new Several(
          List.of(new DmarcProblem(Kind.SEVERAL_RECORDS, String.join(" | ", records))));
    }
    return records.isEmpty()
        ? new None(texts.stream().flatMap(text -> Version.flaw(text).stream()).toList())
        : new One(records.getFirst(), PolicyRecord.psd(records.getFirst()));
  }
}
