package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Unverified;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Monitoring began: what there is, and what is already unverified.
final class StartedStory {

  private static final int MOST_LINKS = 3;
  private static final int MOST_ACCOUNTS = 20;

  private StartedStory() {}

  static Story of(Alert.Started alert, AlertAccounts accounts, int most, VerifiedDomains verified) {
    List<Alert.RegionNotRead> all = alert.regionsNotRead();
    List<Alert.RegionNotRead> notRead =
        all.subList(0, Story.notReadWithin(most, alert.unverified().size(), all.size()));
    List<AlertedIdentity> named =
        alert.unverified().stream()
            .limit(most - notRead.size())
            .map(one -> asItStands(alert, one))
            .toList();
    List<AlertedIdentity> fixed = named.stream().filter(one -> one.state().isPresent()).toList();
    SortedSet<String> regions = new TreeSet<>();
    alert
        .starts()
        .forEach(
            start -> {
              regions.addAll(start.regionsRead());
              regions.addAll(start.regionsNotRead().keySet());
            });
    int leftOut = alert.unverified().size() - named.size();
    List<Section> sections = new ArrayList<>();
    sections.add(Section.news(news(alert, accounts)));
    sections.addAll(notRead(notRead, all.size() - notRead.size(), accounts));
    sections.addAll(unverified(named, leftOut, accounts));
    sections.addAll(fixes(alert, fixed, verified));
    return new Story(
        alert,
        accounts,
        List.of(),
        List.copyOf(regions),
        Subject.of("DKIM monitoring started: " + outcome(alert.counts()) + accounts.endOfSubject())
            .text(),
        sections,
        "",
        named,
        leftOut,
        notRead.size(),
        Remedies.together(fixed.stream().flatMap(one -> one.state().stream()).toList(), verified),
        DomainStory.links(fixed).stream().limit(MOST_LINKS).toList());
  }

  private static String outcome(Counts counts) {
    if (counts.total() == 0) {
      return "no identity found";
    }
    String all = English.count(counts.total(), "identity", "identities");
    return counts.unverified() == 0
        ? all + ", none unverified"
        : English.number(counts.unverified()) + " of " + all + " unverified";
  }

