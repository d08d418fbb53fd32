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

/// What an alert about a scan is about, in clauses; its subject has the first one.
final class ScanHeadline {

  private static final int LONGEST_NAME = 40;

  private ScanHeadline() {}

  /// @param account as it ends the subject
  static Subject subject(Alert.OfScan alert, String account) {
    List<String> clauses = clauses(alert);
    int more = clauses.size() - 1;
    String end = (more == 0 ? "" : "; " + more + " more") + account;
    String first = clauses.getFirst();
    int room = Subject.LONGEST - end.length();
    return Subject.of((first.length() <= room ? first : first.substring(0, room)) + end);
  }

  /// All of them, most important first.
  static List<String> clauses(Alert.OfScan alert) {
    return clauses(ScanTroubles.of(alert.subjects()), alert.kind() == AlertKind.SCAN_RECOVERED);
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
            ? Subject.shortened(identities.getFirst().subject(), LONGEST_NAME)
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
