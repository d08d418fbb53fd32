package dev.sesdkim.faults;

import java.util.function.UnaryOperator;

/// What becomes of one attempt at a call.
sealed interface Outcome {

  /// It goes its way.
  record Passes() implements Outcome {}

  /// The process dies before the call has left it: neither this nor any later one happens.
  record DiesBefore() implements Outcome {}

  /// The process dies when the call has taken effect: nobody hears the answer, and no later call
  /// happens.
  record DiesAfter() implements Outcome {}

  /// This comes back, with status 200, and the call has no effect.
  record Says(String body) implements Outcome {}

  /// It goes its way, and its answer comes back changed.
  record Changes(UnaryOperator<String> answer) implements Outcome {}

  /// Something else comes back.
  record Goes(Wrong wrong) implements Outcome {}
}
