package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Remedy;
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

  static Story of(Alert.OfScan alert, int most) {
    List<Due.OfScan> named = alert.subjects().stream().limit(most).toList();
    boolean over = alert.kind() == AlertKind.SCAN_RECOVERED;
    return new Story(
        alert,
        List.of(),
        ScanTroubles.places(alert.subjects().stream().filter(ScanTroubles::isInRegion).toList()),
        ScanHeadline.of(alert),
        over ? List.of(AFTERWARDS) : meaning(ScanTroubles.of(alert.subjects())),
        List.of(
            Listing.of(
                over ? "Works again" : "What fails",
                named.stream().map(one -> entry(alert, one, over)).toList(),
                alert.subjects().size(),
                WhereToRead.allOf(alert.kind(), alert.account()))),
        List.of(),
        alert.subjects().size() - named.size(),
        over ? Remedy.none() : new Remedy(steps(named), List.of(), List.of()),
        new Story.Links(links(named), over ? List.of() : Runbooks.of(alert.subjects())));
  }

  private static List<String> meaning(ScanTroubles troubles) {
    List<String> paragraphs = new ArrayList<>();
    if (!troubles.regions().isEmpty() || !troubles.identities().isEmpty()) {
      paragraphs.add(
          ("Whether mail from %s is signed is unknown. What was known stays, and is compared with"
                  + " what SES says once it can be read again.")
              .formatted(troubles.regions().isEmpty() ? "such an identity" : "there"));
    }
    if (!troubles.unwatched().isEmpty()) {
      paragraphs.add("While a region is not watched, you do not hear of what breaks there.");
    }
    troubles.parts().stream()
        .flatMap(part -> ScanPartWords.part(part).stream())
        .distinct()
        .map(ScanPartWords::meaning)
        .forEach(paragraphs::add);
    paragraphs.add("You are told again only when it is over.");
    return paragraphs;
  }

  private static Listing.Entry entry(Alert.OfScan alert, Due.OfScan one, boolean over) {
    String where =
        ScanTroubles.isRegion(one) || !ScanTroubles.isInRegion(one) ? "" : " in " + one.place();
    String since = Times.forPeople(one.since());
    return new Listing.Entry(
        name(one),
        where
            + (over
                ? ", from %s to %s".formatted(since, Times.forPeople(alert.observedAt()))
                : ", since " + since),
        ScanTroubles.isUnwatched(one.problem())
            ? one.problem().detail()
            : one.problem().sentence());
  }

  private static String name(Due.OfScan one) {
    return ScanTroubles.isPart(one) ? ScanPartWords.name(one) : one.subject();
  }

  private static List<String> steps(List<Due.OfScan> subjects) {
    Map<String, List<String>> byAdvice = new LinkedHashMap<>();
    for (Due.OfScan one : subjects) {
      byAdvice.computeIfAbsent(advice(one), _ -> new ArrayList<>()).add(Words.name(name(one)));
    }
    return byAdvice.entrySet().stream()
        .map(
            same ->
                Words.some(same.getValue().stream().distinct().toList(), MOST_NAMES)
                    + ": "
                    + same.getKey())
        .toList();
  }

  private static String advice(Due.OfScan one) {
    return ScanPartWords.part(one)
        .filter(_ -> ScanTroubles.isPart(one))
        .map(part -> ScanPartWords.advice(part, one.problem()))
        .orElseGet(() -> ProblemWords.adviceThere(one.problem()));
  }

  private static List<ConsoleLink> links(List<Due.OfScan> subjects) {
    return subjects.stream()
        .flatMap(one -> link(one).stream())
        .distinct()
        .limit(MOST_LINKS)
        .toList();
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
