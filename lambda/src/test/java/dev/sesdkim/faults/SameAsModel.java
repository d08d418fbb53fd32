package dev.sesdkim.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.local.MemoryTable;
import dev.sesdkim.scan.ScanSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lets the model do what a scan did, and holds both against each other: what was told, what
/// changed, whether the scan was healthy, and what is remembered.
final class SameAsModel {

  private final Model model;
  private final SimpleAccount account;
  private final MemoryTable table;

  /// What the scan that was looked at last should have told.
  private List<String> expected = List.of();

  SameAsModel(Model model, SimpleAccount account, MemoryTable table) {
    this.model = model;
    this.account = account;
    this.table = table;
  }

  /// What one scan found, as the model knows it.
  private static final class Seen {
    final Map<String, ModelRegion.Found> regions = new TreeMap<>();
    final List<ChangeKind> changes = new ArrayList<>();
    final Set<String> unverified = new TreeSet<>();
    int unknownForThree;
    boolean asksDns;

    boolean isReadInPart(String region) {
      return regions.get(region) instanceof ModelRegion.Read;
    }

    boolean isNotRead(String region) {
      return regions.get(region) instanceof ModelRegion.NotRead;
    }

    boolean anyRead() {
      return regions.values().stream().anyMatch(ModelRegion.Read.class::isInstance);
    }
  }

  /// A scan took the account.
  ///
  /// @param complete whether it ran to its end; what one did that did not is in the effects
  void scanned(
      Instant at, String id, Effects effects, boolean complete, Optional<ScanSummary> summary) {
    model.begins(at, id);
    Seen seen = new Seen();
    if (!account.noRegions) {
      Histories.REGIONS.forEach(region -> region(region, effects, complete, seen));
    }
    if (complete || effects.noted) {
      parts(effects, seen);
    }
    List<ModelNews> news = news(seen);
    List<String> offered = effects.offered.stream().map(SameAsModel::line).toList();
    expected = news.stream().map(ModelNews::message).toList();
    if (complete) {
      assertThat(offered).as("told").containsExactlyInAnyOrderElementsOf(expected);
    } else {
      assertThat(expected).as("told before it ended").containsAll(offered);
      assertThat(offered).as("told before it ended").doesNotHaveDuplicates();
    }
    effects.offered.forEach(message -> assertNames(message, news));
    effects.told.forEach(due -> model.told(key(due)));
    started(effects, complete, seen);
    if (complete) {
      assertNothingIsLeft();
      boolean healthy = isHealthy(seen);
      assertThat(table.scans(Bench.ACCOUNT).getLast().healthy()).as("healthy").isEqualTo(healthy);
      summary.ifPresent(finished -> assertSame((ScanSummary.Finished) finished, seen));
    }
    new Remembered(model, table).assertSame();
  }

  private void region(String region, Effects effects, boolean complete, Seen seen) {
    ModelRegion.Found found = account.found(region);
    if (found instanceof ModelRegion.NotWatched
        && !Optional.ofNullable(model.regions.get(region))
            .filter(ModelRegion::isKnown)
            .isPresent()) {
      return;
    }
    seen.regions.put(region, found);
    switch (found) {
      case ModelRegion.Read _ -> identities(region, effects, complete, seen);
      case ModelRegion.NotRead _ -> {}
      case ModelRegion.NotWatched _ -> unwatch(region, effects, complete);
    }
    if (complete || effects.ended.contains(region)) {
      model.ended(region, found);
    }
  }

