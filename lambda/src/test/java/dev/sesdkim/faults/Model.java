package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The contract's words once more, plain and slow: what is known of each identity, how a scan
/// changes it, and what people hear.
final class Model {

  /// What is known of one identity.
  static final class Known {
    Verdict verdict = Verdict.UNKNOWN;
    Reason reason = Reason.UNREADABLE;
    Instant since = Instant.EPOCH;
    boolean removed;
    Optional<String> governedBy = Optional.empty();
    final List<AlertKind> due = new ArrayList<>();
  }

  /// By region and name, with a space between.
  final Map<String, Known> identities = new TreeMap<>();

  /// What the last scan that ran to its end read; absent before the first.
  Optional<Set<String>> readLastTime = Optional.empty();

  /// Whether people have not heard yet that monitoring began.
  boolean startedIsDue = true;

  /// Regions of whose loss people have not heard yet.
  Set<String> lossIsDue = Set.of();

  /// A region was read and saved.
  ///
  /// @return what changed
  List<ChangeKind> read(String region, Map<String, Reading> listed, Instant at) {
    List<ChangeKind> changes = new ArrayList<>();
    for (Reading reading : listed.values()) {
      Reason reason = ModelVerdict.reason(reading, listed);
      sees(region + " " + reading.identity().name(), reading, reason, listed, at)
          .ifPresent(changes::add);
    }
    identities.forEach(
        (key, known) -> {
          String name = key.substring(key.indexOf(' ') + 1);
          if (key.startsWith(region + " ") && !listed.containsKey(name) && !known.removed) {
            known.removed = true;
            known.due.add(AlertKind.REMOVED);
            changes.add(ChangeKind.REMOVED);
          }
        });
    return changes;
  }

  private Optional<ChangeKind> sees(
      String key, Reading reading, Reason reason, Map<String, Reading> listed, Instant at) {
    Known known = identities.get(key);
    boolean first = known == null;
    if (known == null) {
      known = new Known();
      known.since = at;
      known.reason = reason;
      identities.put(key, known);
    }
    if (reason.verdict() == Verdict.UNKNOWN) {
      if (known.verdict == Verdict.UNKNOWN && !known.removed) {
        known.reason = reason;
        hearsOfDomain(known, reading, listed);
      }
      return first ? Optional.of(ChangeKind.FIRST_SEEN) : Optional.empty();
    }
    Verdict was = known.verdict;
    Optional<ChangeKind> change = change(first, known, reason);
    if (was != reason.verdict() || known.removed) {
      known.since = at;
    }
    alert(change, was, reason.verdict()).ifPresent(known.due::add);
    known.verdict = reason.verdict();
    known.reason = reason;
    known.removed = false;
    hearsOfDomain(known, reading, listed);
    return change;
  }

  private static void hearsOfDomain(Known known, Reading reading, Map<String, Reading> listed) {
    if (reading instanceof Reading.Read) {
      known.governedBy = ModelVerdict.governing(reading, listed);
    }
  }

  private static Optional<ChangeKind> change(boolean first, Known known, Reason now) {
    if (first) {
      return Optional.of(ChangeKind.FIRST_SEEN);
    }
    if (known.removed) {
      return Optional.of(ChangeKind.RETURNED);
    }
    if (known.verdict == Verdict.VERIFIED && now.verdict() == Verdict.UNVERIFIED) {
      return Optional.of(ChangeKind.REGRESSED);
    }
    if (known.verdict == Verdict.UNVERIFIED && now.verdict() == Verdict.VERIFIED) {
      return Optional.of(ChangeKind.RECOVERED);
    }
    if (known.verdict == Verdict.UNVERIFIED
        && ModelVerdict.badness(now) > ModelVerdict.badness(known.reason)) {
      return Optional.of(ChangeKind.WORSENED);
    }
    return Optional.empty();
  }

  /// Who comes back is told of as far as it is news: good, because its removal was told of, or
  /// worse than it left.
  private static Optional<AlertKind> alert(Optional<ChangeKind> change, Verdict was, Verdict now) {
    if (change.isEmpty()) {
      return Optional.empty();
    }
    return switch (change.get()) {
      case REGRESSED -> Optional.of(AlertKind.REGRESSED);
      case RECOVERED -> Optional.of(AlertKind.RECOVERED);
      case WORSENED -> Optional.of(AlertKind.WORSENED);
      case REMOVED -> Optional.of(AlertKind.REMOVED);
      case FIRST_SEEN -> Optional.empty();
      case RETURNED -> {
        if (now == Verdict.VERIFIED) {
          yield Optional.of(AlertKind.RECOVERED);
        }
        yield was == Verdict.VERIFIED ? Optional.of(AlertKind.REGRESSED) : Optional.empty();
      }
    };
  }

  /// Regions that cannot be read and could the last time, or whose loss nobody has heard of yet.
  Set<String> lost(Set<String> read) {
    Set<String> lost = new TreeSet<>(readLastTime.orElse(Set.of()));
    lost.addAll(lossIsDue);
    lost.removeAll(read);
    return lost;
  }

  /// What a scan that runs to its end now tells people: kind and domain of each message, and whom
  /// it must name.
  Map<String, Set<String>> news(Set<String> read) {
    Map<String, Set<String>> news = new TreeMap<>();
    if (startedIsDue) {
      news.put("STARTED *", Set.of());
    }
    if (!lost(read).isEmpty()) {
      news.put("SCAN_PROBLEM *", Set.of());
    }
    identities.forEach(
        (key, known) -> {
          String name = key.substring(key.indexOf(' ') + 1);
          String domain = known.governedBy.orElse(name.substring(name.lastIndexOf('@') + 1));
          for (int at = 0; at < known.due.size(); at++) {
            AlertKind kind = known.due.get(at);
            List<AlertKind> later = known.due.subList(at + 1, known.due.size());
            boolean overtaken =
                kind == AlertKind.RECOVERED
                    && later.stream().anyMatch(one -> one != AlertKind.RECOVERED);
            if (!overtaken) {
              news.computeIfAbsent(kind + " " + domain, _ -> new TreeSet<>()).add(key);
            }
          }
        });
    return news;
  }
}
