package dev.sesdkim.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The subject and the first line of an alert about a scan.
final class ScanHeadline {

  private ScanHeadline() {}

  static Headline of(Alert.OfScan alert) {
    boolean over = alert.kind() == AlertKind.SCAN_RECOVERED;
    List<String> clauses = clauses(ScanTroubles.of(alert.subjects()), over);
    int more = clauses.size() - 1;
    String first = clauses.getFirst() + (more == 0 ? "" : "; " + more + " more");
    return new Headline(
        Subject.of(Headline.word(alert.kind()), "", first), String.join("; ", clauses) + ".");
  }

  private static List<String> clauses(ScanTroubles troubles, boolean over) {
    List<String> clauses = new ArrayList<>();
    if (!troubles.regions().isEmpty()) {
      clauses.add(regions(troubles.regions(), over));
    }
    if (!troubles.unwatched().isEmpty()) {
      clauses.add(unwatched(troubles.unwatched(), over));
    }
    if (!troubles.identities().isEmpty()) {
      clauses.add(identities(troubles.identities(), over));
    }
    troubles.parts().stream()
        .collect(groupingBy(Due.OfScan::subject, LinkedHashMap::new, toList()))
        .values()
        .forEach(part -> clauses.add(part(part, over)));
    return clauses;
  }

  /// @param same the same part, in one place or in several
  private static String part(List<Due.OfScan> same, boolean over) {
    String what = ScanPartWords.happened(same.getFirst(), over);
    List<String> places =
        ScanTroubles.places(same.stream().filter(ScanTroubles::isInRegion).toList());
    return places.isEmpty() ? what : what + " in " + Words.regions(places);
  }

  private static String regions(List<Due.OfScan> regions, boolean over) {
    String where = Words.regions(ScanTroubles.places(regions));
    return over ? where + " can be read again" : where + " cannot be read" + why(regions);
  }

  private static String unwatched(List<Due.OfScan> regions, boolean over) {
    List<String> places = ScanTroubles.places(regions);
    return Words.regions(places)
        + (places.size() == 1 ? " is" : " are")
        + (over ? " watched again" : " no longer watched" + why(regions));
  }

  private static String identities(List<Due.OfScan> identities, boolean over) {
    String who =
        identities.size() == 1
            ? Words.name(identities.getFirst().subject())
            : identities.size() + " identities";
    String where = " in " + Words.regions(ScanTroubles.places(identities));
    return over
        ? who + " can be read again" + where
        : who + " cannot be read" + where + why(identities);
  }

  /// The sort of failure, where all have the same.
  private static String why(List<Due.OfScan> subjects) {
    Set<Problem.Kind> kinds =
        subjects.stream().map(one -> one.problem().kind()).collect(Collectors.toSet());
    return kinds.size() == 1 ? ": " + ProblemWords.sort(kinds.iterator().next()) : "";
  }
}
