package dev.sesdkim.rules;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Unverified;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Monitoring began: what there is, and what is already unverified.
final class StartedStory {

  private static final String WHERE_IT_STANDS = "the email names them all";

  private static final String DENIED =
      "Not watched, because the monitor may not read there: %s. Every scan still tries, and tells"
          + " what is unverified there once it can be read.";

  private static final String LEFT_OUT =
      "Not watched, because the account or the settings leave it out: %s.";

  private static final String TRIED_AGAIN =
      "Every scan tries again to read %s. You are told what is unverified there once it can be"
          + " read, and once if it could not be read for three scans.";

  private StartedStory() {}

  static Story of(Alert.Started alert, int most, VerifiedDomains verified) {
    List<AlertedIdentity> named =
        alert.unverified().stream().limit(most).map(one -> asItStands(alert, one)).toList();
    List<State> fixed = named.stream().flatMap(one -> one.state().stream()).toList();
    SortedSet<String> regions = new TreeSet<>(alert.regionsRead());
    regions.addAll(alert.regionsNotRead().keySet());
    String monitoring = "SES DKIM monitoring of account " + alert.account();
    return new Story(
        alert,
        List.of(),
        List.copyOf(regions),
        new Headline(
            Subject.of("STARTED", "", monitoring + ", " + outcome(alert.counts())),
            monitoring + " has started: " + outcome(alert.counts()) + "."),
        paragraphs(alert, fixed.size()),
        listings(alert, named),
        named,
        alert.unverified().size() - named.size(),
        Remedies.together(fixed, verified),
        Story.Links.toConsole(
            fixed.stream().map(state -> ConsoleLink.of(state.identity())).toList()));
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

  private static List<String> paragraphs(Alert.Started alert, int fixed) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "This message proves that your subscription works. From now on you hear only of changes.");
    paragraphs.add(
        "Verified: %s. Unverified: %s. Unknown: %s."
            .formatted(
                alert.counts().verified(), alert.counts().unverified(), alert.counts().unknown()));
    SortedSet<String> read = new TreeSet<>(alert.regionsRead());
    paragraphs.add(
        read.isEmpty()
            ? "No region was read."
            : "Regions read (%s): %s.".formatted(read.size(), String.join(", ", read)));
    paragraphs.addAll(notRead(alert));
    long causes =
        alert.unverified().stream().filter(one -> one.reason() != Reason.DOMAIN_UNVERIFIED).count();
    if (causes > fixed) {
      paragraphs.add("The email has fixes for the first %s of %s.".formatted(fixed, causes));
    }
    return paragraphs;
  }

  private static List<String> notRead(Alert.Started alert) {
    return Stream.of(DENIED, LEFT_OUT, TRIED_AGAIN)
        .flatMap(sentence -> notRead(alert, sentence).stream())
        .toList();
  }

  private static Optional<String> notRead(Alert.Started alert, String sentence) {
    String regions =
        new TreeMap<>(alert.regionsNotRead())
            .entrySet().stream()
                .filter(region -> sentence(region.getValue()).equals(sentence))
                .map(region -> region.getKey())
                .collect(joining(", "));
    return regions.isEmpty() ? Optional.empty() : Optional.of(sentence.formatted(regions));
  }

  /// What becomes of a region that was not read for that reason.
  private static String sentence(Problem problem) {
    return switch (problem.kind()) {
      case ACCESS_DENIED -> DENIED;
      case REGION_DISABLED, EXCLUDED -> LEFT_OUT;
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
          TRIED_AGAIN;
    };
  }

  private static List<Listing> listings(Alert.Started alert, List<AlertedIdentity> named) {
    List<Listing.Entry> notRead =
        new TreeMap<>(alert.regionsNotRead())
            .entrySet().stream()
                .map(one -> new Listing.Entry(one.getKey(), "", one.getValue().sentence()))
                .toList();
    return List.of(
        Listing.of("Regions not read", notRead, notRead.size(), WHERE_IT_STANDS),
        Listing.of(
            "Identities",
            named.stream().map(one -> IdentityWords.entry(AlertKind.STARTED, one)).toList(),
            alert.unverified().size(),
            WhereToRead.allOf(AlertKind.STARTED, alert.account())));
  }

  private static AlertedIdentity asItStands(Alert.Started alert, Unverified one) {
    return new AlertedIdentity(
        new Due.OfIdentity(
            AlertKind.STARTED,
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
