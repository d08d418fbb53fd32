package dev.sesdkim.rules;

import dev.sesdkim.dkim.Remedy;
import java.util.ArrayList;
import java.util.List;

/// Lists of steps, put together.
final class Steps {

  private Steps() {}

  /// One step, more of them, and a last one.
  static List<String> then(String first, List<String> middle, String last) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(middle);
    all.add(last);
    return List.copyOf(all);
  }

  /// The same steps, each saying for whom it is.
  static List<String> labelled(String label, List<String> steps) {
    return steps.stream().map(step -> label + ": " + step).toList();
  }

  /// Several remedies as one, in their order, nothing twice.
  static Remedy all(List<Remedy> remedies) {
    return new Remedy(
        remedies.stream().flatMap(one -> one.steps().stream()).distinct().toList(),
        Proposals.distinct(remedies.stream().flatMap(one -> one.dnsRecords().stream()).toList()),
        remedies.stream().flatMap(one -> one.commands().stream()).distinct().toList());
  }
}
