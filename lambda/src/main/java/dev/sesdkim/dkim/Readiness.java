package dev.sesdkim.dkim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How a sending domain stands against the bulk-sender rules of Gmail, Yahoo and Microsoft.
///
/// @param checks every [ReadinessCheck], in their order
public record Readiness(ReadinessLevel level, Map<ReadinessCheck, Result> checks) {

  public Readiness {
    checks = Collections.unmodifiableMap(new EnumMap<>(checks));
  }

  /// What became of one check.
  public Result result(ReadinessCheck check) {
    return Objects.requireNonNull(checks.get(check), check::key);
  }

  /// The checks that ended so.
  public List<ReadinessCheck> with(CheckOutcome outcome) {
    return checks.keySet().stream().filter(check -> result(check).outcome() == outcome).toList();
  }

  /// One check's outcome.
  ///
  /// @param words why, in one sentence
  public record Result(CheckOutcome outcome, String words) {}
}
