package dev.sesdkim.dkim;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How a sending domain stands against the rules of the mailbox providers.
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

  /// The providers that reject its mail, or take it for spam, because a check of theirs failed.
  public List<MailboxProvider> notReadyFor() {
    return requiredBy(with(CheckOutcome.FAIL));
  }

  /// The providers whose rule fails with this check.
  public static List<MailboxProvider> requiredBy(ReadinessCheck check) {
    return requiredBy(List.of(check));
  }

  private static List<MailboxProvider> requiredBy(List<ReadinessCheck> failed) {
    return ProviderRule.ALL.stream()
        .filter(rule -> rule.severity() == ProviderRule.Severity.REQUIRED)
        .filter(rule -> failed.stream().anyMatch(rule.checks()::contains))
        .map(ProviderRule::provider)
        .distinct()
        .toList();
  }

  /// With a warning in place of a check that passed.
  public Readiness warning(ReadinessCheck check, Result warning) {
    Map<ReadinessCheck, Result> known = new EnumMap<>(checks);
    known.computeIfPresent(
        check, (_, result) -> result.outcome() == CheckOutcome.PASS ? warning : result);
    return new Readiness(level, known);
  }

  /// As found by a look that was not complete: a check that was met earlier and still is has its
  /// earlier result, which may rest on more.
  public Readiness keeping(Readiness earlier) {
    Map<ReadinessCheck, Result> known = new EnumMap<>(checks);
    known.replaceAll(
        (check, result) ->
            result.isMet() && earlier.result(check).isMet() ? earlier.result(check) : result);
    return new Readiness(level, known);
  }

  /// With what was known earlier of the checks that could not be made now.
  public Readiness over(Readiness earlier) {
    Map<ReadinessCheck, Result> known = new EnumMap<>(checks);
    known.replaceAll(
        (check, result) ->
            result.outcome() == CheckOutcome.UNKNOWN ? earlier.result(check) : result);
    return new Readiness(level(known.values(), earlier), known);
  }

  /// A check that is open now and was open when the domain was READY is one that it does not need.
  private ReadinessLevel level(Collection<Result> known, Readiness earlier) {
    if (known.stream().anyMatch(result -> result.outcome() == CheckOutcome.FAIL)) {
      return ReadinessLevel.NOT_READY;
    }
    boolean open = known.stream().anyMatch(result -> result.outcome() == CheckOutcome.UNKNOWN);
    return level == ReadinessLevel.READY || earlier.level == ReadinessLevel.READY || !open
        ? ReadinessLevel.READY
        : ReadinessLevel.UNKNOWN;
  }

  /// One check's outcome.
  ///
  /// @param words why, in one sentence
  public record Result(CheckOutcome outcome, String words) {

    boolean isMet() {
      return outcome == CheckOutcome.PASS || outcome == CheckOutcome.WARN;
    }
  }
}
