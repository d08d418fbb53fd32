package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.English;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The subject of an alert about many domains, grouped by the topmost identities above them,
/// largest group first.
final class DomainGroups {

  private DomainGroups() {}

  /// For example `12 domains stopped DKIM-signing: 9 of example.com, 3 of example.net`.
  static Subject subject(Alert.OfManyDomains alert) {
    List<Map.Entry<String, List<Alert.OfDomain>>> groups = largestFirst(alert);
    int all = alert.domains().size();
    if (groups.size() == 1) {
      String of = " of " + Ascii.name(groups.getFirst().getKey());
      String named = what(alert, all, of);
      return Subject.of(named.length() <= Subject.LONGEST ? named : what(alert, all, ""));
    }
    String what = what(alert, all, "");
    String best = what;
    int named = 0;
    StringBuilder names = new StringBuilder(what);
    for (Map.Entry<String, List<Alert.OfDomain>> group : groups) {
      names.append(named == 0 ? ": " : ", ").append(name(group));
      named += group.getValue().size();
      if (names.length() > Subject.LONGEST) {
        return Subject.of(best);
      }
      String text =
          named == all ? names.toString() : names + ", " + English.number(all - named) + " more";
      best = text.length() <= Subject.LONGEST ? text : best;
    }
    return Subject.of(best);
  }

  static List<Map.Entry<String, List<Alert.OfDomain>>> largestFirst(Alert.OfManyDomains alert) {
    return alert.groups().entrySet().stream()
        .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
        .toList();
  }

  /// A group of one domain is named by that domain.
  private static String name(Map.Entry<String, List<Alert.OfDomain>> group) {
    return group.getValue().size() == 1
        ? Ascii.name(group.getValue().getFirst().domain())
        : English.number(group.getValue().size()) + " of " + Ascii.name(group.getKey());
  }

  private static String what(Alert.OfManyDomains alert, int number, String of) {
    List<Alert.OfDomain> domains = alert.domains();
    boolean one = number == 1;
    String whose =
        (domains.stream().allMatch(Leads::isDomain) ? "" : "addresses of ")
            + English.count(number, "domain", "domains")
            + of
            + " ";
    List<AlertedIdentity> leads =
        domains.stream().flatMap(domain -> Leads.of(domain).stream()).toList();
    String are = one ? "is " : "are ";
    return whose
        + switch (alert.kind()) {
          case FOUND_UNVERIFIED ->
              are + (Leads.areNew(leads) ? "new and " : "") + "not DKIM-signing";
          case REGRESSED -> "stopped DKIM-signing";
          case WORSENED -> "got worse";
          case RECOVERED -> Recovery.of(leads).words(one);
          case REMOVED -> are + "no longer in SES";
          case AT_RISK -> are + "about to stop DKIM-signing";
          case NOT_READY -> "no longer meet" + (one ? "s" : "") + " the bulk-sender rules";
        };
  }
}
