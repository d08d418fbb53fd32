package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Remedy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Regions that were readable and now are not.
final class RegionsLostStory {

  private RegionsLostStory() {}

  static Story of(Alert.RegionsLost alert) {
    SortedMap<String, Problem> lost =
        Collections.unmodifiableSortedMap(new TreeMap<>(alert.regions()));
    List<String> regions = List.copyOf(lost.keySet());
    String where = Words.regions(regions);
    return new Story(
        alert,
        Story.WHOLE_ACCOUNT,
        regions,
        Subject.of("SCAN PROBLEM", "", where + " can no longer be read"),
        where + " can no longer be read; whether mail from there is signed is unknown.",
        List.of(
            ("Nothing is concluded about the identities of %s: nobody is told that they"
                    + " broke or that they are gone. What was known of them stays, and once they are"
                    + " readable again they are compared with it.")
                .formatted(regions.size() == 1 ? "this region" : "these regions"),
            "Seen by the scan of %s. You are not told again while this lasts."
                .formatted(Times.forPeople(alert.observedAt()))),
        List.of(),
        0,
        lost,
        new Remedy(steps(lost), List.of(), List.of()),
        regions.stream().map(ConsoleLink::of).toList());
  }

  private static List<String> steps(SortedMap<String, Problem> lost) {
    Map<String, List<String>> byAdvice = new LinkedHashMap<>();
    lost.forEach(
        (region, problem) ->
            byAdvice
                .computeIfAbsent(ProblemWords.advice(problem), advice -> new ArrayList<>())
                .add(region));
    return byAdvice.entrySet().stream()
        .map(same -> String.join(", ", same.getValue()) + ": " + same.getKey())
        .toList();
  }
}
