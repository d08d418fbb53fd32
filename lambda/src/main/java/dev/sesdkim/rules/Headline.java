package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The subject and the first line of an alert about a domain: what broke, where, what it means.
///
/// They tell of the domain where it changed itself, otherwise of its addresses.
record Headline(String subject, String line) {

  static Headline of(Alert.OfDomain alert) {
    List<AlertedIdentity> leads = leads(alert);
    Reason reason = ReasonWords.gravest(leads.stream().map(one -> one.told().reason()).toList());
    List<String> regions =
        leads.stream()
            .sorted(Comparator.comparing(one -> one.told().reason() != reason))
            .map(one -> one.identity().region())
            .distinct()
            .toList();
    String name = name(alert, leads);
    boolean inDnsAlone = leads.stream().allMatch(DomainNews::allAlong);
    String fault = inDnsAlone ? "DKIM records right again" : fault(alert.kind(), reason);
    String where = Words.regions(regions);
    return new Headline(
        Subject.of(word(alert.kind()), name, fault + " in " + where),
        "%s: %s in %s; %s."
            .formatted(
                Words.name(name),
                fault,
                where,
                inDnsAlone ? "mail was signed all along" : effect(alert.kind(), reason)));
  }

  /// Those to which it happened: without the ones that are named because they belong to it.
  static List<AlertedIdentity> leads(Alert.OfDomain alert) {
    List<AlertedIdentity> changed =
        alert.identities().stream()
            .filter(one -> alert.kind() != AlertKind.REGRESSED || !stayed(one))
            .toList();
    List<AlertedIdentity> all = changed.isEmpty() ? alert.identities() : changed;
    List<AlertedIdentity> domains =
        all.stream().filter(one -> one.identity().type() == IdentityType.DOMAIN).toList();
    return domains.isEmpty() ? all : domains;
  }

  private static boolean stayed(AlertedIdentity one) {
    return one.told().was().equals(Optional.of(Verdict.UNVERIFIED));
  }

  private static String name(Alert.OfDomain alert, List<AlertedIdentity> leads) {
    List<String> names = leads.stream().map(one -> one.identity().name()).distinct().toList();
    return names.size() == 1
        ? names.getFirst()
        : Words.count(names.size(), "address", "addresses") + " of " + alert.domain();
  }

  /// The kind as the first word.
  static String word(AlertKind kind) {
    return kind.name().replace('_', ' ');
  }

  private static String fault(AlertKind kind, Reason reason) {
    return switch (kind) {
      case REGRESSED, STARTED, SCAN_PROBLEM, WORSENED -> ReasonWords.fault(reason);
      case RECOVERED -> "DKIM verified again";
      case REMOVED -> "no longer an SES identity";
      case AT_RISK -> "still verified, but DKIM records wrong";
      case NOT_READY -> "no longer meets the bulk-sender rules";
    };
  }

  private static String effect(AlertKind kind, Reason reason) {
    return switch (kind) {
      case REGRESSED, STARTED, SCAN_PROBLEM -> ReasonWords.effect(reason);
      case WORSENED -> "this is worse than before, " + ReasonWords.effect(reason);
      case RECOVERED -> "mail is signed";
      case REMOVED -> "SES sends from it only where another identity covers it";
      case AT_RISK -> "once SES notices, mail leaves unsigned";
      case NOT_READY -> "Gmail, Yahoo and Microsoft may reject bulk mail from it";
    };
  }
}
