package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Printable;
import java.util.ArrayList;
import java.util.List;

/// An alert about one kind of change of a domain and its addresses.
final class DomainStory {

  private static final int LONGEST_DOMAIN = 253;
  private static final int MOST_LINKS = 10;
  private static final int MOST_NAMES = 3;

  private DomainStory() {}

  static Story of(
      Alert.OfDomain alert, AlertAccounts accounts, int most, VerifiedDomains verified) {
    List<AlertedIdentity> named = alert.identities().stream().limit(most).toList();
    Subject subject = Headline.of(alert, verified);
    return new Story(
        alert,
        accounts,
        List.of(name(alert)),
        regions(alert.identities()),
        subject.text(),
        sections(alert, named, verified, subject.whole()),
        "",
        named,
        alert.identities().size() - named.size(),
        0,
        AlertRemedy.of(alert.kind(), named, verified),
        links(named));
  }

  private static List<Section> sections(
      Alert.OfDomain alert, List<AlertedIdentity> named, VerifiedDomains verified, boolean whole) {
    Cures cures = new Cures(alert.kind(), verified, alert.observedAt());
    // If there is no room for even one identity, there is none for a fix.
    List<Causes> causes =
        named.isEmpty()
            ? Causes.of(alert, List.of(Leads.of(alert).getFirst()), _ -> Cure.NONE)
            : Causes.of(alert, named, cures::of);
    List<String> names = Headline.names(Leads.of(alert));
    List<String> label = whole || names.size() > 1 ? List.of() : names;
    DomainSince since = new DomainSince(alert, causes, verified);
    List<Section> sections = new ArrayList<>();
    if (causes.size() == 1) {
      Causes only = causes.getFirst();
      boolean other = names.size() == 1 && !Headline.names(only.whose()).equals(names);
      List<String> before = other ? Headline.names(only.whose()) : label;
      String what =
          before.isEmpty()
              ? Quoted.sentence(only.what())
              : English.some(before.stream().map(Quoted::name).toList(), MOST_NAMES)
                  + ": "
                  + only.what();
      sections.add(Section.news(List.of(what, since.words())));
      sections.add(
          Section.fix(
              alert.kind() == AlertKind.OfDomain.RECOVERED ? "Left to do" : "Fix", only.cure()));
    } else {
      sections.add(
          Section.news(
              List.of(
                  (label.isEmpty() ? "" : Quoted.name(label.getFirst()) + ": ") + since.words())));
      causes.forEach(
          cause ->
              sections.add(
                  Section.item(
                      cause.label(names), List.of(cause.what(), since.of(cause)), cause.cure())));
    }
    since.annex(named, names).ifPresent(sections::add);
    return sections;
  }

  /// The domain, cut to the greatest length of a domain name.
  static String name(Alert.OfDomain alert) {
    return Printable.line(alert.domain(), LONGEST_DOMAIN);
  }

  static List<String> regions(List<AlertedIdentity> identities) {
    return identities.stream().map(one -> one.identity().region()).distinct().sorted().toList();
  }

  /// A console page for each region: of the identity that has to be fixed there.
  static List<ConsoleLink> links(List<AlertedIdentity> identities) {
    List<ConsoleLink> links = new ArrayList<>();
    for (AlertedIdentity one : identities) {
      ConsoleLink link = ConsoleLink.of(AlertRemedy.cause(one));
      if (links.stream().noneMatch(other -> other.region().equals(link.region()))) {
        links.add(link);
      }
    }
    return links.stream().limit(MOST_LINKS).toList();
  }
}
