package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Printable;
import java.util.List;
import java.util.stream.Stream;

/// A kind of change of one domain and its addresses.
final class DomainStory {

  private static final int LONGEST_DOMAIN = 253;
  private static final int MOST_LINKS = 10;

  private DomainStory() {}

  static Story of(Alert.OfDomain alert, int most, VerifiedDomains verified) {
    List<AlertedIdentity> named = alert.identities().stream().limit(most).toList();
    return new Story(
        alert,
        List.of(name(alert)),
        regions(alert.identities()),
        Headline.of(alert),
        Stream.of(
                ReasonNews.of(alert.kind(), List.of(alert)),
                EvidenceNews.of(alert),
                DomainNews.of(alert, verified))
            .flatMap(List::stream)
            .toList(),
        List.of(listing(alert, named)),
        named,
        alert.identities().size() - named.size(),
        AlertRemedy.of(alert.kind(), named, verified),
        Story.Links.toConsole(links(named)));
  }

  /// The domain, cut to what can be one.
  static String name(Alert.OfDomain alert) {
    return Printable.line(alert.domain(), LONGEST_DOMAIN);
  }

  static List<String> regions(List<AlertedIdentity> identities) {
    return identities.stream().map(one -> one.identity().region()).distinct().sorted().toList();
  }

  /// The pages of the identities that have to be fixed.
  static List<ConsoleLink> links(List<AlertedIdentity> identities) {
    return identities.stream()
        .map(AlertRemedy::cause)
        .distinct()
        .limit(MOST_LINKS)
        .map(ConsoleLink::of)
        .toList();
  }

  private static Listing listing(Alert.OfDomain alert, List<AlertedIdentity> named) {
    return Listing.of(
        "Identities",
        named.stream().map(one -> IdentityWords.entry(alert.kind(), one)).toList(),
        alert.identities().size(),
        WhereToRead.allOf(alert.kind(), alert.account()));
  }
}
