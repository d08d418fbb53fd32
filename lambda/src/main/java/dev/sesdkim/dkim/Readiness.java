package dev.sesdkim.dkim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How a sending domain stands against the bulk-sender rules of Gmail, Yahoo and Microsoft.
///
/// @param checks every [ReadinessCheck], in their order
/// @param notChecked what the rules require and cannot be seen from here
public record Readiness(
    ReadinessLevel level, Map<ReadinessCheck, Result> checks, List<String> notChecked) {

  public Readiness {
    checks = Collections.unmodifiableMap(new EnumMap<>(checks));
    notChecked = List.copyOf(notChecked);
  }

  /// What became of one check.
  public Result result(ReadinessCheck check) {
    return Objects.requireNonNull(checks.get(check), check::key);
  }

  /// One check's outcome.
  ///
  /// @param words why, in one sentence
  public record Result(CheckOutcome outcome, String words) {}
}
