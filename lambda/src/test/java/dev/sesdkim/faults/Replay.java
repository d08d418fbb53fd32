package dev.sesdkim.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.State;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.InMemoryTable;
import dev.sesdkim.scan.RegionListing;
import dev.sesdkim.scan.RegionReading;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lives through a history, with the product and with the model, and holds one against the other
/// after every scan.
final class Replay {

  static final Duration LIMIT = Duration.ofMinutes(15);

  private final InMemoryTable table = new InMemoryTable();
  private final Model model = new Model();
  private final FlickeringEvidence evidence = new FlickeringEvidence();
  private final Map<String, Map<String, Reading>> ses = new TreeMap<>();
  private final Set<String> failing = new HashSet<>();
  private boolean topicRefuses;
  private Instant now = Instant.parse("2026-11-24T03:00:00Z");
  private Instant leaseUntil = Instant.EPOCH;
  private String leaseHolder = "";
  private String invocation = "none";
  private int scans;

  Replay() {
    Histories.REGIONS.forEach(region -> ses.put(region, new TreeMap<>()));
  }

  /// Plays a history, and says how many scans it had.
  int of(List<Event> history) {
    history.forEach(this::happens);
    happens(new Event.Scans(Duration.ofHours(1), false, Optional.empty(), false));
    return scans;
  }

  private void happens(Event event) {
    switch (event) {
      case Event.Domain(
              String region,
              String name,
              boolean signing,
              String dkim,
              String verified) ->
          put(read(region, name, signing, dkim, verified));
      case Event.Address(String region, String name, boolean off, String verified) ->
          put(read(region, name, false, off ? "Success" : "NotStarted", verified));
      case Event.Silent(String region, String name) ->
          region(region)
              .computeIfPresent(
                  name,
                  (_, was) ->
                      new Reading.Unread(
                          was.identity(),
                          new Problem(Problem.Kind.UNAVAILABLE, "ses:Test", "silent")));
      case Event.Vanishes(String region, String name) -> region(region).remove(name);
      case Event.RegionFails(String region) -> failing.add(region);
      case Event.RegionAnswers(String region) -> failing.remove(region);
      case Event.Topic(boolean refuses) -> topicRefuses = refuses;
      case Event.Scans scan -> scan(scan);
    }
  }

  private void scan(Event.Scans event) {
    scans++;
    now = now.plus(event.later());
    invocation = event.again() ? invocation : "invocation-" + scans;
    boolean free = leaseHolder.equals(invocation) || !leaseUntil.isAfter(now);
    boolean[] met = {false};
    Deadly ports =
        new Deadly(
            table,
            (region, account, _) -> {
              if (event.overlapped() && !met[0]) {
                met[0] = true;
                assertThat(
                        run(
                            new Deadly(table, this::reading, false, Optional.empty()),
                            "other",
                            now))
                    .as("a scan that starts while one is running")
                    .containsInstanceOf(ScanSummary.Skipped.class);
              }
              return reading(region, account).listing();
            },
            topicRefuses,
            event.dies());
    Optional<ScanSummary> summary = run(ports, invocation, now);
    if (!free) {
      assertThat(ports.saved).as("saved without the lease").isEmpty();
      assertThat(ports.published).as("told without the lease").isEmpty();
      if (!ports.isDead()) {
        assertThat(summary).containsInstanceOf(ScanSummary.Skipped.class);
      }
      return;
    }
    if (ports.leaseTaken) {
      leaseHolder = invocation;
      leaseUntil = ports.leaseGivenBack ? Instant.EPOCH : now.plus(LIMIT);
    }
    compare(ports, summary);
  }

