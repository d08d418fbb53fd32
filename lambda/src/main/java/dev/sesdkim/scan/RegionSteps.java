package dev.sesdkim.scan;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Comparison;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Compares, examines and saves one region, a part at a time, and adds up what came of it.
final class RegionSteps {

  private final String region;
  private final ScanRun run;
  private final States states;
  private final HeldLease lease;
  private final RegionExamination examination;
  private final ScanLog log;

  private Counts counts = Counts.NONE;
  private int superseded;
  private final Map<ChangeKind, Integer> changes = new EnumMap<>(ChangeKind.class);
  private final List<State> due = new ArrayList<>();
  private final List<State> unverified = new ArrayList<>();

  RegionSteps(
      String region,
      ScanRun run,
      States states,
      HeldLease lease,
      Examination examination,
      ScanLog log) {
    this.region = region;
    this.run = run;
    this.states = states;
    this.lease = lease;
    this.examination = examination.ofRegion();
    this.log = log;
  }

  /// Takes the next part to its end.
  ///
  /// @throws ScanFailure if the table does not answer, another scan has taken the lease, or the
  ///   thread is told to stop
  void take(RegionReader.Part part) {
    List<State> before = states.in(region, run.account(), part.range());
    // What another scan has written since must not be compared with answers from before it.
    lease.require(run);
    List<Transition> steps =
        examination.of(Comparison.of(before, part.now(), run.moment()), part.now());
    if (Thread.currentThread().isInterrupted()) {
      throw tooLate();
    }
    Set<Identity> left = states.save(steps);
    List<Transition> saved =
        steps.stream().filter(step -> !left.contains(step.after().identity())).toList();
    saved.forEach(this::tell);
    count(part.now(), saved, left);
    due.addAll(due(before, saved, left));
  }

  /// What came of all parts.
  ///
  /// @param reading what went wrong while they were read
  RegionResult.Scanned result(List<Problem> reading) {
    log.info("region read", Map.of("region", region, "identities", counts.total()));
    List<Problem> problems =
        Stream.of(reading, examination.problems(), leftToOthers()).flatMap(List::stream).toList();
    problems.forEach(
        problem ->
            log.warn(
                "region read in part", Map.of("region", region, "problem", problem.sentence())));
    return new RegionResult.Scanned(region, counts, changes, due, unverified, problems);
  }

  /// The scan went on without this region; what it may still write belongs to the next one.
  private ScanFailure tooLate() {
    return new ScanFailure(
        region + " is not saved to its end.",
        new Problem(Problem.Kind.DEADLINE, "dynamodb:PutItem", "read, but too late to save"));
  }

  private List<Problem> leftToOthers() {
    return superseded == 0
        ? List.of()
        : List.of(
            new Problem(
                Problem.Kind.STORE,
                "dynamodb:PutItem",
                "left to another scan, or written by a newer version: %d identities"
                    .formatted(superseded)));
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

  private void count(List<Diagnosis> now, List<Transition> saved, Set<Identity> left) {
    counts = now.stream().map(Diagnosis::verdict).reduce(counts, Counts::plus, Counts::plus);
    saved.forEach(step -> step.change().ifPresent(kind -> changes.merge(kind, 1, Integer::sum)));
    saved.stream()
        .map(Transition::after)
        .filter(state -> state.removedAt().isEmpty() && state.verdict() == Verdict.UNVERIFIED)
        .forEach(unverified::add);
    superseded += left.size();
  }

  /// What this scan leaves due, and what an earlier one left due about identities that are gone.
  private static List<State> due(List<State> before, List<Transition> saved, Set<Identity> left) {
    Set<Identity> told =
        Stream.concat(saved.stream().map(step -> step.after().identity()), left.stream())
            .collect(toSet());
    Stream<State> untouched = before.stream().filter(state -> !told.contains(state.identity()));
    return Stream.concat(saved.stream().map(Transition::after), untouched)
        .filter(state -> !state.alertsDue().isEmpty())
        .toList();
  }
}
