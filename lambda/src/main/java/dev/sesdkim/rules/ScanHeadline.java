package dev.sesdkim.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What an alert about a scan is about, in clauses; its subject has the first one.
///
/// @param over whether it can be read or done again
record ScanHeadline(AlertAccounts accounts, boolean over) {

  private static final int LONGEST_NAME = 40;

  static Subject subject(Alert.OfScan alert, AlertAccounts accounts) {
    List<String> clauses = clauses(alert, accounts);
    int more = clauses.size() - 1;
    String end = (more == 0 ? "" : "; " + English.number(more) + " more") + accounts.endOfSubject();
    String first = clauses.getFirst();
    int room = Subject.LONGEST - end.length();
    return Subject.of(first.substring(0, Math.min(first.length(), room)) + end);
  }

  /// All clauses, the most important first.
  static List<String> clauses(Alert.OfScan alert, AlertAccounts accounts) {
    return new ScanHeadline(accounts, alert.kind() == AlertKind.OfScan.SCAN_RECOVERED)
        .clauses(ScanTroubles.of(alert.subjects()));
  }

  private List<String> clauses(ScanTroubles troubles) {
    List<String> clauses = new ArrayList<>();
    List<Due.OfScan> unread = troubles.parts().stream().filter(ScanTroubles::isAccount).toList();
    if (!unread.isEmpty()) {
      clauses.add(accounts(unread));
    }
    if (!troubles.regions().isEmpty()) {
      clauses.add(regions(troubles.regions()));
    }
    if (!troubles.unwatched().isEmpty()) {
      clauses.add(unwatched(troubles.unwatched()));
    }
    if (!troubles.identities().isEmpty()) {
      clauses.add(identities(troubles.identities()));
    }
    troubles.parts().stream()
        .filter(one -> !ScanTroubles.isAccount(one))
        .collect(groupingBy(Due.OfScan::subject, LinkedHashMap::new, toList()))
        .values()
        .forEach(part -> clauses.add(part(part)));
    return clauses;
  }

  /// @param same the same part, in one place or in several
  private String part(List<Due.OfScan> same) {
    String what = ScanPartWords.happened(same.getFirst(), over);
    List<String> places =
        ScanTroubles.places(same.stream().filter(ScanTroubles::isInRegion).toList());
    return places.isEmpty()
        ? what + ofAccounts(same, " in ")
        : what + " in " + Words.regions(places) + of(same);
  }

  private String accounts(List<Due.OfScan> unread) {
    boolean unwatched = unread.getFirst().problem().kind().isChosen();
    boolean one = unread.size() == 1;
    String who =
        one
            ? "account " + Ascii.printable(accounts.names().shortly(unread.getFirst().account()))
            : unread.size() + " accounts";
    String is = one ? " is" : " are";
    if (over) {
      return who + (unwatched ? is + " watched again" : " can be read again");
    }
    return who + (unwatched ? is + " no longer watched" : " cannot be read") + why(unread);
  }

  private String regions(List<Due.OfScan> regions) {
    String where = Words.regions(ScanTroubles.places(regions)) + of(regions);
    return over ? where + " can be read again" : where + " cannot be read" + why(regions);
  }

  private String unwatched(List<Due.OfScan> regions) {
    List<String> places = ScanTroubles.places(regions);
    return Words.regions(places)
        + of(regions)
        + (places.size() == 1 ? " is" : " are")
        + (over ? " watched again" : " no longer watched" + why(regions));
  }

  private String identities(List<Due.OfScan> identities) {
    String who =
        identities.size() == 1
            ? Subject.shortened(identities.getFirst().subject(), LONGEST_NAME)
            : English.number(identities.size()) + " identities";
    String where = " in " + Words.regions(ScanTroubles.places(identities)) + of(identities);
    return over
        ? who + " can be read again" + where
        : who + " cannot be read" + where + why(identities);
  }

  /// Of which accounts, where the alert is about several.
  private String of(List<Due.OfScan> subjects) {
    return ofAccounts(subjects, " of ");
  }

  private String ofAccounts(List<Due.OfScan> subjects, String of) {
    if (!accounts.areSeveral()) {
      return "";
    }
    List<String> ids = subjects.stream().map(Due.OfScan::account).distinct().toList();
    return ids.size() == 1
        ? of + Ascii.printable(accounts.names().shortly(ids.getFirst()))
        : of + ids.size() + " accounts";
  }

  /// The sort of failure, where all have the same.
  private static String why(List<Due.OfScan> subjects) {
    Set<Problem.Kind> kinds =
        subjects.stream().map(one -> one.problem().kind()).collect(Collectors.toSet());
    return kinds.size() == 1 ? ": " + ProblemWords.sort(kinds.iterator().next()) : "";
  }
}