  private void compare(Deadly ports, Optional<ScanSummary> summary) {
    Set<String> read = new TreeSet<>(Histories.REGIONS);
    read.removeAll(failing);
    List<ChangeKind> changes = new ArrayList<>();
    for (String region : read) {
      if (!ports.isDead() || ports.saved.contains(region)) {
        changes.addAll(model.read(region, region(region), now));
      }
    }
    Map<String, Set<String>> news = model.news(read);
    List<String> heard =
        ports.offered.stream().map(one -> one.kind() + " " + one.domain()).toList();
    if (ports.isDead()) {
      assertThat(news.keySet()).as("told before it died").containsAll(heard);
    } else {
      assertThat(heard).as("told").containsExactlyInAnyOrderElementsOf(news.keySet());
      ports.offered.forEach(message -> assertNames(message, news));
      ScanSummary.Finished finished = (ScanSummary.Finished) summary.orElseThrow();
      assertThat(counts(finished)).as("changes").isEqualTo(counts(changes));
      assertThat(finished.scan().regionsRead()).as("read").containsExactlyElementsOf(read);
    }
    ports.settled.forEach(one -> known(one).due.clear());
    if (ports.recorded) {
      model.startedIsDue = model.startedIsDue && topicRefuses;
      model.lossIsDue = topicRefuses ? model.lost(read) : Set.of();
      model.readLastTime = Optional.of(read);
    }
    assertSameStates();
  }

  private static void assertNames(AlertMessage message, Map<String, Set<String>> news) {
    for (String one : news.getOrDefault(message.kind() + " " + message.domain(), Set.of())) {
      String[] regionAndName = one.split(" ", 2);
      assertThat(message.event())
          .contains(new Identity(regionAndName[0], Bench.ACCOUNT, regionAndName[1]).arn());
    }
  }

  private void assertSameStates() {
    Map<String, String> expected = new TreeMap<>();
    model.identities.forEach(
        (key, known) ->
            expected.put(
                key,
                "%s %s since %s%s, due %s"
                    .formatted(
                        known.verdict,
                        known.reason,
                        known.since,
                        known.removed ? " removed" : "",
                        known.due)));
    Map<String, String> actual = new TreeMap<>();
    for (State state : table.states()) {
      actual.put(
          state.identity().region() + " " + state.identity().name(),
          "%s %s since %s%s, due %s"
              .formatted(
                  state.verdict(),
                  state.reason(),
                  state.since(),
                  state.removedAt().isPresent() ? " removed" : "",
                  state.alertsDue().stream().map(due -> due.kind()).toList()));
      assertThat(table.history(state.identity()).stream().filter(one -> one.until().isEmpty()))
          .as("open stretches of " + state.identity())
          .hasSize(state.removedAt().isPresent() ? 0 : 1);
    }
    assertThat(actual).as("states").isEqualTo(expected);
  }

  private Optional<ScanSummary> run(Deadly ports, String holder, Instant at) {
    Scan scan =
        new Scan(
            ports,
            new RegionSelection(Set.of(), Set.of(), Set.of()),
            ports,
            ports,
            ports,
            ports,
            ports,
            evidence.in(scans),
            new Silence());
    try {
      return Optional.of(
          scan.run(
              new ScanRun(
                  Bench.ACCOUNT,
                  holder,
                  new Moment(at, "scan-" + scans + holder),
                  new Deadline(() -> at, at.plus(Duration.ofMinutes(14))),
                  Duration.ofSeconds(30),
                  at.plus(LIMIT))));
    } catch (Deadly.Killed _) {
      return Optional.empty();
    }
  }

  private RegionListing reading(String region, String account, Deadline ignored) {
    return reading(region, account).listing();
  }

  private RegionReading reading(String region, String account) {
    return failing.contains(region)
        ? new RegionReading.NotRead(
            region, new Problem(Problem.Kind.UNAVAILABLE, "ses:ListIdentities", account))
        : new RegionReading.Read(region, List.copyOf(region(region).values()), List.of());
  }

  private Map<String, Reading> region(String region) {
    return ses.computeIfAbsent(region, _ -> new TreeMap<>());
  }

  private void put(Reading reading) {
    region(reading.identity().region()).put(reading.identity().name(), reading);
  }

  private static Reading read(
      String region, String name, boolean signing, String dkim, String verification) {
    return new Reading.Read(
        new Identity(region, Bench.ACCOUNT, name),
        signing,
        dkim,
        FlickeringEvidence.TOKENS,
        verification,
        new MailFrom.Standard());
  }

  private Model.Known known(Identity one) {
    return Optional.ofNullable(model.identities.get(one.region() + " " + one.name())).orElseThrow();
  }

  private static Map<ChangeKind, Long> counts(List<ChangeKind> changes) {
    return new HashMap<>(changes.stream().collect(groupingBy(kind -> kind, counting())));
  }

  private static Map<ChangeKind, Long> counts(ScanSummary.Finished finished) {
    return finished.scan().changes().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> (long) entry.getValue()));
  }
}
