package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Diagnoses of a whole region.
public final class Judged {

  private Judged() {}

  /// A diagnosis of each, in the same order.
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
              Optional.ofNullable(plan.governing().get(identity)).map(judged::get)));
    }
    return readings.stream()
        .map(reading -> Optional.ofNullable(judged.get(reading.identity())).orElseThrow())
        .toList();
  }
}
