package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A kind of change of one domain and its addresses.
final class DomainStory {

  private static final int LONGEST_DOMAIN = 253;
  private static final int MOST_LINKS = 10;

  private DomainStory() {}

  static Story of(Alert.OfDomain alert, int most) {
    List<AlertedIdentity> named = alert.identities().stream().limit(most).toList();
    Headline headline = Headline.of(alert);
    return new Story(
        alert,
        Printable.line(alert.domain(), LONGEST_DOMAIN),
        alert.identities().stream()
            .map(one -> one.identity().region())
            .distinct()
            .sorted()
            .toList(),
        headline.subject(),
        headline.line(),
        Stream.of(reasons(alert), EvidenceNews.of(alert), DomainNews.of(alert))
            .flatMap(List::stream)
            .toList(),
        named,
        alert.identities().size() - named.size(),
        Collections.unmodifiableSortedMap(new TreeMap<>()),
        remedy(alert, named.stream().map(AlertedIdentity::state).toList()),
        named.stream()
            .map(one -> cause(one.state()))
            .distinct()
            .limit(MOST_LINKS)
            .map(ConsoleLink::of)
            .toList());
  }

  /// The identity that has to be mended.
  private static Identity cause(State state) {
    return state.reason() == Reason.DOMAIN_UNVERIFIED
        ? Remedies.governing(state).orElse(state.identity())
        : state.identity();
  }

  /// Each reason with its explanation and its risk, the gravest first.
  private static List<String> reasons(Alert.OfDomain alert) {
    return switch (alert.kind()) {
      case REGRESSED, WORSENED, STARTED ->
          alert.identities().stream()
              .map(one -> one.told().reason())
              .distinct()
              .sorted(Reason.WORST_FIRST)
              .filter(reason -> reason != Reason.DOMAIN_UNVERIFIED || onlyAddresses(alert))
              .map(reason -> reason + ": " + reason.explanation() + " " + reason.risk())
              .toList();
      case RECOVERED, REMOVED, AT_RISK, NOT_READY, SCAN_PROBLEM -> List.of();
    };
  }

  private static boolean onlyAddresses(Alert.OfDomain alert) {
    return alert.identities().stream()
        .allMatch(one -> one.identity().type() == IdentityType.EMAIL_ADDRESS);
  }

  /// The remedy of what is still broken, or of what is left to do: an alert may go out late.
  private static Remedy remedy(Alert.OfDomain alert, List<State> named) {
    return switch (alert.kind()) {
      case REMOVED ->
          Remedies.together(named.stream().filter(one -> one.removedAt().isPresent()).toList());
      case RECOVERED, AT_RISK, NOT_READY ->
          Remedies.together(named.stream().filter(one -> one.removedAt().isEmpty()).toList());
      case REGRESSED, WORSENED, STARTED, SCAN_PROBLEM ->
          Remedies.together(
              named.stream()
                  .filter(one -> one.removedAt().isEmpty())
                  .filter(one -> one.verdict() == Verdict.UNVERIFIED)
                  .toList());
    };
  }
}
