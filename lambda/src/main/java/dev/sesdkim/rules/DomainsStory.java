package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An alert about one kind of change of many domains: names all of them, and has fixes for the
/// first ones.
final class DomainsStory {

  /// Nobody reads the records of hundreds of domains in one message.
  private static final int MOST_FIXES = 10;

  private static final int MOST_LINKS = 10;

  private DomainsStory() {}

  /// How many fixes and identities the alert may leave out.
  static int size(Alert.OfManyDomains alert) {
    return fixable(alert).size() + identities(alert.domains()).size();
  }

  /// @param most how many fixes, and then identities in the event, the alert may hold
  static Story of(
      Alert.OfManyDomains alert, AlertAccounts accounts, int most, VerifiedDomains verified) {
    List<Alert.OfDomain> fixed = fixable(alert).stream().limit(most).toList();
    List<AlertedIdentity> all = identities(alert.domains());
    List<AlertedIdentity> named = all.stream().limit(most - fixed.size()).toList();
    List<String> regions = DomainStory.regions(all);
    return new Story(
        alert,
        accounts,
        alert.domains().stream().map(DomainStory::name).toList(),
        regions,
        DomainGroups.subject(alert).text(),
        sections(alert, accounts, fixed, verified),
        "",
        named,
        all.size() - named.size(),
        0,
        AlertRemedy.ofMany(alert.kind(), identities(fixed), verified),
        regions.stream().limit(MOST_LINKS).map(ConsoleLink::of).toList());
  }

  /// The domains that need a fix: none for good news.
  private static List<Alert.OfDomain> fixable(Alert.OfManyDomains alert) {
    return alert.kind() == AlertKind.OfDomain.RECOVERED
        ? List.of()
        : alert.domains().stream().limit(MOST_FIXES).toList();
  }

  private static List<AlertedIdentity> identities(List<Alert.OfDomain> domains) {
    return domains.stream().flatMap(domain -> domain.identities().stream()).toList();
  }

  private static List<Section> sections(
      Alert.OfManyDomains alert,
      AlertAccounts accounts,
      List<Alert.OfDomain> fixed,
      VerifiedDomains verified) {
    List<DomainCause> causes = DomainCause.of(alert, accounts);
    List<Section> sections = new ArrayList<>();
    sections.add(Section.news(List.of(since(alert) + addresses(alert) + over(alert, fixed))));
    causes.forEach(cause -> sections.add(cause.section(alert.observedAt())));
    Cures cures = new Cures(alert.kind(), verified, alert.observedAt());
    Set<Alert.OfDomain> first = Set.copyOf(fixed);
    causes.stream()
        .map(cause -> fix(cause, causes.size(), first, cures))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(fix -> fix.cure().records().size()))
        .forEach(sections::add);
    return sections;
  }

  private static Optional<Section> fix(
      DomainCause cause, int causes, Set<Alert.OfDomain> first, Cures cures) {
    Map<AlertedIdentity, Cure> fixes = new LinkedHashMap<>();
    int untold = 0;
    for (Alert.OfDomain domain : cause.domains()) {
      if (first.contains(domain) || isShort(cause, !first.isEmpty())) {
        domain.identities().stream()
            .filter(Causes::isOwn)
            .forEach(one -> fixes.put(one, cures.of(one)));
      } else {
        untold++;
      }
    }
    Cure cure = Cure.together(fixes);
    if (cure.isNone()) {
      return Optional.empty();
    }
    Section fix = Section.fix(causes == 1 ? "Fix" : "Fix for " + cause.whom(), cause.shortly(cure));
    return Optional.of(
        untold == 0
            ? fix
            : fix.with(
                "... %s, not shown here: \"sesdkim fix NAME\" prints the fix of each."
                    .formatted(English.count(untold, "more domain", "more domains"))));
  }

  /// Whether a single command is the whole fix, so that more names take hardly any room.
  private static boolean isShort(DomainCause cause, boolean hasRoom) {
    return hasRoom
        && cause.reason() == Reason.SIGNING_DISABLED
        && cause.domains().size() <= MOST_FIXES;
  }

  private static String addresses(Alert.OfManyDomains alert) {
    int addresses = 0;
    for (Alert.OfDomain domain : alert.domains()) {
      if (Leads.isDomain(domain)) {
        addresses += (int) domain.identities().stream().filter(one -> !Causes.isOwn(one)).count();
      }
    }
    return addresses == 0
        ? ""
        : " " + English.count(addresses, "address goes", "addresses go") + " down with them.";
  }

  private static String over(Alert.OfManyDomains alert, List<Alert.OfDomain> fixed) {
    List<String> over =
        identities(fixed).stream()
            .filter(one -> Overtaken.is(alert.kind(), one))
            .map(one -> Quoted.name(one.identity().name()) + " in " + one.identity().region())
            .toList();
    return over.isEmpty() ? "" : " By now this is over for " + String.join(", ", over) + ".";
  }

  private static String since(Alert.OfManyDomains alert) {
    List<AlertedIdentity> leads =
        alert.domains().stream().flatMap(domain -> Leads.of(domain).stream()).toList();
    Instant scan = alert.observedAt();
    if (alert.kind() == AlertKind.OfDomain.RECOVERED && Recovery.of(leads) != Recovery.VERIFIED) {
      return "Seen by the scan of " + Times.forPeople(scan, scan) + ".";
    }
    List<Instant> since = leads.stream().map(one -> one.told().since()).sorted().toList();
    String first = Times.forPeople(since.getFirst(), scan);
    String last = Times.forPeople(since.getLast(), scan);
    return first.equals(last)
        ? "All since " + first + "."
        : "The first since %s, the last since %s.".formatted(first, last);
  }
}
