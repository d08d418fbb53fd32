package dev.sesdkim.scan;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Muting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares, examines and saves one region, a part at a time.
///
/// Parts in which no identity got an answer wait until the end: if no other part has an answer
/// either, the region was not read and nothing of it is written.
final class RegionParts {

  private final String region;
  private final TakenAccount account;
  private final States states;
  private final RegionExamination examination;
  private final RegionTally tally;
  private final List<RegionReader.Part> unanswered = new ArrayList<>();
  private boolean answered;

  RegionParts(
      String region, TakenAccount account, RegionExamination examination, RegionTally tally) {
    this.region = region;
    this.account = account;
    this.states = account.store().states();
    this.examination = examination;
    this.tally = tally;
  }

  /// Processes the next part.
  ///
  /// @throws ScanFailure if the table does not answer, a later scan has claimed the region, or the
  ///   thread is interrupted
  void take(RegionReader.Part part) {
    if (!part.now().isEmpty() && part.now().stream().allMatch(RegionParts::isUnread)) {
      unanswered.add(part);
      return;
    }
    answered = true;
    step(part);
  }

  /// Processes the parts that have waited.
  ///
  /// @return why the region was not read, if it was not
  Optional<Problem> finish() {
    if (!answered) {
      return unanswered.stream()
          .flatMap(part -> part.now().stream())
          .map(RegionParts::problem)
          .findFirst();
    }
    unanswered.forEach(this::step);
    return Optional.empty();
  }

  private void step(RegionReader.Part part) {
    List<State> before = states.in(region, account.id(), part.range());
    List<State> removed = removed(before, part);
    List<Transition> steps =
        examination
            .of(Comparison.of(before, removed, part.now(), account.context()), part.now())
            .stream()
            .map(step -> Muting.of(step, account.context()))
            .toList();
    if (Thread.currentThread().isInterrupted()) {
      throw tooLate();
    }
    PartSave save = new PartSave(account, region);
    save.save(steps.stream().filter(step -> !step.isQuiet()).toList());
    List<Transition> saved =
        steps.stream().filter(step -> !save.notSaved().contains(step.identity())).toList();
    saved.forEach(this::tell);
    tally.add(part.now(), saved);
    tally.notSaved(save.problems());
  }

  /// Reads the states of removed identities only if SES lists an identity without a state.
  private List<State> removed(List<State> before, RegionReader.Part part) {
    Set<Identity> known = before.stream().map(State::identity).collect(toSet());
    return part.now().stream().map(Diagnosis::identity).allMatch(known::contains)
        ? List.of()
        : states.removedIn(region, account.id(), part.range());
  }

  private void tell(Transition step) {
    step.change()
        .ifPresent(change -> account.log().info("change", RegionTally.words(step, change)));
  }

  private static boolean isUnread(Diagnosis one) {
    return one.reading() instanceof Reading.Unread;
  }

  private static Problem problem(Diagnosis unread) {
    return switch (unread.reading()) {
      case Reading.Unread(_, Problem problem) -> problem;
      case Reading.Read read -> throw new IllegalArgumentException(read + " was read");
    };
  }

  /// The scan went on without this region, so this part is left to the next scan.
  private ScanFailure tooLate() {
    return new ScanFailure(
        region + " is not saved to its end.",
        new Problem(Problem.Kind.DEADLINE, "dynamodb:PutItem", "read, but too late to save"));
  }
}
