package dev.sesdkim.scan;

import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Saves the steps of one part of a region. A step that cannot be saved holds up no other (A6): it
/// is tried again without its evidence, and left out if that fails too.
final class PartSave {

  private static final int LONGEST_NAME = 200;

  private final TakenAccount account;
  private final String region;
  private final Set<Identity> notSaved = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  PartSave(TakenAccount account, String region) {
    this.account = account;
    this.region = region;
  }

  /// Saves all that can be saved.
  ///
  /// @throws ScanFailure if the table does not answer, or a later scan has claimed the region
  void save(List<Transition> steps) {
    if (steps.isEmpty()) {
      return;
    }
    try {
      refused(account.store().states().save(account.claim(), region, steps));
    } catch (ScanFailure failure) {
      if (failure.problem().kind() != Problem.Kind.REJECTED) {
        throw failure;
      }
      divide(steps, failure.problem());
    } catch (RuntimeException fault) {
      if (steps.size() == 1) {
        account
            .log()
            .error("not saved", Map.of("identity", steps.getFirst().identity().arn()), fault);
      }
      divide(steps, new Problem(Problem.Kind.UNEXPECTED, "dynamodb:PutItem", fault.toString()));
    }
  }

  /// Saves that the region is watched, or no longer, with each of its unverified identities: only
  /// those that are watched are "broken now".
  ///
  /// @throws ScanFailure as [#save] does
  void watch(boolean now) {
    String scanId = account.context().moment().scanId();
    save(
        account.store().states().in(region, account.id(), NameRange.ALL).stream()
            .filter(state -> state.verdict() == Verdict.UNVERIFIED && state.watched() != now)
            .map(
                state ->
                    new Transition(
                        Optional.of(state),
                        state.watched(now, scanId),
                        Optional.empty(),
                        List.of()))
            .toList());
  }

  /// The identities that were not saved.
  Set<Identity> notSaved() {
    return Set.copyOf(notSaved);
  }

  /// Why each identity was not saved.
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void divide(List<Transition> steps, Problem problem) {
    if (steps.size() > 1) {
      int half = steps.size() / 2;
      save(steps.subList(0, half));
      save(steps.subList(half, steps.size()));
      return;
    }
    Transition step = steps.getFirst();
    if (!step.after().evidence().isNone()) {
      save(List.of(step.with(step.after().with(Evidence.none()), List.of())));
      return;
    }
    notSaved.add(step.identity());
    problems.add(
        new Problem(
            problem.kind(),
            problem.action(),
            "%s was not saved: %s".formatted(name(step.identity()), problem.detail())));
  }

  /// Notes rows that this version cannot read: they are not overwritten.
  private void refused(Set<Identity> unreadable) {
    notSaved.addAll(unreadable);
    unreadable.stream()
        .sorted()
        .map(
            identity ->
                new Problem(
                    Problem.Kind.STORE,
                    "dynamodb:PutItem",
                    "the row of %s is damaged or of a newer version; it was left alone"
                        .formatted(name(identity))))
        .forEach(problems::add);
  }

  private static String name(Identity identity) {
    return Printable.line(identity.arn(), LONGEST_NAME);
  }
}
