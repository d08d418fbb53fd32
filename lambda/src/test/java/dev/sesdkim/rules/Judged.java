package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Diagnoses of a whole region.
public final class Judged {

  private Judged() {}

  /// A diagnosis of each, in the same order. The domain above one is judged before it.
  public static List<Diagnosis> of(List<Reading> readings) {
    Map<Identity, Reading> known = new HashMap<>();
    readings.forEach(reading -> known.put(reading.identity(), reading));
    ReadingPlan plan = ReadingPlan.of(readings.stream().map(Reading::identity).toList(), 0);
    Map<Identity, Diagnosis> judged = new HashMap<>();
    for (Identity identity : plan.asked()) {
      judged.put(
          identity,
          Judgement.of(
              Optional.ofNullable(known.get(identity)).orElseThrow(),
              Optional.ofNullable(plan.above().get(identity))
                  .map(above -> Objects.requireNonNull(judged.get(above), above::arn))));
    }
    return readings.stream()
        .map(reading -> Optional.ofNullable(judged.get(reading.identity())).orElseThrow())
        .toList();
  }
}