  private void identities(String region, Effects effects, boolean complete, Seen seen) {
    Map<String, Reading> listed = account.listed(region);
    model
        .steps(region, listed)
        .forEach(
            (name, step) -> {
              Identity identity = new Identity(region, Bench.ACCOUNT, name);
              boolean refused = effects.refused.contains(identity);
              if (complete && account.unsavable.contains(identity) && !step.isQuiet()) {
                assertThat(refused).as("refused: " + identity).isTrue();
              }
              if (complete ? !refused : effects.saved.contains(identity) || step.isQuiet()) {
                model.saved(region, name, step);
                saved(region + " " + name, step, seen);
              }
            });
    seen.asksDns |=
        listed.entrySet().stream()
            .filter(one -> !one.getKey().contains("@"))
            .map(one -> ModelVerdict.reason(one.getValue(), listed).verdict())
            .anyMatch(verdict -> verdict != Verdict.UNKNOWN);
  }

  private void saved(String key, ModelStep step, Seen seen) {
    step.change.ifPresent(seen.changes::add);
    if (step.known.isRemoved()) {
      return;
    }
    if (step.known.verdict == Verdict.UNVERIFIED) {
      seen.unverified.add(key);
    }
    boolean lasts =
        step.known
            .unknownSince
            .filter(since -> step.known.unknownTold || model.lastedThreeScans(since))
            .isPresent();
    seen.unknownForThree += lasts ? 1 : 0;
  }

  private void unwatch(String region, Effects effects, boolean complete) {
    if (!Optional.ofNullable(model.regions.get(region)).orElseThrow().watched) {
      return;
    }
    model.identities.keySet().stream()
        .filter(key -> key.startsWith(region + " "))
        .map(key -> key.substring(key.indexOf(' ') + 1))
        .filter(
            name -> {
              Identity identity = new Identity(region, Bench.ACCOUNT, name);
              return complete
                  ? !effects.refused.contains(identity)
                  : effects.saved.contains(identity);
            })
        .forEach(name -> model.unwatched(region, name));
  }

  private void parts(Effects effects, Seen seen) {
    model.seen("REGIONS", !account.noRegions, false);
    if (!account.noRegions) {
      model.seen("ROWS", effects.refused.isEmpty(), true);
    }
    model.seen("SUBSCRIBERS", account.subscribers.isPresent(), false);
    if (seen.asksDns) {
      model.seen("DNS", !account.dnsIsDown, false);
    }
  }

  /// While nobody has confirmed a subscription nothing is told.
  private List<ModelNews> news(Seen seen) {
    if (account.subscribers.equals(Optional.of(0))) {
      return List.of();
    }
    List<ModelDue> due =
        new ArrayList<>(model.due.stream().filter(one -> !one.at().isAfter(model.now())).toList());
    List<ModelNews> news = new ArrayList<>();
    if (!model.started && seen.anyRead()) {
      due.removeIf(one -> isToldByStarted(one, seen));
      news.add(
          new ModelNews(ModelNews.line(AlertKind.STARTED, Set.of()), Set.copyOf(seen.unverified)));
    }
    news.addAll(ModelNews.of(due));
    return news;
  }

  /// What `STARTED` names is told with it.
  private static boolean isToldByStarted(ModelDue one, Seen seen) {
    return one.kind() == AlertKind.FOUND_UNVERIFIED
        ? seen.isReadInPart(one.place())
            && seen.unverified.contains(one.place() + " " + one.subject())
        : one.kind() == AlertKind.SCAN_PROBLEM
            && one.isOfRegion()
            && !seen.isReadInPart(one.place());
  }

  private static String line(AlertMessage message) {
    return ModelNews.line(
        message.kind(),
        switch (message.kind()) {
          case SCAN_PROBLEM, SCAN_RECOVERED -> {
            List<String> subjects = News.subjects(message.event());
            assertThat(subjects).as("named once").doesNotHaveDuplicates();
            yield new TreeSet<>(subjects);
          }
          case STARTED -> Set.of();
          default -> new TreeSet<>(message.domains());
        });
  }

  private static void assertNames(AlertMessage message, List<ModelNews> news) {
    for (ModelNews one : news) {
      if (one.message().equals(line(message))) {
        for (String key : one.identities()) {
          String[] regionAndName = key.split(" ", 2);
          assertThat(message.event())
              .contains(new Identity(regionAndName[0], Bench.ACCOUNT, regionAndName[1]).arn());
        }
      }
    }
  }

