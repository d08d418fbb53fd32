package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Reason;
import java.util.Comparator;
import java.util.List;

/// The subject of an alert about one domain: name, what happened, and where.
final class Headline {

  private static final int MOST_REGIONS = 3;

  private Headline() {}

  /// Names the domain if it changed itself, otherwise its addresses.
  static Subject of(Alert.OfDomain alert, VerifiedDomains verified) {
    List<AlertedIdentity> leads = Leads.of(alert);
    Reason reason = Reason.gravest(leads.stream().map(one -> one.told().reason()).toList());
    List<String> regions =
        leads.stream()
            .sorted(Comparator.comparing(one -> one.told().reason() != reason))
            .map(one -> one.identity().region())
            .distinct()
            .toList();
    List<String> names = names(leads);
    boolean one = names.size() == 1;
    String name =
        one
            ? names.getFirst()
            : English.count(names.size(), "address", "addresses") + " of " + alert.domain();
    String what = what(alert.kind(), reason, leads, one);
    String end = verified.topmostAbove(Ascii.domain(alert.domain())).orElse("");
    Subject all = Subject.of(name, end, what + where(regions, MOST_REGIONS));
    return all.whole() ? all : Subject.of(name, end, what + where(regions, 1));
  }

  static List<String> names(List<AlertedIdentity> leads) {
    return leads.stream().map(one -> one.identity().name()).distinct().toList();
  }

  /// For example ` (eu-west-1, us-east-1)`, or ` (eu-west-1 and 8 more regions)`.
  static String where(List<String> regions, int most) {
    return " ("
        + (regions.size() <= most ? String.join(", ", regions) : Words.regions(regions))
        + ")";
  }

  /// What happened, in words that follow one name or several.
  private static String what(
      AlertKind.OfDomain kind, Reason reason, List<AlertedIdentity> leads, boolean one) {
    String is = one ? "is" : "are";
    boolean refused = reason == Reason.IDENTITY_NOT_VERIFIED;
    return switch (kind) {
      case REGRESSED -> refused ? "can no longer send" : "stopped DKIM-signing";
      case FOUND_UNVERIFIED ->
          is
              + (Leads.areNew(leads) ? " new and " : " ")
              + (refused ? "not verified in SES" : "not DKIM-signing");
      case WORSENED -> "got worse: " + (refused ? "can no longer send" : reason.inBrief());
      case RECOVERED -> Recovery.of(leads).words(one);
      case REMOVED -> is + " no longer in SES";
      case AT_RISK ->
          isKeyAlone(leads)
              ? is + " signing with a DKIM key that may not be published"
              : is + " about to stop DKIM-signing";
      case NOT_READY ->
          one ? "no longer meets the bulk-sender rules" : "no longer meet the bulk-sender rules";
    };
  }

  /// Whether the records are right, and only the key behind them is in doubt.
  private static boolean isKeyAlone(List<AlertedIdentity> leads) {
    return leads.stream()
        .allMatch(
            one ->
                one.state()
                    .filter(state -> KeyNews.is(state))
                    .filter(state -> state.evidence().wrongDkimRecords().isEmpty())
                    .isPresent());
  }
}
