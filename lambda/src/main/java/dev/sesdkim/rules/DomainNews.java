package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Since when it is so, who else is affected, and what is different by now.
final class DomainNews {

  private DomainNews() {}

  /// @param verified by which it is told what is left to do
  static List<String> of(Alert.OfDomain alert, VerifiedDomains verified) {
    List<AlertedIdentity> leads = Leads.of(alert);
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(since(alert, leads, verified));
    if (alert.kind() == AlertKind.FOUND_UNVERIFIED && isSubdomain(alert)) {
      paragraphs.add(
          "SES signs with the settings of the most specific identity. If a domain above it signed"
              + " its mail until now, that no longer holds: fix this identity, or delete it to be"
              + " signed by that domain again.");
    }
    int addresses = takenDown(alert);
    if (addresses > 0) {
      paragraphs.add(
          Words.count(addresses, "address is", "addresses are")
              + " unsigned with it, as listed below.");
    }
    long over = alert.identities().stream().filter(one -> Overtaken.is(alert.kind(), one)).count();
    if (over > 0) {
      paragraphs.add(
          over == alert.identities().size()
              ? "By now this is over: see below how it stands."
              : "By now this is over for %s of the %s below."
                  .formatted(over, alert.identities().size()));
    }
    return paragraphs;
  }

  /// How many addresses are down because a domain named beside them is.
  static int takenDown(Alert.OfDomain alert) {
    return Leads.isDomain(alert)
        ? (int)
            alert.identities().stream()
                .filter(one -> one.told().reason() == Reason.DOMAIN_UNVERIFIED)
                .count()
        : 0;
  }

  /// Whether there can be a domain above it that signs.
  private static boolean isSubdomain(Alert.OfDomain alert) {
    return Leads.isDomain(alert) && alert.domain().chars().filter(c -> c == '.').count() > 1;
  }

  private static String since(
      Alert.OfDomain alert, List<AlertedIdentity> leads, VerifiedDomains verified) {
    String first = Times.forPeople(first(leads));
    String seen = Times.forPeople(alert.observedAt());
    return switch (alert.kind()) {
      case FOUND_UNVERIFIED -> firstSeen(leads, first);
      case REGRESSED, WORSENED, STARTED, SCAN_PROBLEM, SCAN_RECOVERED ->
          "Unverified since " + first + ".";
      case RECOVERED -> recovered(leads, first, seen, verified);
      case REMOVED ->
          "The scan of %s was the first to miss it, and the scan of %s agreed."
              .formatted(first, seen);
      case AT_RISK, NOT_READY ->
          "Two scans saw it, the first at %s, the last at %s.".formatted(first, seen);
    };
  }

  private static String firstSeen(List<AlertedIdentity> leads, String unverified) {
    if (Leads.areNew(leads)) {
      return "First seen at " + unverified + ": it is new in SES, or could not be read before.";
    }
    Instant first =
        leads.stream()
            .flatMap(one -> one.state().stream())
            .map(State::dates)
            .map(Dates::firstSeenAt)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return "First seen at %s, known to be unverified since %s."
        .formatted(Times.forPeople(first), unverified);
  }

  private static String recovered(
      List<AlertedIdentity> leads, String first, String seen, VerifiedDomains verified) {
    return switch (Recovery.of(leads)) {
      case VERIFIED -> "Verified since " + first + "." + nothingLeft(leads, verified);
      case RISK_OVER ->
          "Seen by the scan of %s. SES noticed nothing and never stopped signing.".formatted(seen);
      case READY -> "Seen by the scan of " + seen + ".";
      case LISTED -> "Listed by SES again since " + first + ", and verified.";
      case ANY -> "Seen by the scan of " + seen + "." + nothingLeft(leads, verified);
    };
  }

  /// Says nothing where not everything is known.
  private static String nothingLeft(List<AlertedIdentity> leads, VerifiedDomains verified) {
    if (leads.stream().anyMatch(one -> one.state().isEmpty())) {
      return "";
    }
    return AlertRemedy.of(AlertKind.RECOVERED, leads, verified).isNone()
        ? " Nothing is left to do there."
        : " What is left to do is below.";
  }

  private static Instant first(List<AlertedIdentity> leads) {
    return leads.stream()
        .map(one -> one.told().since())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