  private void started(Effects effects, boolean complete, Seen seen) {
    if (model.started || !effects.startedNoted) {
      return;
    }
    model.started = true;
    for (String region : seen.regions.keySet()) {
      if (seen.isNotRead(region)) {
        if (complete) {
          assertThat(effects.unwatched.contains(region))
              .as("denied from the beginning: " + region)
              .isEqualTo(model.isDeniedAtTheStart(region));
        }
        if (effects.unwatched.contains(region)) {
          model.namedAtTheStart(region);
        }
      }
    }
  }

  private void assertNothingIsLeft() {
    if (!account.topicRefuses && !account.subscribers.equals(Optional.of(0))) {
      assertThat(model.due.stream().filter(one -> !one.at().isAfter(model.now())))
          .as("due and not told")
          .isEmpty();
    }
  }

  /// The contract's S8.
  private boolean isHealthy(Seen seen) {
    Optional<Instant> before =
        model.starts.size() < 2
            ? Optional.empty()
            : Optional.of(model.starts.get(model.starts.size() - 2));
    boolean everythingTold =
        model.due.stream()
            .noneMatch(one -> before.filter(start -> one.at().isBefore(start)).isPresent());
    boolean everyRegionRead =
        seen.regions.entrySet().stream()
            .allMatch(
                region ->
                    switch (region.getValue()) {
                      case ModelRegion.Read read -> !read.inPart();
                      case ModelRegion.NotRead _ ->
                          !Optional.ofNullable(model.regions.get(region.getKey()))
                              .orElseThrow()
                              .watched;
                      case ModelRegion.NotWatched _ -> true;
                    });
    boolean nothingLasts =
        Stream.concat(
                model.parts.values().stream(),
                model.regions.values().stream()
                    .filter(region -> region.watched)
                    .flatMap(region -> region.mailFrom.stream()))
            .noneMatch(part -> part.told() || model.lastedThreeScans(part.since()));
    return !account.noRegions
        && everyRegionRead
        && seen.unknownForThree == 0
        && nothingLasts
        && everythingTold
        && account.subscribers.filter(number -> number > 0).isPresent();
  }

  private static void assertSame(ScanSummary.Finished finished, Seen seen) {
    assertThat(
            finished.scan().changes().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> (long) entry.getValue())))
        .as("changes")
        .isEqualTo(seen.changes.stream().collect(groupingBy(kind -> kind, counting())));
    Set<String> read = new TreeSet<>(finished.scan().regionsRead());
    read.addAll(finished.scan().regionsReadInPart().keySet());
    assertThat(read)
        .as("regions read")
        .isEqualTo(seen.regions.keySet().stream().filter(seen::isReadInPart).collect(toSet()));
    assertThat(new HashSet<>(finished.scan().regionsNotRead().keySet()))
        .as("regions not read")
        .isEqualTo(seen.regions.keySet().stream().filter(seen::isNotRead).collect(toSet()));
  }

  static String key(Due due) {
    return due.kind() + " " + due.place() + " " + due.subject() + " " + due.dueAt();
  }

  /// A scan stands still while something else happens, and goes on: it writes nothing, and tells at
  /// most the message that was on its way.
  Runnable standsStill(Effects effects) {
    List<Integer> done = effects.size();
    int offered = effects.offered.size();
    List<String> news = expected;
    return () -> {
      assertThat(effects.size()).as("written after a later scan").isEqualTo(done);
      List<AlertMessage> more = effects.offered.subList(offered, effects.offered.size());
      assertThat(more).as("told after a later scan").hasSizeLessThan(2);
      assertThat(news).containsAll(more.stream().map(SameAsModel::line).toList());
      new Remembered(model, table).assertSame();
    };
  }
}
