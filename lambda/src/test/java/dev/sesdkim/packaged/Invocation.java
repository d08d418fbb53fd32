package dev.sesdkim.packaged;

import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Map;

/// One event and what became of it.
///
/// @param log the lines that were written meanwhile
record Invocation(Outcome outcome, List<String> log) {

  /// What the function answered.
  Map<String, Object> answer() {
    return switch (outcome) {
      case Outcome.Answered answered -> answered.json();
      case Outcome.Failed failed -> throw new AssertionError(failed.body() + log);
      case Outcome.Ended ended -> throw new AssertionError(ended.toString() + log);
    };
  }

  Outcome.Failed failure() {
    return switch (outcome) {
      case Outcome.Failed failed -> failed;
      case Outcome.Answered answered -> throw new AssertionError(answered.body() + log);
      case Outcome.Ended ended -> throw new AssertionError(ended.toString() + log);
    };
  }

  /// The log; every line must be a JSON object.
  List<Map<String, Object>> events() {
    return log.stream().map(Json::object).toList();
  }
}
