package dev.sesdkim.faults;

import java.util.List;
import java.util.stream.Stream;

/// Where and how a scan may die: before and after each of its calls.
///
/// To the world it is the same whether a process dies before or after a call that only reads. What
/// DNS is asked about one domain stands for what it is asked about the others.
///
/// @param call the attempt at which it dies
record Deaths(Wire.Attempt call, Outcome how) {

  static List<Deaths> of(List<Wire.Attempt> calls, String domain) {
    return calls.stream()
        .filter(one -> !one.call().isOfDns() || one.call().target().endsWith(domain))
        .flatMap(Deaths::of)
        .toList();
  }

  private static Stream<Deaths> of(Wire.Attempt call) {
    return call.call().reads()
        ? Stream.of(new Deaths(call, new Outcome.DiesBefore()))
        : Stream.of(
            new Deaths(call, new Outcome.DiesBefore()), new Deaths(call, new Outcome.DiesAfter()));
  }

  Plan plan() {
    return Plan.once(call.call(), call.nth(), how);
  }

  @Override
  public String toString() {
    return how + " " + call;
  }
}
