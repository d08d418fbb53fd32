package dev.sesdkim.scan;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionReading;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judgement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One region: read, judge, compare, examine, save.
final class RegionScan {

  /// The most identities that SES holds in a region (SES Developer Guide, "Service quotas").
  private static final int FULL_REGION = 10_000;

  /// Identities whose states are in memory at a time, in however many regions. Regions of one size
  /// end their reading together, and what is remembered of all of them, evidence and all some four
  /// kilobytes an identity, could be more than the function's memory.
  private static final int AT_A_TIME = 6 * FULL_REGION;

  private final Semaphore table = new Semaphore(AT_A_TIME, true);
  private final Identities identities;
  private final States states;
  private final HeldLease lease;
  private final ScanLog log;

  RegionScan(Identities identities, States states, HeldLease lease, ScanLog log) {
    this.identities = identities;
    this.states = states;
    this.lease = lease;
    this.log = log;
  }

  RegionResult of(String region, ScanRun run, Examination examination) {
    return switch (identities.in(region, run.account(), run.deadline())) {
      case RegionReading.NoSes _ -> new RegionResult.NoSes(region);
      case RegionReading.NotRead notRead -> notRead(region, run, notRead.problem());
      case RegionReading.Read read ->
          inTurn(read.readings().size(), () -> read(read, run, examination))
              .orElseGet(() -> tooLate(read.region()));
    };
  }

  /// The region's states stay as they are; alerts that an earlier scan left due still go out.
  RegionResult notRead(String region, ScanRun run, Problem problem) {
    log.warn("region not read", Map.of("region", region, "problem", problem.sentence()));
    List<State> due =
        inTurn(FULL_REGION, () -> due(states.in(region, run.account()))).orElseGet(List::of);
    return new RegionResult.NotScanned(region, problem, due);
  }

  /// Empty when the scan goes on without this region.
  private <T> Optional<T> inTurn(int many, Supplier<T> work) {
    int permits = Math.min(many, AT_A_TIME);
    try {
      table.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      table.release(permits);
    }
  }

  private static RegionResult tooLate(String region) {
    return new RegionResult.NotScanned(
        region,
        new Problem(Problem.Kind.DEADLINE, "dynamodb:PutItem", "read, but too late to save"),
        List.of());
  }

  private RegionResult read(RegionReading.Read read, ScanRun run, Examination examination) {
    List<State> before = states.in(read.region(), run.account());
    // What another scan has written since must not be compared with answers from before it.
    lease.require(run);
    List<Diagnosis> now = Judgement.of(read.readings());
    Examination.Examined examined = examination.of(Comparison.of(before, now, run.moment()), now);
    List<Transition> steps = examined.steps();
    if (Thread.currentThread().isInterrupted()) {
      // The scan went on without this region; what it may still write belongs to the next one.
      return tooLate(read.region());
    }
    Set<Identity> superseded = states.save(steps);
    List<Transition> saved =
        steps.stream().filter(step -> !superseded.contains(step.after().identity())).toList();
    saved.forEach(this::tell);
    List<State> after = saved.stream().map(Transition::after).toList();
    log.info("region read", Map.of("region", read.region(), "identities", read.readings().size()));
    problems(read, examined, superseded)
        .forEach(
            problem ->
                log.warn(
                    "region read in part",
                    Map.of("region", read.region(), "problem", problem.sentence())));
    return new RegionResult.Scanned(
        read.region(),
        now.stream().map(Diagnosis::verdict).reduce(Counts.NONE, Counts::plus, Counts::plus),
        changes(saved),
        due(before, saved, superseded),
        unverified(after),
        problems(read, examined, superseded));
  }

  private static List<Problem> problems(
      RegionReading.Read read, Examination.Examined examined, Set<Identity> superseded) {
    Stream<Problem> own = Stream.concat(read.problems().stream(), examined.problems().stream());
    if (superseded.isEmpty()) {
      return own.toList();
    }
    String detail =
        "left to another scan, or written by a newer version: " + superseded.size() + " identities";
    return Stream.concat(
            own, Stream.of(new Problem(Problem.Kind.STORE, "dynamodb:PutItem", detail)))
        .toList();
  }

  private void tell(Transition step) {
    step.change()
        .ifPresent(
            change ->
                log.info(
                    "change",
                    Map.of(
                        "change", change.name(),
                        "identity", step.after().identity().arn(),
                        "verdict", step.after().verdict().name(),
                        "reason", step.after().reason().name())));
  }

  private static Map<ChangeKind, Integer> changes(List<Transition> steps) {
    Map<ChangeKind, Integer> changes = new EnumMap<>(ChangeKind.class);
    steps.forEach(step -> step.change().ifPresent(kind -> changes.merge(kind, 1, Integer::sum)));
    return changes;
  }

  /// What this scan leaves due, and what an earlier one left due about identities that are gone.
  private static List<State> due(
      List<State> before, List<Transition> saved, Set<Identity> superseded) {
    Set<Identity> told =
        Stream.concat(saved.stream().map(step -> step.after().identity()), superseded.stream())
            .collect(toSet());
    Stream<State> untouched = before.stream().filter(state -> !told.contains(state.identity()));
    return due(Stream.concat(saved.stream().map(Transition::after), untouched).toList());
  }

  private static List<State> due(List<State> states) {
    return states.stream().filter(state -> !state.alertsDue().isEmpty()).toList();
  }

  private static List<State> unverified(List<State> states) {
    return states.stream()
        .filter(state -> state.removedAt().isEmpty() && state.verdict() == Verdict.UNVERIFIED)
        .toList();
  }
}