  private static List<String> news(Alert.Started alert, AlertAccounts accounts) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "This proves that your subscription works. From now on you hear only of changes.");
    alert.starts().stream()
        .limit(MOST_ACCOUNTS)
        .map(
            start ->
                (accounts.areSeveral()
                        ? Quoted.name(accounts.label(start.account())) + ": read "
                        : "Read: ")
                    + counts(start))
        .forEach(sentences::add);
    int more = alert.starts().size() - MOST_ACCOUNTS;
    if (more > 0) {
      Counts counts = alert.counts();
      sentences.add(
          "And %s. All together: %s"
              .formatted(English.count(more, "more account", "more accounts"), verdicts(counts)));
    }
    return sentences;
  }

  private static String counts(Alert.AccountStart start) {
    Counts counts = start.counts();
    SortedSet<String> read = new TreeSet<>(start.regionsRead());
    return "%s (%s). %s"
        .formatted(
            English.count(read.size(), "region", "regions"),
            read.isEmpty() ? "none" : String.join(", ", read),
            verdicts(counts));
  }

  private static String verdicts(Counts counts) {
    return "%s verified, %s unverified, %s unknown."
        .formatted(
            English.number(counts.verified()),
            English.number(counts.unverified()),
            English.number(counts.unknown()));
  }

  private static List<Section> notRead(
      List<Alert.RegionNotRead> named, int leftOut, AlertAccounts accounts) {
    Map<List<String>, Map<String, List<String>>> same = new LinkedHashMap<>();
    for (Alert.RegionNotRead one : named) {
      same.computeIfAbsent(
              List.of(Words.name(one.problem().sentence()), future(one.problem())),
              _ -> new TreeMap<>())
          .computeIfAbsent(one.region(), _ -> new ArrayList<>())
          .add(one.account());
    }
    List<Section> sections = new ArrayList<>();
    same.forEach(
        (words, places) ->
            sections.add(
                Section.item(
                    "Not read, " + places(places, accounts),
                    List.of(Quoted.name(words.getFirst()) + ".", words.getLast()),
                    Cure.NONE)));
    if (leftOut > 0) {
      sections.add(
          Section.news(
              List.of(
                  "%s not read: %s."
                      .formatted(
                          English.count(leftOut, "more region was", "more regions were"),
                          WhereToRead.notRead()))));
    }
    return sections;
  }

  /// For example `me-south-1`, or, of several accounts, `me-south-1 of 3 accounts`.
  private static String places(Map<String, List<String>> regions, AlertAccounts accounts) {
    List<String> places = new ArrayList<>();
    regions.forEach(
        (region, ids) ->
            places.add(
                region
                    + (ids.size() == 1
                        ? accounts.in(ids.getFirst())
                        : " of " + ids.size() + " accounts")));
    return String.join(", ", places);
  }

  /// What becomes of a region that was not read for that reason.
  private static String future(Problem problem) {
    return switch (problem.kind()) {
      case ACCESS_DENIED ->
          "Not watched, though every scan tries to read it: you are told once one succeeds.";
      case REGION_DISABLED, EXCLUDED -> "Not watched.";
      case CREDENTIALS,
          THROTTLED,
          UNAVAILABLE,
          REJECTED,
          NOT_AN_ANSWER,
          INCOMPLETE,
          UNRECOGNIZED,
          DEADLINE,
          STORE,
          SUPERSEDED,
          UNEXPECTED ->
          "Every scan tries again: you are told what is unverified there, or that three scans"
              + " failed.";
    };
  }

  /// By reason, in the order of the alert.
  private static List<Section> unverified(
      List<AlertedIdentity> named, int leftOut, AlertAccounts accounts) {
    Map<Reason, List<String>> byReason = new LinkedHashMap<>();
    for (AlertedIdentity one : named) {
      byReason
          .computeIfAbsent(one.told().reason(), _ -> new ArrayList<>())
          .add(
              "%s (%s%s)"
                  .formatted(
                      Words.name(one.identity().name()),
                      one.identity().region(),
                      accounts.after(one.identity().account())));
    }
    List<Section> sections = new ArrayList<>();
    byReason.forEach(
        (reason, names) ->
            sections.add(
                Section.item(
                    Quoted.sentence(reason.inBrief()) + " (" + English.number(names.size()) + ")",
                    List.of(),
                    names)));
    if (leftOut > 0) {
      sections.add(
          Section.news(
              List.of(
                  "%s unverified: %s."
                      .formatted(
                          English.count(leftOut, "more is", "more are"),
                          WhereToRead.allOf(
                              AlertKind.OfAccount.STARTED, accounts.ids().first())))));
    }
    return sections;
  }

  private static List<Section> fixes(
      Alert.Started alert, List<AlertedIdentity> fixed, VerifiedDomains verified) {
    Cures cures = new Cures(AlertKind.OfDomain.FOUND_UNVERIFIED, verified, alert.observedAt());
    Map<List<Object>, Map<AlertedIdentity, Cure>> same = new LinkedHashMap<>();
    for (AlertedIdentity one : fixed) {
      Cure cure = cures.of(one);
      same.computeIfAbsent(List.of(cure.lead(), cure.notes()), _ -> new LinkedHashMap<>())
          .put(one, cure);
    }
    long causes =
        alert.unverified().stream().filter(one -> one.reason() != Reason.DOMAIN_UNVERIFIED).count();
    List<Section> sections = new ArrayList<>();
    for (Map<AlertedIdentity, Cure> cause : same.values()) {
      Cure cure = Cure.together(cause);
      List<String> names = Headline.names(List.copyOf(cause.keySet()));
      if (!cure.isNone()) {
        sections.add(
            Section.fix(
                "Fix for " + English.some(names.stream().map(Quoted::name).toList(), 3), cure));
      }
    }
    if (causes > fixed.size() && !fixed.isEmpty()) {
      sections.add(
          Section.news(
              List.of("These are the fixes of %s of %s.".formatted(fixed.size(), causes))));
    }
    return sections;
  }

  private static AlertedIdentity asItStands(Alert.Started alert, Unverified one) {
    return new AlertedIdentity(
        new Due.OfIdentity(
            AlertKind.OfDomain.FOUND_UNVERIFIED,
            one.identity(),
            one.governedBy().orElse(one.identity().domain()),
            Optional.empty(),
            one.reason(),
            one.since(),
            alert.observedAt(),
            alert.observedAt(),
            alert.scanId()),
        Optional.ofNullable(alert.states().get(one.identity())));
  }
}
