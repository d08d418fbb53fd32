package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Remedy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a scan cannot read or do, or can again.
final class ScanStory {

  private static final int MOST_LINKS = 10;
  private static final int MOST_NAMES = 5;

  private static final String AFTERWARDS =
      "What changed meanwhile is compared with what was known before, and told as usual.";

  private ScanStory() {}

  static Story of(Alert.OfScan alert, AlertAccounts accounts, int most) {
    List<Due.OfScan> named = alert.subjects().stream().limit(most).toList();
    boolean over = alert.kind() == AlertKind.OfScan.SCAN_RECOVERED;
    Map<String, List<Due.OfScan>> advice = over ? Map.of() : byAdvice(named);
    return new Story(
        alert,
        accounts,
        List.of(),
        ScanTroubles.places(alert.subjects().stream().filter(ScanTroubles::isInRegion).toList()),
        ScanHeadline.subject(alert, accounts).text(),
        sections(alert, accounts, named, advice),
        over ? "" : "You hear of this again only when it is over.",
        List.of(),
        alert.subjects().size() - named.size(),
        0,
        new Remedy(steps(advice, accounts), List.of()),
        links(named));
  }

  private static List<Section> sections(
      Alert.OfScan alert,
      AlertAccounts accounts,
      List<Due.OfScan> named,
      Map<String, List<Due.OfScan>> advice) {
    boolean over = alert.kind() == AlertKind.OfScan.SCAN_RECOVERED;
    Map<String, List<Due.OfScan>> items = new LinkedHashMap<>();
    boolean together = alert.subjects().stream().map(Due.OfScan::since).distinct().count() == 1;
    boolean alone = alert.subjects().size() == 1;
    named.forEach(
        one ->
            items
                .computeIfAbsent(
                    detail(one.problem(), together && !alone ? "" : when(alert, one, over)),
                    _ -> new ArrayList<>())
                .add(one));
    List<String> meaning = new ArrayList<>(over ? List.of(AFTERWARDS) : meaning(alert.subjects()));
    List<String> clauses = ScanHeadline.clauses(alert, accounts);
    List<Section> sections = new ArrayList<>();
    if (alone && items.size() == 1) {
      sections.add(
          Section.news(List.of(String.join(" ", meaning), items.keySet().iterator().next())));
    } else {
      if (clauses.size() > 1) {
        sections.add(
            Section.news(
                List.of("Also: " + String.join("; ", clauses.subList(1, clauses.size())) + ".")));
      }
      if (together) {
        meaning.add("All " + when(alert, alert.subjects().getFirst(), over) + ".");
      }
      sections.add(Section.news(meaning));
      items.forEach((words, same) -> sections.add(item(words, same, accounts)));
    }
    int more = alert.subjects().size() - named.size();
    if (more > 0) {
      sections.add(
          Section.news(
              List.of(
                  "%s more: %s."
                      .formatted(
                          English.number(more),
                          WhereToRead.allOf(alert.kind(), alert.account())))));
    }
    advice.forEach(
        (words, same) ->
            sections.add(
                Section.fix(
                    advice.size() == 1 ? "Fix" : "Fix for " + label(same, accounts),
                    new Cure("", List.of(words + onPurpose(same)), List.of(), List.of()))));
    return sections;
  }

  private static Section item(String words, List<Due.OfScan> same, AlertAccounts accounts) {
    String label = label(same, accounts);
    return same.size() <= MOST_NAMES
        ? Section.item(
            ScanTroubles.isPart(same.getFirst()) ? Quoted.sentence(label) : label,
            List.of(words),
            Cure.NONE)
        : Section.item(
            English.number(same.size()) + " times the same",
            List.of(words),
            same.stream().map(one -> Quoted.plain(name(one, accounts))).toList());
  }

  private static String label(List<Due.OfScan> same, AlertAccounts accounts) {
    return English.some(
        same.stream().map(one -> name(one, accounts)).distinct().toList(), MOST_NAMES);
  }

  private static List<String> meaning(List<Due.OfScan> subjects) {
    ScanTroubles troubles = ScanTroubles.of(subjects);
    List<String> sentences = new ArrayList<>();
    if (!troubles.regions().isEmpty() || !troubles.identities().isEmpty()) {
      sentences.add("Whether mail from %s is signed is unknown.".formatted(unknown(troubles)));
      LastReadings.of(troubles.regions()).ifPresent(sentences::add);
    }
    if (!troubles.unwatched().isEmpty()) {
      sentences.add("While a region is not watched, you do not hear of what breaks there.");
      LastReadings.of(troubles.unwatched()).ifPresent(sentences::add);
    }
    if (troubles.parts().stream().anyMatch(ScanTroubles::isAccount)) {
      sentences.add(ScanPartWords.ACCOUNT_UNREAD);
    }
    troubles.parts().stream()
        .filter(one -> !ScanTroubles.isAccount(one))
        .flatMap(part -> ScanPartWords.part(part).stream())
        .distinct()
        .map(ScanPartWords::meaning)
        .forEach(sentences::add);
    return sentences;
  }

