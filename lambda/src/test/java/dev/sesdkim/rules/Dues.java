package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Transition;
import java.util.Collection;
import java.util.List;

/// What is due, briefly.
final class Dues {

  private Dues() {}

  static List<AlertKind> kinds(Transition step) {
    return kinds(step.due());
  }

  static List<AlertKind> kinds(Collection<? extends Due> due) {
    return due.stream().map(Due::kind).toList();
  }

  /// The one thing that is due of the identity.
  static Due.OfIdentity only(Transition step) {
    return (Due.OfIdentity) one(step);
  }

  /// The one thing that is due of the scan.
  static Due.OfScan onlyOfScan(Transition step) {
    return (Due.OfScan) one(step);
  }

  private static Due one(Transition step) {
    if (step.due().size() != 1) {
      throw new AssertionError("not one thing is due: " + step.due());
    }
    return step.due().getFirst();
  }
}
