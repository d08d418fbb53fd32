package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Reason;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Each reason for which identities of an alert are unverified, with its explanation and its risk,
/// the gravest first.
final class ReasonNews {

  private ReasonNews() {}

  static List<String> of(AlertKind kind, List<Alert.OfDomain> domains) {
    return switch (kind) {
      case FOUND_UNVERIFIED, REGRESSED, WORSENED, STARTED -> reasons(domains);
      case RECOVERED, REMOVED, AT_RISK, NOT_READY, SCAN_PROBLEM, SCAN_RECOVERED -> List.of();
    };
  }

  private static List<String> reasons(List<Alert.OfDomain> domains) {
    SortedMap<Reason, Integer> count = new TreeMap<>(Reason.WORST_FIRST);
    for (Alert.OfDomain domain : domains) {
      reasons(domain).forEach(reason -> count.merge(reason, 1, Integer::sum));
    }
    return count.entrySet().stream()
        .map(one -> words(one.getKey(), one.getValue(), domains.size()))
        .toList();
  }

  /// Without what goes without saying: that the addresses of a domain go with it.
  static List<Reason> reasons(Alert.OfDomain domain) {
    return domain.identities().stream()
        .map(one -> one.told().reason())
        .distinct()
        .filter(reason -> reason != Reason.DOMAIN_UNVERIFIED || onlyAddresses(domain))
        .toList();
  }

  private static String words(Reason reason, int some, int all) {
    String whose = some == all ? "" : " (" + Words.count(some, "domain", "domains") + ")";
    return reason + whose + ": " + reason.explanation() + " " + reason.risk();
  }

  private static boolean onlyAddresses(Alert.OfDomain domain) {
    return domain.identities().stream()
        .map(AlertedIdentity::identity)
        .allMatch(one -> one.type() == IdentityType.EMAIL_ADDRESS);
  }
}
