package dev.sesdkim.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What every call of one scan runs through. The scan ends at the given point: either it is dead,
/// and from there on no call has an effect, or it stands still, all of its threads, while something
/// else happens.
final class Lifeline {

  /// Nothing catches it but what would catch anything.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Optional<Event.End> end;
  private final Runnable meanwhile;
  private final Map<String, Integer> counts = new HashMap<>();
  private boolean dead;
  private boolean heldUp;

  /// @param meanwhile what happens while the scan stands still
  Lifeline(Optional<Event.End> end, Runnable meanwhile) {
    this.end = end;
    this.meanwhile = meanwhile;
  }

  synchronized boolean isDead() {
    return dead;
  }

  synchronized boolean wasHeldUp() {
    return heldUp;
  }

  /// A call of a port, the next one of its name about the account.
  <T> T at(String port, String account, Supplier<T> call) {
    return at(port, account, next(port + " " + account), call);
  }

  /// A call that is asked region by region.
  <T> T at(String port, String account, String region, Supplier<T> call) {
    return at(port, account, Histories.REGIONS.indexOf(region) + 1, call);
  }

  private synchronized <T> T at(String port, String account, int nth, Supplier<T> call) {
    Optional<Event.How> here =
        end.filter(point -> point.port().equals(port) && point.account().equals(account))
            .filter(point -> point.nth() == nth)
            .map(Event.End::how);
    if (dead || here.equals(Optional.of(Event.How.KILLED_BEFORE))) {
      dead = true;
      throw new Killed();
    }
    if (here.equals(Optional.of(Event.How.HELD_UP)) && !heldUp) {
      heldUp = true;
      meanwhile.run();
    }
    T answer = call.get();
    if (here.equals(Optional.of(Event.How.KILLED_AFTER))) {
      dead = true;
      throw new Killed();
    }
    return answer;
  }

  private synchronized int next(String calls) {
    return counts.merge(calls, 1, Integer::sum);
  }
}
