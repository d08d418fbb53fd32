package dev.sesdkim.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// A call that is answered wrongly.
///
/// @param from the first attempt at it that is
record FaultyCall(AwsCall call, int from, Wrong wrong) {

  /// What each call is answered, because a scan may take each of them differently: nobody tries
  /// again, and the call takes effect though nobody hears so.
  private static final Set<Wrong> EACH = Set.of(Wrong.ACCESS_DENIED, Wrong.HALF);

  /// What the SDK answers by asking again.
  private static final Set<Wrong> RETRIED =
      Set.of(
          Wrong.THROTTLED,
          Wrong.INTERNAL_ERROR,
          Wrong.UNAVAILABLE,
          Wrong.TIMEOUT,
          Wrong.RESET,
          Wrong.BROKEN_OFF);

  Plan once() {
    return Plan.once(call, from, new Outcome.Goes(wrong));
  }

  Plan forEver() {
    return (asked, nth) ->
        asked.equals(call) && nth >= from ? new Outcome.Goes(wrong) : new Outcome.Passes();
  }

  /// Deals the faults out: each sort of call gets all of them, or each service where clients try
  /// again by themselves; and each call gets some.
  ///
  /// @param attempts those of a scan in peace that stand for all
  static List<FaultyCall> of(List<Wire.Attempt> attempts, List<Wrong> faults) {
    SequencedSet<FaultyCall> dealt = new LinkedHashSet<>();
    deal(attempts, one -> one.call().service(), faults, RETRIED::contains, dealt);
    deal(attempts, one -> one.call().sort(), faults, wrong -> !RETRIED.contains(wrong), dealt);
    deal(attempts, Wire.Attempt::toString, faults, EACH::contains, dealt);
    return List.copyOf(dealt);
  }

  private static void deal(
      List<Wire.Attempt> attempts,
      Function<Wire.Attempt, String> sort,
      List<Wrong> faults,
      Predicate<Wrong> which,
      SequencedSet<FaultyCall> dealt) {
    List<Wrong> some = faults.stream().filter(which).toList();
    for (List<Wire.Attempt> all :
        attempts.stream().collect(groupingBy(sort, LinkedHashMap::new, toList())).values()) {
      for (int at = 0; at < Math.max(all.size(), some.size()); at++) {
        Wire.Attempt attempt = all.get(at % all.size());
        dealt.add(new FaultyCall(attempt.call(), attempt.nth(), some.get(at % some.size())));
      }
    }
  }

  @Override
  public String toString() {
    return "%s %s%s".formatted(wrong, call, from > 1 ? " from attempt " + from : "");
  }
}
