package dev.sesdkim.dkim;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Whether a sending domain meets the rules of the mailbox providers.
///
/// @param checks the result of every [ReadinessCheck], in their order
public record Readiness(ReadinessLevel level, Map<ReadinessCheck, Result> checks) {

  public Readiness {
    checks = Collections.unmodifiableMap(new EnumMap<>(checks));
  }

  /// The result of one check.
  public Result result(ReadinessCheck check) {
    return Objects.requireNonNull(checks.get(check), check::key);
  }

  /// The checks with this outcome.
  public List<ReadinessCheck> with(CheckOutcome outcome) {
    return checks.keySet().stream().filter(check -> result(check).outcome() == outcome).toList();
  }

  /// The providers that reject its mail, or take it for spam, because a check that they require
  /// failed.
  public List<MailboxProvider> notReadyFor() {
    return requiredBy(with(CheckOutcome.FAIL));
  }

  /// The providers that require this check.
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

  /// For an incomplete inspection: a check that was met before and still is keeps its earlier
  /// result, which may rest on more answers.
  public Readiness keeping(Readiness earlier) {
    Map<ReadinessCheck, Result> known = new EnumMap<>(checks);
    known.replaceAll(
        (check, result) ->
            result.isMet() && earlier.result(check).isMet() ? earlier.result(check) : result);
    return new Readiness(level, known);
  }

  /// With the earlier results of the checks that could not be made now.
  public Readiness over(Readiness earlier) {
    Map<ReadinessCheck, Result> known = new EnumMap<>(checks);
    known.replaceAll(
        (check, result) ->
            result.outcome() == CheckOutcome.UNKNOWN ? earlier.result(check) : result);
    return new Readiness(level(known.values(), earlier), known);
  }

  /// A domain that was READY with a check still open does not need that check.
  private ReadinessLevel level(Collection<Result> known, Readiness earlier) {
    if (known.stream().anyMatch(result -> result.outcome() == CheckOutcome.FAIL)) {
      return ReadinessLevel.NOT_READY;
    }
    boolean open = known.stream().anyMatch(result -> result.outcome() == CheckOutcome.UNKNOWN);
    return level == ReadinessLevel.READY || earlier.level == ReadinessLevel.READY || !open
        ? ReadinessLevel.READY
        : ReadinessLevel.UNKNOWN;
  }

  /// The result of one check, and why.
  ///
  /// @param words why, in one sentence of at most 500 bytes in UTF-8
  public record Result(CheckOutcome outcome, String words) {

    private static final int LONGEST_WORDS = 500;

    public Result {
      words = Printable.bytes(words, LONGEST_WORDS);
    }

    public static Result pass(String words) {
      return new Result(CheckOutcome.PASS, words);
    }

    public static Result warn(String words) {
      return new Result(CheckOutcome.WARN, words);
    }

    public static Result fail(String words) {
      return new Result(CheckOutcome.FAIL, words);
    }

    public static Result unknown(String words) {
      return new Result(CheckOutcome.UNKNOWN, words);
    }

    boolean isMet() {
      return outcome == CheckOutcome.PASS || outcome == CheckOutcome.WARN;
    }
  }
}
