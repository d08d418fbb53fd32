package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The messages in which people are to hear what is due.
///
/// @param message kind and what it is about, as [#line] writes it
/// @param identities the identities that it must name, as region and name
record ModelNews(String message, Set<String> identities) {

  private static final int MOST_ALONE = 3;

  static String line(AlertKind kind, Set<String> about) {
    return kind + " " + new TreeSet<>(about);
  }

  /// One message for each domain and kind of change, one for all where there are more than three
  /// domains, and one for all that cannot be read, or can again.
  static List<ModelNews> of(List<ModelDue> due) {
    Map<AlertKind, Map<String, Set<String>>> byKind = new EnumMap<>(AlertKind.class);
    for (ModelDue one : said(due)) {
      byKind
          .computeIfAbsent(one.kind(), _ -> new TreeMap<>())
          .computeIfAbsent(about(one), _ -> new TreeSet<>())
          .addAll(one.isOfScan() ? Set.of() : Set.of(one.place() + " " + one.subject()));
    }
    List<ModelNews> news = new ArrayList<>();
    byKind.forEach(
        (kind, byAbout) -> {
          boolean ofScan = kind == AlertKind.SCAN_PROBLEM || kind == AlertKind.SCAN_RECOVERED;
          if (ofScan || byAbout.size() > MOST_ALONE) {
            Set<String> all = new TreeSet<>();
            byAbout.values().forEach(all::addAll);
            news.add(new ModelNews(line(kind, byAbout.keySet()), all));
          } else {
            byAbout.forEach(
                (about, named) -> news.add(new ModelNews(line(kind, Set.of(about)), named)));
          }
        });
    return news;
  }

  private static String about(ModelDue one) {
    if (!one.isOfScan()) {
      return one.domain();
    }
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
      Stream<ModelDue> later =
          due.subList(at + 1, due.size()).stream()
              .filter(other -> other.place().equals(one.place()))
              .filter(other -> other.subject().equals(one.subject()))
              .filter(other -> other.isOfScan() == one.isOfScan());
      if (later.noneMatch(other -> overtakes(other.kind(), one.kind()))) {
        said.add(one);
      }
    }
    return said;
  }

  private static boolean overtakes(AlertKind later, AlertKind earlier) {
    return switch (earlier) {
      case RECOVERED ->
          Set.of(AlertKind.RECOVERED, AlertKind.REGRESSED, AlertKind.WORSENED, AlertKind.REMOVED)
              .contains(later);
      case SCAN_RECOVERED -> later == AlertKind.SCAN_RECOVERED || later == AlertKind.SCAN_PROBLEM;
      default -> later == earlier;
    };
  }
}
