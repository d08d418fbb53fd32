package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Since when it is so, who else is affected, and what is different by now.
final class DomainNews {

  private DomainNews() {}

  static List<String> of(Alert.OfDomain alert) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(since(alert));
    long addresses = takenDown(alert);
    if (addresses > 0) {
      paragraphs.add(
          "Its addresses are unsigned with it: %s %s below."
              .formatted(
                  Words.count((int) addresses, "address", "addresses"),
                  addresses == 1 ? "is" : "are"));
    }
    long different =
        alert.identities().stream().filter(one -> overtaken(alert.kind(), one)).count();
    if (different > 0) {
      paragraphs.add(
          different == alert.identities().size()
              ? "By now this is over: see below how it stands."
              : "By now this is over for %s of the %s below."
                  .formatted(different, alert.identities().size()));
    }
    return paragraphs;
  }

  private static String since(Alert.OfDomain alert) {
    Instant first =
        Headline.leads(alert).stream()
            .map(one -> one.told().since())
            .min(Comparator.naturalOrder())
            .orElse(alert.observedAt());
    return switch (alert.kind()) {
      case REGRESSED, WORSENED, STARTED, SCAN_PROBLEM ->
          "Unverified since " + Times.forPeople(first) + ".";
      case RECOVERED ->
          Headline.leads(alert).stream().allMatch(DomainNews::allAlong)
              ? "Seen by the scan of "
                  + at(alert)
                  + " SES noticed nothing and never stopped signing."
              : "Verified since " + Times.forPeople(first) + "." + nothingLeft(alert);
      case REMOVED ->
          "SES stopped listing it between two scans; the scan of "
              + Times.forPeople(alert.observedAt())
              + " missed it first.";
      case AT_RISK ->
          "Two scans in a row saw it, the first at %s, the last at %s"
              .formatted(Times.forPeople(first), at(alert));
      case NOT_READY -> "Seen by the scan of " + at(alert);
    };
  }

  private static String nothingLeft(Alert.OfDomain alert) {
    boolean left =
        alert.identities().stream()
            .map(AlertedIdentity::state)
            .anyMatch(state -> !Remedies.of(state).isNone());
    return left ? " What is left to do is below." : " Nothing is left to do there.";
  }

  /// Whether a recovery is one of DNS alone: SES called the identity verified the whole time.
  static boolean allAlong(AlertedIdentity one) {
    return one.told().kind() == AlertKind.RECOVERED
        && one.told().was().equals(Optional.of(Verdict.VERIFIED))
        && one.told().since().isBefore(one.told().observedAt());
  }

  private static String at(Alert.OfDomain alert) {
    return Times.forPeople(alert.observedAt()) + ".";
  }

  /// How many addresses are down because a domain named beside them is.
  private static long takenDown(Alert.OfDomain alert) {
    boolean domainToo =
        alert.identities().stream().anyMatch(one -> one.identity().type() == IdentityType.DOMAIN);
    return domainToo
        ? alert.identities().stream()
            .filter(one -> one.told().reason() == Reason.DOMAIN_UNVERIFIED)
            .count()
        : 0;
  }

  /// Whether what the alert tells is no longer so.
  static boolean overtaken(AlertKind kind, AlertedIdentity one) {
    return switch (kind) {
      case REMOVED -> one.state().removedAt().isEmpty();
      case AT_RISK -> isOther(one) || one.state().evidence().atRiskSince().isEmpty();
      case NOT_READY ->
          isOther(one)
              || one.state()
                  .evidence()
                  .readiness()
                  .filter(readiness -> readiness.level() == ReadinessLevel.READY)
                  .isPresent();
      case REGRESSED, WORSENED, RECOVERED, STARTED, SCAN_PROBLEM -> isOther(one);
    };
  }

  private static boolean isOther(AlertedIdentity one) {
    return one.state().removedAt().isPresent()
        || (one.state().verdict() != one.told().verdict()
            && one.state().verdict() != Verdict.UNKNOWN);
  }
}
