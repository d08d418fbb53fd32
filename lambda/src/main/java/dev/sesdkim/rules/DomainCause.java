package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Domains of one account, below one topmost identity, with the same change for the same reason in
/// the same regions.
///
/// @param account the account's label; empty if the alert is about one account
/// @param top the topmost identity; empty for a domain that is alone in its group
record DomainCause(
    AlertKind.OfDomain kind,
    String account,
    String top,
    Reason reason,
    List<String> regions,
    List<Alert.OfDomain> domains) {

  /// The groups, largest first.
  static List<DomainCause> of(Alert.OfManyDomains alert, AlertAccounts accounts) {
    Map<List<Object>, DomainCause> causes = new LinkedHashMap<>();
    for (Map.Entry<String, List<Alert.OfDomain>> group : DomainGroups.largestFirst(alert)) {
      String top = group.getValue().size() == 1 ? "" : group.getKey();
      for (Alert.OfDomain domain : group.getValue()) {
        List<AlertedIdentity> leads = Leads.of(domain);
        Reason reason = Reason.gravest(leads.stream().map(one -> one.told().reason()).toList());
        List<String> regions = DomainStory.regions(leads);
        String account = accounts.label(domain.account());
        causes.merge(
            List.of(account, top, reason, regions),
            new DomainCause(alert.kind(), account, top, reason, regions, List.of(domain)),
            DomainCause::and);
      }
    }
    return causes.values().stream()
        .sorted(Comparator.comparingInt(cause -> -cause.domains().size()))
        .toList();
  }

  private DomainCause and(DomainCause other) {
    List<Alert.OfDomain> both = new ArrayList<>(domains);
    both.addAll(other.domains);
    return new DomainCause(kind, account, top, reason, regions, both);
  }

  /// The topmost identity, or the only domain of the group.
  String label() {
    return domains.size() == 1
        ? Quoted.name(domains.getFirst().domain())
        : top.isEmpty() ? "" : Quoted.name(top);
  }

  Section section(Instant scan) {
    String where = Words.regions(regions) + (account.isEmpty() ? "" : ", " + Quoted.name(account));
    return Section.item(
        label(),
        List.of(
            (domains.size() == 1 ? "" : English.number(domains.size()) + " domains, ")
                + where
                + ".",
            Quoted.sentence(what(scan))),
        domains.size() == 1
            ? List.of()
            : domains.stream().map(domain -> shortName(domain.domain())).toList());
  }

  private String what(Instant scan) {
    String whose = domains.size() == 1 ? "its" : "their";
    return switch (kind) {
      case REGRESSED, WORSENED, FOUND_UNVERIFIED ->
          allMissing()
              .map(missing -> missing + until(scan))
              .orElseGet(() -> reason.whatHappened(kind.isWorse(), whose, whose + " DKIM records"));
      case AT_RISK ->
          allMissing()
              .orElseGet(
                  () ->
                      isOfKeysAlone()
                          ? whose + " DKIM records are right in DNS, but without a usable key."
                          : "some DKIM records are missing or wrong in DNS.");
      case RECOVERED, REMOVED, NOT_READY -> "";
    };
  }

  private boolean isOfKeysAlone() {
    return domains.stream()
        .flatMap(domain -> Leads.of(domain).stream())
        .allMatch(lead -> lead.state().filter(EvidenceNews::isOfKeysAlone).isPresent());
  }

  /// Says that all DKIM records are missing, so the zone was probably replaced. Empty for a single
  /// domain, without a topmost identity, or if a record is not known to be missing now and to have
  /// been there before.
  private Optional<String> allMissing() {
    if (top.isEmpty() || domains.size() == 1 || !wereThere()) {
      return Optional.empty();
    }
    int records = 0;
    for (Alert.OfDomain domain : domains) {
      for (AlertedIdentity lead : Leads.of(domain)) {
        List<DnsCheck> checks =
            lead.state().map(State::evidence).map(e -> e.dkimRecords()).orElse(List.of());
        if (checks.isEmpty()
            || checks.stream().anyMatch(check -> check.finding() != DnsFinding.MISSING)) {
          return Optional.empty();
        }
        records += checks.size();
      }
    }
    return Optional.of(
        "All %s DKIM records are missing from DNS, so the zone was probably replaced."
            .formatted(records));
  }

  /// Whether SES had found the records before. The records of a domain that is still being set up
  /// may never have existed, also where SES has stopped looking for them.
  private boolean wereThere() {
    boolean before =
        switch (kind) {
          case REGRESSED, AT_RISK -> true;
          case WORSENED ->
              reason != Reason.FAILED || domains.stream().allMatch(DomainCause::wasFound);
          case FOUND_UNVERIFIED, RECOVERED, REMOVED, NOT_READY -> false;
        };
    return before
        && switch (reason) {
          case OK, TEMPORARY_FAILURE, FAILED -> true;
          case NOT_STARTED,
              PENDING,
              SIGNING_DISABLED,
              IDENTITY_NOT_VERIFIED,
              NO_DOMAIN_IDENTITY,
              DOMAIN_UNVERIFIED,
              UNRECOGNIZED,
              UNREADABLE ->
              false;
        };
  }

  private static boolean wasFound(Alert.OfDomain domain) {
    return Leads.of(domain).stream()
        .allMatch(
            lead ->
                lead.state()
                    .flatMap(state -> state.evidence().detail())
                    .flatMap(SesDetail::lastSuccessAt)
                    .isPresent());
  }

  private String until(Instant scan) {
    Instant end =
        domains.stream()
            .flatMap(domain -> Leads.of(domain).stream())
            .map(lead -> lead.told().since())
            .min(Comparator.naturalOrder())
            .orElseThrow()
            .plus(Reason.SES_LOOKS);
    return reason == Reason.TEMPORARY_FAILURE && end.isAfter(scan)
        ? " SES gives up at about " + Times.forPeople(end, scan) + "."
        : "";
  }

  /// The name without that of the topmost identity, which the label shows.
  private String shortName(String domain) {
    String name = Words.name(domain);
    String end = "." + Words.name(top);
    return !top.isEmpty() && name.endsWith(end)
        ? name.substring(0, name.length() - end.length())
        : name;
  }

  /// The fix for all of the domains, in words for many.
  Cure shortly(Cure cure) {
    if (allMissing().isPresent() && !cure.records().isEmpty()) {
      return cure.withLead(
          RecordWords.restore()
              + (reason == Reason.FAILED
                  ? ", then have SES look again"
                  : "; SES then rechecks on its own"));
    }
    return cure.prose().isEmpty() ? cure.withLead("switch signing on") : cure;
  }

  /// Whom the fix is for: the topmost identity, or the names.
  String whom() {
    String of = account.isEmpty() ? "" : " of " + Quoted.name(account);
    return whoseDomains() + of;
  }

  private String whoseDomains() {
    return label().isEmpty()
        ? English.some(domains.stream().map(one -> Quoted.name(one.domain())).toList(), 3)
        : label();
  }
}
