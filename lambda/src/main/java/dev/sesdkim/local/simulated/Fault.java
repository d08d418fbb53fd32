package dev.sesdkim.local.simulated;

import java.util.function.Predicate;

/// Decides the fate of each call to the account. Asked from many threads at once.
@FunctionalInterface
public interface Fault {

  Fate fateOf(Call call);

  static Fault none() {
    return call -> new Fate.Normal();
  }

  /// The same fate for every call that matches; the others are answered.
  static Fault on(Predicate<Call> matching, Fate fate) {
    return call -> matching.test(call) ? fate : new Fate.Normal();
  }
}