  private static String unknown(ScanTroubles troubles) {
    List<String> regions = ScanTroubles.places(troubles.regions());
    List<Due.OfScan> identities = troubles.identities();
    if (regions.isEmpty()) {
      return identities.size() == 1 ? Quoted.name(identities.getFirst().subject()) : "them";
    }
    return (regions.size() > 2 ? "these regions" : Words.regions(regions))
        + (identities.isEmpty() ? "" : " and from the identities below");
  }

  /// In lower case.
  private static String when(Alert.OfScan alert, Due.OfScan one, boolean over) {
    Instant scan = alert.observedAt();
    String since = Times.forPeople(one.since(), scan);
    return over ? "from %s to %s".formatted(since, Times.forPeople(scan, scan)) : "since " + since;
  }

  private static String detail(Problem problem, String when) {
    String what =
        (problem.kind().isChosen() ? problem.detail() : problem.sentence()).replaceAll("[.]+$", "");
    String quoted = what.isEmpty() ? "" : Quoted.name(what);
    return when + (when.isEmpty() || what.isEmpty() ? "" : ": ") + quoted + ".";
  }

  /// With its region and account, where the name does not tell them.
  private static String name(Due.OfScan one, AlertAccounts accounts) {
    if (ScanTroubles.isAccount(one)) {
      return "account " + Quoted.name(accounts.names().label(one.account()));
    }
    String name = ScanTroubles.isPart(one) ? ScanPartWords.name(one) : Quoted.name(one.subject());
    return (ScanTroubles.isRegion(one) || !ScanTroubles.isInRegion(one)
            ? name
            : name + " in " + one.place())
        + accounts.in(one.account());
  }

  /// All actions that the monitor's role lacks get one common advice, because one policy allows
  /// them.
  private static Map<String, List<Due.OfScan>> byAdvice(List<Due.OfScan> subjects) {
    Map<String, List<Due.OfScan>> byAdvice = new LinkedHashMap<>();
    String allow =
        ProblemWords.allow(
            subjects.stream()
                .filter(ScanStory::isToAllow)
                .map(one -> Words.name(one.problem().action()))
                .distinct()
                .toList());
    for (Due.OfScan one : subjects) {
      byAdvice
          .computeIfAbsent(isToAllow(one) ? allow : advice(one), _ -> new ArrayList<>())
          .add(one);
    }
    return byAdvice;
  }

  private static boolean isToAllow(Due.OfScan one) {
    return ProblemWords.isDenied(one.problem())
        && advice(one).equals(ProblemWords.advice(one.problem()));
  }

  private static List<String> steps(
      Map<String, List<Due.OfScan>> byAdvice, AlertAccounts accounts) {
    return byAdvice.entrySet().stream()
        .map(
            same ->
                Quoted.plain(label(same.getValue(), accounts))
                    + ": "
                    + same.getKey()
                    + onPurpose(same.getValue()))
        .toList();
  }

  private static String advice(Due.OfScan one) {
    if (ScanTroubles.isAccount(one)) {
      return AccountAdvice.of(one.problem());
    }
    return ScanPartWords.part(one)
        .map(part -> ScanPartWords.advice(part, one.problem()))
        .orElseGet(() -> ProblemWords.advice(one.problem()));
  }

  /// What else can be done about regions, or identities in them, that are denied.
  private static String onPurpose(List<Due.OfScan> same) {
    List<String> regions =
        ScanTroubles.places(
            same.stream()
                .filter(one -> !ScanTroubles.isPart(one))
                .filter(one -> one.problem().kind() == Problem.Kind.ACCESS_DENIED)
                .toList());
    return regions.isEmpty()
        ? ""
        : " If it is denied on purpose, deploy with -c excludedRegions=%s."
            .formatted(String.join(",", regions));
  }

  private static List<ConsoleLink> links(List<Due.OfScan> subjects) {
    List<ConsoleLink> links = new ArrayList<>();
    for (Due.OfScan one : subjects) {
      link(one)
          .filter(link -> links.stream().noneMatch(other -> other.region().equals(link.region())))
          .ifPresent(links::add);
    }
    return links.stream().limit(MOST_LINKS).toList();
  }

  private static Optional<ConsoleLink> link(Due.OfScan one) {
    if (!ScanTroubles.isInRegion(one)) {
      return Optional.empty();
    }
    return Optional.of(
        ScanTroubles.isRegion(one) || ScanTroubles.isPart(one)
            ? ConsoleLink.of(one.place())
            : ConsoleLink.of(new Identity(one.place(), one.account(), one.subject())));
  }
}
