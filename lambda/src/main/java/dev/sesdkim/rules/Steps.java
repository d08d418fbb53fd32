package dev.sesdkim.rules;

import dev.sesdkim.dkim.Remedy;
import java.util.ArrayList;
import java.util.List;

/// Joins lists of steps.
final class Steps {

  private Steps() {}

  /// One step, more steps, and a last one.
  static List<String> then(String first, List<String> middle, String last) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(middle);
    all.add(last);
    return List.copyOf(all);
  }

  /// The steps, each with the label of whom it is for.
  static List<String> labelled(String label, List<String> steps) {
    return steps.stream().map(step -> label + ": " + step).toList();
  }

  /// Several remedies as one, in order and without repetition.
  static Remedy all(List<Remedy> remedies) {
    return new Remedy(
        remedies.stream().flatMap(one -> one.steps().stream()).distinct().toList(),
        Proposals.distinct(remedies.stream().flatMap(one -> one.dnsRecords().stream()).toList()),
        remedies.stream().flatMap(one -> one.commands().stream()).distinct().toList());
  }
}
