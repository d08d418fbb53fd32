package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.ScanFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Writes steps, each on a condition, in transactions of as many as DynamoDB takes.
///
/// Not in batches, which cost half: a batch knows no condition, and a scan that was held up for
/// longer than its lease would write over what a later one has found.
final class StateSteps {

  private final StateStep transaction;
  private final Consumer<Problem> leftAlone;

  StateSteps(Table table, BackOff backOff, Consumer<Problem> leftAlone) {
    this.transaction = new StateStep(table, backOff);
    this.leftAlone = leftAlone;
  }

  /// Writes all of them, several requests at once.
  ///
  /// @return the identities of which nothing was written
  Set<Identity> write(List<Transition> steps) {
    Set<Identity> notWritten = new ConcurrentSkipListSet<>();
    Crowd crowd = new Crowd();
    List<Runnable> requests = new ArrayList<>();
    parts(steps.stream().filter(Transition::changesHistory), StateStep.LARGEST)
        .forEach(part -> requests.add(() -> writeTogether(part, crowd, notWritten)));
    parts(steps.stream().filter(step -> !step.changesHistory()), StateStep.LARGEST_OF_LOOKS)
        .forEach(part -> requests.add(() -> writeTogether(part, crowd, notWritten)));
    AtOnce.run(Table.AT_ONCE, requests);
    return new TreeSet<>(notWritten);
  }

  private static List<List<Transition>> parts(Stream<Transition> steps, int largest) {
    return steps.gather(Gatherers.windowFixed(largest)).toList();
  }

  /// Where one step cannot be written, the others of its transaction are still to be.
  private void writeTogether(List<Transition> steps, Crowd crowd, Set<Identity> notWritten) {
    try {
      if (steps.size() > 1 && transaction.write(steps, crowd)) {
        return;
      }
    } catch (ScanFailure e) {
      if (e.problem().kind() != Problem.Kind.REJECTED) {
        throw e;
      }
    }
    steps.forEach(step -> writeAlone(step, crowd, notWritten));
  }

  private void writeAlone(Transition step, Crowd crowd, Set<Identity> notWritten) {
    Identity identity = step.after().identity();
    try {
      if (!transaction.write(List.of(step), crowd)) {
        notWritten.add(identity);
      }
    } catch (ScanFailure e) {
      if (e.problem().kind() != Problem.Kind.REJECTED) {
        throw e;
      }
      notWritten.add(identity);
      leftAlone.accept(
          new Problem(
              Problem.Kind.REJECTED,
              e.problem().action(),
              "%s was not saved: %s"
                  .formatted(Printable.line(identity.arn(), 200), e.problem().detail())));
    }
  }
}
