package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Remedy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A kind of change of many domains at once: all of them by name, the first ones with their fixes.
final class DomainsStory {

  /// Nobody reads the records of hundreds of domains in one message.
  private static final int MOST_FIXES = 10;

  private static final int MOST_LINKS = 10;

  private DomainsStory() {}

  /// How much there is that an alert may leave out.
  static int size(Alert.OfManyDomains alert) {
    return fixable(alert).size() + identities(alert.domains()).size();
  }

  /// @param most how many fixes, then identities in the event, it may hold
  static Story of(Alert.OfManyDomains alert, int most, VerifiedDomains verified) {
    List<Alert.OfDomain> fixed = fixable(alert).stream().limit(most).toList();
    Remedy remedy = AlertRemedy.ofMany(alert.kind(), identities(fixed), verified);
    List<AlertedIdentity> all = identities(alert.domains());
    List<AlertedIdentity> named = all.stream().limit(most - fixed.size()).toList();
    List<String> regions = DomainStory.regions(all);
    return new Story(
        alert,
        alert.domains().stream().map(DomainStory::name).toList(),
        regions,
        DomainGroups.headline(alert),
        paragraphs(alert, fixed, remedy),
        List.of(DomainGroups.listing(alert)),
        named,
        all.size() - named.size(),
        remedy,
        Story.Links.toConsole(regions.stream().limit(MOST_LINKS).map(ConsoleLink::of).toList()));
  }

  /// Good news of many needs no fix.
  private static List<Alert.OfDomain> fixable(Alert.OfManyDomains alert) {
    return alert.kind() == AlertKind.RECOVERED
        ? List.of()
        : alert.domains().stream().limit(MOST_FIXES).toList();
  }

  private static List<AlertedIdentity> identities(List<Alert.OfDomain> domains) {
    return domains.stream().flatMap(domain -> domain.identities().stream()).toList();
  }

  private static List<String> paragraphs(
      Alert.OfManyDomains alert, List<Alert.OfDomain> fixed, Remedy remedy) {
    List<Alert.OfDomain> domains = alert.domains();
    List<String> paragraphs = new ArrayList<>(ReasonNews.of(alert.kind(), domains));
    paragraphs.add(since(alert));
    int addresses = domains.stream().mapToInt(DomainNews::takenDown).sum();
    if (addresses > 0) {
      paragraphs.add(
          Words.count(addresses, "address is", "addresses are") + " unsigned with them.");
    }
    List<String> over =
        identities(fixed).stream()
            .filter(one -> Overtaken.is(alert.kind(), one))
            .map(one -> Words.name(one.identity().name()) + " in " + one.identity().region())
            .toList();
    if (!over.isEmpty()) {
      paragraphs.add("By now this is over for " + String.join(", ", over) + ".");
    }
    String rest = WhereToRead.allOf(alert.kind(), alert.account());
    String fixes =
        fixed.size() == domains.size()
            ? "The email has all fixes. "
            : "The email has fixes for the first %s of %s domains. "
                .formatted(fixed.size(), domains.size());
    paragraphs.add((remedy.isNone() ? "" : fixes) + "To read on: " + rest + ".");
    return paragraphs;
  }

  private static String since(Alert.OfManyDomains alert) {
    List<AlertedIdentity> leads =
        alert.domains().stream().flatMap(domain -> Leads.of(domain).stream()).toList();
    if (alert.kind() == AlertKind.RECOVERED && Recovery.of(leads) != Recovery.VERIFIED) {
      return "Seen by the scan of " + Times.forPeople(alert.observedAt()) + ".";
    }
    List<Instant> since = leads.stream().map(one -> one.told().since()).sorted().toList();
    String first = Times.forPeople(since.getFirst());
    String last = Times.forPeople(since.getLast());
    return first.equals(last)
        ? "All since " + first + "."
        : "The first since %s, the last since %s.".formatted(first, last);
  }
}
