package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Monitoring began: what there is, and what is already unverified.
final class StartedStory {

  /// A first message with the records of hundreds of domains would not be read.
  private static final int MOST_REMEDIES = 10;

  private static final Comparator<State> WORST_FIRST =
      Comparator.comparing((State state) -> state.identity().type())
          .thenComparing(State::reason, Reason.WORST_FIRST)
          .thenComparing(State::identity);

  private StartedStory() {}

  static Story of(Alert.Started alert, int most) {
    List<State> unverified = alert.unverified().stream().sorted(WORST_FIRST).toList();
    List<State> named = unverified.stream().limit(most).toList();
    List<State> mended =
        named.stream()
            .filter(state -> state.reason() != Reason.DOMAIN_UNVERIFIED)
            .limit(MOST_REMEDIES)
            .toList();
    SortedSet<String> regions = new TreeSet<>(alert.regionsRead());
    regions.addAll(alert.regionsNotRead().keySet());
    return new Story(
        alert,
        Story.WHOLE_ACCOUNT,
        List.copyOf(regions),
        Subject.of(
            "STARTED",
            "",
            "SES DKIM monitoring of account %s, %s"
                .formatted(alert.account(), outcome(alert.counts()))),
        "SES DKIM monitoring of account %s has started: %s."
            .formatted(alert.account(), outcome(alert.counts())),
        paragraphs(alert, unverified, mended.size()),
        named.stream().map(state -> asItStands(alert, state)).toList(),
        unverified.size() - named.size(),
        Collections.unmodifiableSortedMap(new TreeMap<>(alert.regionsNotRead())),
        Remedies.together(mended),
        mended.stream().map(state -> ConsoleLink.of(state.identity())).toList());
  }

  private static String outcome(Counts counts) {
    if (counts.total() == 0) {
      return "no identity found";
    }
    String all = Words.count(counts.total(), "identity", "identities");
    return counts.unverified() == 0
        ? all + ", none unverified"
        : counts.unverified() + " of " + all + " unverified";
  }

  private static List<String> paragraphs(Alert.Started alert, List<State> unverified, int mended) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "This message proves that your subscription works. From now on you hear only of changes.");
    paragraphs.add(
        "Verified: %s. Unverified: %s. Unknown: %s."
            .formatted(
                alert.counts().verified(), alert.counts().unverified(), alert.counts().unknown()));
    paragraphs.add(
        alert.regionsRead().isEmpty()
            ? "No region was read."
            : "Regions read (%s): %s."
                .formatted(
                    alert.regionsRead().size(),
                    String.join(", ", new TreeSet<>(alert.regionsRead()))));
    long causes =
        unverified.stream().filter(state -> state.reason() != Reason.DOMAIN_UNVERIFIED).count();
    if (causes > mended) {
      paragraphs.add("How to mend it is told for the first %s of %s.".formatted(mended, causes));
    }
    return paragraphs;
  }

  private static AlertedIdentity asItStands(Alert.Started alert, State state) {
    return new AlertedIdentity(
        new DueAlert(
            AlertKind.STARTED,
            Optional.empty(),
            state.verdict(),
            state.reason(),
            state.since(),
            alert.observedAt(),
            alert.scanId()),
        state);
  }
}
