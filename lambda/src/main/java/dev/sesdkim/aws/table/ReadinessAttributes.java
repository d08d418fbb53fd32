package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Readiness in a state row: the level, each check's outcome, and the words that explain it.
final class ReadinessAttributes {

  /// The limit of a provider's name, in bytes.
  private static final int WORD = 40;

  private ReadinessAttributes() {}

  static void write(Readiness readiness, NewRow row) {
    NewRow outcomes = new NewRow();
    NewRow words = new NewRow();
    readiness
        .checks()
        .forEach(
            (check, result) -> {
              outcomes.put(check.key(), result.outcome().name());
              words.put(check.key(), result.words());
            });
    row.put("readiness", readiness.level().name())
        .put(
            "notReadyFor",
            NewRow.texts(providers(readiness), MailboxProvider.values().length, WORD))
        .put("readinessChecks", outcomes)
        .put("readinessWords", words);
  }

  private static List<String> providers(Readiness readiness) {
    return readiness.notReadyFor().stream().map(MailboxProvider::name).toList();
  }

  /// Reads the readiness. A check that the row does not have counts as unknown.
  static Optional<Readiness> readiness(Row row) {
    return row.wordIfAny("readiness", ReadinessLevel.class)
        .map(level -> new Readiness(level, checks(row)));
  }

  private static Map<ReadinessCheck, Readiness.Result> checks(Row row) {
    Row outcomes = row.row("readinessChecks");
    Row words = row.row("readinessWords");
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      CheckOutcome outcome =
          outcomes.wordIfAny(check.key(), CheckOutcome.class).orElse(CheckOutcome.UNKNOWN);
      checks.put(
          check,
          new Readiness.Result(outcome, words.textIfAny(check.key()).orElse("not looked at")));
    }
    return checks;
  }
}
