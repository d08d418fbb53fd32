package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Many domains under the account's topmost identities above them, the largest group first.
final class DomainGroups {

  private static final int LONGEST_LINE = 300;

  private DomainGroups() {}

  /// For example `12 domains stopped being DKIM-verified: 9 of example.com, 3 of example.net`.
  static Headline headline(Alert.OfManyDomains alert) {
    return new Headline(
        Subject.of(
            Headline.word(alert.kind()),
            "",
            line(
                alert,
                Ascii::name,
                Subject.LONGEST - Subject.head(Headline.word(alert.kind())).length())),
        line(alert, Words::name, LONGEST_LINE) + ".");
  }

  /// One entry for each group, which names all of its domains.
  static Listing listing(Alert.OfManyDomains alert) {
    List<Map.Entry<String, List<Alert.OfDomain>>> groups = largestFirst(alert);
    return new Listing(
        "Domains (" + alert.domains().size() + ")",
        groups.stream().map(group -> entry(alert.kind(), group)).toList(),
        0,
        "the email names all domains");
  }

  private static List<Map.Entry<String, List<Alert.OfDomain>>> largestFirst(
      Alert.OfManyDomains alert) {
    return alert.groups().entrySet().stream()
        .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
        .toList();
  }

  private static String line(Alert.OfManyDomains alert, UnaryOperator<String> form, int longest) {
    List<Map.Entry<String, List<Alert.OfDomain>>> groups = largestFirst(alert);
    int all = alert.domains().size();
    if (groups.size() == 1) {
      return what(alert, all, " of " + form.apply(groups.getFirst().getKey()));
    }
    String what = what(alert, all, "");
    String best = what;
    int named = 0;
    StringBuilder names = new StringBuilder(what);
    for (Map.Entry<String, List<Alert.OfDomain>> group : groups) {
      names.append(named == 0 ? ": " : ", ").append(name(group, form));
      named += group.getValue().size();
      if (names.length() > longest) {
        return best;
      }
      String text = named == all ? names.toString() : names + ", " + (all - named) + " more";
      best = text.length() <= longest ? text : best;
    }
    return best;
  }

  /// A group of one is the domain itself.
  private static String name(
      Map.Entry<String, List<Alert.OfDomain>> group, UnaryOperator<String> form) {
    return group.getValue().size() == 1
        ? form.apply(group.getValue().getFirst().domain())
        : group.getValue().size() + " of " + form.apply(group.getKey());
  }

  private static String what(Alert.OfManyDomains alert, int number, String of) {
    List<Alert.OfDomain> domains = alert.domains();
    String whose =
        (domains.stream().allMatch(Leads::isDomain) ? number : "addresses of " + number)
            + (alert.kind() == AlertKind.WORSENED ? " unverified domains" : " domains")
            + of
            + " ";
    List<AlertedIdentity> leads =
        domains.stream().flatMap(domain -> Leads.of(domain).stream()).toList();
    return whose
        + switch (alert.kind()) {
          case FOUND_UNVERIFIED ->
              Leads.areNew(leads)
                  ? "are new and not DKIM-verified"
                  : "were found not to be DKIM-verified";
          case REGRESSED, STARTED, SCAN_PROBLEM, SCAN_RECOVERED -> "stopped being DKIM-verified";
          case WORSENED -> "got worse";
          case RECOVERED -> Recovery.of(leads).ofMany();
          case REMOVED -> "are no longer SES identities";
          case AT_RISK -> "are still verified, but their DKIM records are wrong";
          case NOT_READY -> "no longer meet the bulk-sender rules";
        };
  }

  private static Listing.Entry entry(
      AlertKind kind, Map.Entry<String, List<Alert.OfDomain>> group) {
    List<Alert.OfDomain> domains = group.getValue();
    String where =
        " in "
            + Words.regions(
                DomainStory.regions(
                    domains.stream().flatMap(domain -> Leads.of(domain).stream()).toList()))
            + reasons(kind, domains);
    return domains.size() == 1
        ? new Listing.Entry(domains.getFirst().domain(), where, "")
        : new Listing.Entry(
            group.getKey(),
            ", " + domains.size() + " domains" + where,
            domains.stream()
                .map(domain -> shortName(domain.domain(), group.getKey()))
                .collect(Collectors.joining(", ")));
  }

  private static String reasons(AlertKind kind, List<Alert.OfDomain> domains) {
    return switch (kind) {
      case FOUND_UNVERIFIED, REGRESSED, WORSENED ->
          domains.stream()
              .flatMap(domain -> ReasonNews.reasons(domain).stream())
              .distinct()
              .sorted(Reason.WORST_FIRST)
              .map(Reason::name)
              .collect(Collectors.joining(", ", " (", ")"));
      case STARTED, RECOVERED, REMOVED, AT_RISK, NOT_READY, SCAN_PROBLEM, SCAN_RECOVERED -> "";
    };
  }

  /// Without the name of the group, which stands before it.
  private static String shortName(String domain, String top) {
    String name = Words.name(domain);
    String end = "." + Words.name(top);
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }
}
