package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Reason;
import java.util.Comparator;
import java.util.List;

/// The subject and the first line of an alert: what happened, where, and what it means.
record Headline(String subject, String line) {

  /// Of a domain where it changed itself, otherwise of its addresses.
  static Headline of(Alert.OfDomain alert) {
    List<AlertedIdentity> leads = Leads.of(alert);
    Reason reason = ReasonWords.gravest(leads.stream().map(one -> one.told().reason()).toList());
    String where =
        Words.regions(
            leads.stream()
                .sorted(Comparator.comparing(one -> one.told().reason() != reason))
                .map(one -> one.identity().region())
                .distinct()
                .toList());
    List<String> names = leads.stream().map(one -> one.identity().name()).distinct().toList();
    String name =
        names.size() == 1
            ? names.getFirst()
            : Words.count(names.size(), "address", "addresses") + " of " + alert.domain();
    if (alert.kind() == AlertKind.FOUND_UNVERIFIED && Leads.areNew(leads)) {
      String isNew = (names.size() == 1 ? "is" : "are") + " new and " + ReasonWords.clause(reason);
      return new Headline(
          Subject.of(word(alert.kind()), name, isNew + " in " + where),
          "%s %s in %s; %s.".formatted(Words.name(name), isNew, where, ReasonWords.effect(reason)));
    }
    String fault = fault(alert.kind(), reason, leads);
    return new Headline(
        Subject.of(word(alert.kind()), name, fault + " in " + where),
        "%s: %s in %s; %s."
            .formatted(Words.name(name), fault, where, effect(alert.kind(), reason, leads)));
  }

  /// The kind as the first word.
  static String word(AlertKind kind) {
    return kind.name().replace('_', ' ');
  }

  private static String fault(AlertKind kind, Reason reason, List<AlertedIdentity> leads) {
    return switch (kind) {
      case FOUND_UNVERIFIED, REGRESSED, STARTED, SCAN_PROBLEM, SCAN_RECOVERED, WORSENED ->
          ReasonWords.fault(reason);
      case RECOVERED -> Recovery.of(leads).words();
      case REMOVED -> "no longer an SES identity";
      case AT_RISK ->
          isKeyAlone(leads)
              ? "still verified, but its new DKIM key may not be published"
              : "still verified, but DKIM records wrong";
      case NOT_READY -> "no longer meets the bulk-sender rules";
    };
  }

  /// Whether the records are right, and only the key behind them is in doubt.
  private static boolean isKeyAlone(List<AlertedIdentity> leads) {
    return leads.stream()
        .allMatch(
            one ->
                one.state()
                    .filter(state -> KeyNews.of(state).isPresent())
                    .filter(
                        state ->
                            state.evidence().dkimRecords().stream()
                                .noneMatch(record -> record.finding().wrong()))
                    .isPresent());
  }

  private static String effect(AlertKind kind, Reason reason, List<AlertedIdentity> leads) {
    return switch (kind) {
      case FOUND_UNVERIFIED, REGRESSED, STARTED, SCAN_PROBLEM, SCAN_RECOVERED ->
          ReasonWords.effect(reason);
      case WORSENED -> "this is worse than before, " + ReasonWords.effect(reason);
      case RECOVERED -> Recovery.of(leads).effect();
      case REMOVED -> "SES sends from it only where another identity covers it";
      case AT_RISK ->
          isKeyAlone(leads)
              ? "receivers may reject its signatures"
              : "once SES notices, mail leaves unsigned";
      case NOT_READY -> refusers(leads) + " may reject bulk mail from it";
    };
  }

  private static String refusers(List<AlertedIdentity> leads) {
    List<String> providers =
        leads.stream()
            .flatMap(one -> one.state().stream())
            .flatMap(state -> state.evidence().readiness().stream())
            .flatMap(readiness -> readiness.notReadyFor().stream())
            .distinct()
            .sorted()
            .map(MailboxProvider::words)
            .toList();
    return providers.isEmpty() ? "mailbox providers" : Words.list(providers);
  }
}
