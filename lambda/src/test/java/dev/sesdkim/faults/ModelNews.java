package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The messages in which people are to hear what is due.
///
/// @param message kind, accounts and what it is about, as [#line] writes it
/// @param identities the identities that it must name
record ModelNews(String message, Set<Identity> identities) {

  private static final int MOST_ALONE = 3;

  /// @param about each thing as often as it is said, in any order
  static String line(AlertKind kind, Collection<String> accounts, Collection<String> about) {
    return kind + " " + new TreeSet<>(accounts) + " " + about.stream().sorted().toList();
  }

  /// Monitoring of these accounts began.
  static ModelNews started(Set<String> accounts, Set<Identity> unverified) {
    return new ModelNews(line(AlertKind.OfAccount.STARTED, accounts, List.of()), unverified);
  }

  /// One message for each account, domain and kind of change, and for each account one for all that
  /// cannot be read there, or can again; one for all where they are more than three.
  static List<ModelNews> of(List<ModelDue> due) {
    Map<AlertKind, Map<String, List<ModelDue>>> byKind = new HashMap<>();
    for (ModelDue one : said(due)) {
      byKind
          .computeIfAbsent(one.kind(), _ -> new TreeMap<>())
          .computeIfAbsent(one.account() + " " + one.domain(), _ -> new ArrayList<>())
          .add(one);
    }
    List<ModelNews> news = new ArrayList<>();
    byKind.forEach(
        (kind, alone) -> {
          if (alone.size() > MOST_ALONE) {
            news.add(of(kind, alone.values()));
          } else {
            alone.values().forEach(one -> news.add(of(kind, List.of(one))));
          }
        });
    return news;
  }

  private static ModelNews of(AlertKind kind, Collection<List<ModelDue>> groups) {
    Set<String> accounts = new TreeSet<>();
    List<String> about = new ArrayList<>();
    Set<Identity> identities = new TreeSet<>();
    for (List<ModelDue> group : groups) {
      ModelDue first = group.getFirst();
      accounts.add(first.account());
      if (first.isOfScan()) {
        group.forEach(one -> about.add(subject(one)));
      } else {
        about.add(first.domain());
        group.forEach(
            one -> identities.add(new Identity(one.place(), one.account(), one.subject())));
      }
    }
    return new ModelNews(line(kind, accounts, about), identities);
  }

  private static String subject(ModelDue one) {
    if (one.isOfRegion()) {
      return one.place();
    }
    return one.place().equals("*") ? one.subject() : one.place() + " " + one.subject();
  }

  /// Of one thing the same news is told once, as it was the last time; good news that bad news has
  /// overtaken is not told.
  private static List<ModelDue> said(List<ModelDue> due) {
    List<ModelDue> said = new ArrayList<>();
    for (int at = 0; at < due.size(); at++) {
      ModelDue one = due.get(at);
      if (due.subList(at + 1, due.size()).stream()
          .filter(one::isOfSame)
          .noneMatch(other -> overtakes(other.kind(), one.kind()))) {
        said.add(one);
      }
    }
    return said;
  }

  private static boolean overtakes(AlertKind later, AlertKind earlier) {
    return switch (earlier) {
      case AlertKind.OfDomain.RECOVERED ->
          Set.of(
                  AlertKind.OfDomain.RECOVERED,
                  AlertKind.OfDomain.REGRESSED,
                  AlertKind.OfDomain.WORSENED,
                  AlertKind.OfDomain.REMOVED)
              .contains(later);
      case AlertKind.OfScan.SCAN_RECOVERED ->
          later == AlertKind.OfScan.SCAN_RECOVERED || later == AlertKind.OfScan.SCAN_PROBLEM;
      default -> later == earlier;
    };
  }
}
