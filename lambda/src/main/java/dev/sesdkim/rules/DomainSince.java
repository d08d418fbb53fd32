package dev.sesdkim.rules;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What follows the news of a domain: since when it is true, who else is affected, and what has
/// changed by now.
record DomainSince(Alert.OfDomain alert, List<Causes> causes, VerifiedDomains verified) {

  private static final List<String> NUMBERS = List.of("No", "One", "Two", "Three", "Four", "Five");

  /// The sentences as one paragraph.
  String words() {
    return String.join(
            " ", List.of(count(), Quoted.sentence(since(false)), affected(), effect(), now()))
        .replaceAll(" +", " ")
        .strip();
  }

  private boolean isTogether() {
    return causes.stream().flatMap(cause -> cause.since().stream()).distinct().count() == 1;
  }

  private String count() {
    int number = causes.size();
    if (number == 1
        || alert.kind() == AlertKind.OfDomain.RECOVERED
        || alert.kind() == AlertKind.OfDomain.REMOVED) {
      return "";
    }
    String words = (number < NUMBERS.size() ? NUMBERS.get(number) : "" + number) + " causes";
    return isTogether() && alert.kind().isWorse()
        ? words + (number == 2 ? ", both " : ", all ") + since(true)
        : words + ".";
  }

  /// Since when one cause applies, if the causes began at different moments.
  String of(Causes cause) {
    return alert.kind().isWorse() && !isTogether()
        ? "Since " + time(cause.since().getFirst()) + "."
        : "";
  }

  private String since(boolean fromCount) {
    List<AlertedIdentity> leads = Leads.of(alert);
    String first = time(leads.stream().map(one -> one.told().since()).sorted().toList().getFirst());
    String seen = time(alert.observedAt());
    return switch (alert.kind()) {
      case REGRESSED, WORSENED -> broken(fromCount);
      case FOUND_UNVERIFIED -> firstSeen(leads, first);
      case RECOVERED ->
          switch (Recovery.of(leads)) {
            case VERIFIED, LISTED -> "since " + first + "." + nothingLeft(leads);
            case RISK_OVER, READY, ANY -> "seen by the scan of " + seen + "." + nothingLeft(leads);
          };
      case REMOVED -> "first missed " + first + ", and again " + seen + ".";
      case AT_RISK, NOT_READY -> "first seen " + first + ", in two scans.";
    };
  }

  private String broken(boolean fromCount) {
    // With several causes, the moment is given with their number, or with each cause.
    return causes.size() > 1 && !fromCount
        ? ""
        : causes.getFirst().since().size() == 1
            ? "since " + time(causes.getFirst().since().getFirst()) + "."
            : "since "
                + time(causes.getFirst().since().getFirst())
                + ", the last since "
                + time(causes.getFirst().since().getLast())
                + ".";
  }

  private String firstSeen(List<AlertedIdentity> leads, String unverified) {
    if (Leads.areNew(leads)) {
      return "first seen " + unverified + ".";
    }
    Instant first =
        leads.stream()
            .flatMap(one -> one.state().stream())
            .map(state -> state.dates().firstSeenAt())
            .sorted()
            .toList()
            .getFirst();
    return "first seen %s, unverified since %s.".formatted(time(first), unverified);
  }

  /// Says that nothing is left to do, unless something is or not everything is known.
  private String nothingLeft(List<AlertedIdentity> leads) {
    return leads.stream().allMatch(one -> one.state().isPresent())
            && leads.stream().noneMatch(one -> Overtaken.is(AlertKind.OfDomain.RECOVERED, one))
            && AlertRemedy.of(AlertKind.OfDomain.RECOVERED, leads, verified).isNone()
        ? " Nothing is left to do."
        : "";
  }

  private String affected() {
    List<AlertedIdentity> leads = Leads.of(alert);
    List<AlertedIdentity> also = also(alert.identities(), leads);
    List<String> names = Headline.names(leads);
    String of =
        names.size() > 1 && causes.size() == 1 ? "Affects " + list(leads, names.size()) + "." : "";
    return also.isEmpty()
        ? of
        : of + " Also affects " + list(also, Headline.names(also).size()) + ".";
  }

