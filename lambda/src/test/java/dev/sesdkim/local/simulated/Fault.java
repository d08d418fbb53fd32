package dev.sesdkim.local.simulated;

import java.util.function.Predicate;

/// Decides the fate of each call to the account. Several threads call it at once.
@FunctionalInterface
public interface Fault {

  Fate fateOf(Call call);

  static Fault none() {
    return call -> new Fate.Normal();
  }

  /// Gives this fate to every call that matches and answers the others.
  static Fault on(Predicate<Call> matching, Fate fate) {
    return call -> matching.test(call) ? fate : new Fate.Normal();
  }
}