  private String list(List<AlertedIdentity> addresses, int all) {
    List<String> first = Headline.names(addresses).stream().limit(Affected.MOST).toList();
    return Affected.names(
        addresses.stream().filter(one -> first.contains(one.identity().name())).toList(),
        all,
        DomainStory.regions(Leads.of(alert)));
  }

  /// Names the addresses that the first paragraph only counts.
  Optional<Section> annex(List<AlertedIdentity> named, List<String> leadNames) {
    List<AlertedIdentity> leads = Leads.of(alert);
    List<String> all =
        Headline.names(leadNames.size() > 1 ? leads : also(alert.identities(), leads));
    if (all.size() <= Affected.MOST) {
      return Optional.empty();
    }
    Set<String> other = new HashSet<>(all.subList(Affected.MOST, all.size()));
    List<String> shown = Headline.names(named).stream().filter(other::contains).toList();
    int more = all.size() - Affected.MOST - shown.size();
    return Optional.of(
        Section.annex(
            "The other " + English.count(all.size() - Affected.MOST, "address", "addresses"),
            shown,
            more == 0
                ? ""
                : English.number(more)
                    + " more: "
                    + WhereToRead.allOf(alert.kind(), alert.account())));
  }

  private static List<AlertedIdentity> also(
      List<AlertedIdentity> identities, List<AlertedIdentity> leads) {
    Set<Identity> led = leads.stream().map(AlertedIdentity::identity).collect(toSet());
    return identities.stream()
        .filter(one -> one.told().reason() == Reason.DOMAIN_UNVERIFIED)
        .filter(one -> !led.contains(one.identity()))
        .toList();
  }

  private String effect() {
    if (alert.kind() != AlertKind.OfDomain.FOUND_UNVERIFIED
        || !Leads.areNew(Leads.of(alert))
        || Leads.of(alert).getFirst().told().reason() == Reason.IDENTITY_NOT_VERIFIED) {
      return "";
    }
    return "Mail from "
        + (isAboutOne() ? "it" : "them")
        + parent()
            .map(above -> ", which " + Quoted.name(above) + " may have signed until now,")
            .orElse("")
        + " leaves unsigned.";
  }

  /// The topmost verified domain above. SES signs with the settings of the most specific identity,
  /// so that domain may have signed until the new identity took over.
  private Optional<String> parent() {
    return Leads.isDomain(alert)
        ? verified.topmostAbove(Ascii.domain(alert.domain()))
        : Optional.empty();
  }

  private String now() {
    List<AlertedIdentity> all = alert.identities();
    List<AlertedIdentity> over =
        all.stream().filter(one -> Overtaken.is(alert.kind(), one)).toList();
    if (over.isEmpty()) {
      return unreadable();
    }
    String what = "this is over";
    String theyAre = isAboutOne() ? "it is" : "they are";
    if (over.stream().flatMap(one -> one.state().stream()).allMatch(State::removed)) {
      what = theyAre + " no longer in SES";
    } else if (isVerified(over)) {
      what = theyAre + " verified" + (alert.kind().isWorse() ? " again" : "");
    }
    String where =
        over.size() == all.size()
            ? ""
            : " for %s of %s identities".formatted(over.size(), all.size());
    return "By now " + (where.isEmpty() ? what : "this is over") + where + "." + unreadable();
  }

  private String unreadable() {
    List<AlertedIdentity> all = alert.identities();
    List<State.Unreadable> why =
        all.stream().flatMap(one -> one.state().flatMap(State::unreadable).stream()).toList();
    String whom = isAboutOne() ? "it" : why.size() == all.size() ? "them" : "some of them";
    return why.stream()
        .map(
            one ->
                " SES has given no answer about %s since %s."
                    .formatted(whom, time(one.trouble().since())))
        .distinct()
        .collect(joining());
  }

  private boolean isAboutOne() {
    return Headline.names(Leads.of(alert)).size() == 1;
  }

  private boolean isVerified(List<AlertedIdentity> over) {
    return (alert.kind().isWorse() || alert.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED)
        && over.stream()
            .flatMap(one -> one.state().stream())
            .allMatch(state -> !state.removed() && state.verdict() == Verdict.VERIFIED);
  }

  private String time(Instant at) {
    return Times.forPeople(at, alert.observedAt());
  }
}
