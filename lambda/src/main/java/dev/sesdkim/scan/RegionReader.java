package dev.sesdkim.scan;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.rules.Judgement;
import dev.sesdkim.rules.ReadingPlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/// Reads and judges the identities of a listed region. Hands on each part as soon as it is
/// complete, while it reads the next identities: at SES's pace a full region takes minutes, and all
/// other work fits into that time.
final class RegionReader {

  private final RegionListing.Listed region;
  private final ReadingPlan plan;
  private final Consumer<Part> next;
  private final Set<Identity> governors;
  private final Deque<ReadingPlan.Part> parts;
  private final Map<Identity, Diagnosis> judged = new HashMap<>();
  private final SequencedSet<Problem> problems = new LinkedHashSet<>();

  /// Reads one region, once.
  ///
  /// @param turn as for [ReadingPlan#of]
  /// @param next takes the parts, one after the other, on a thread other than the reader's
  RegionReader(RegionListing.Listed region, int turn, Consumer<Part> next) {
    this.region = region;
    this.plan = ReadingPlan.of(region.identities(), turn);
    this.next = next;
    this.governors = Set.copyOf(plan.above().values());
    this.parts = new ArrayDeque<>(plan.parts());
  }

  /// Some of the region's identities.
  ///
  /// @param range names among which SES lists no other identity
  record Part(NameRange range, List<Diagnosis> now) {}

  /// How reading ended.
  ///
  /// @param problems what went wrong without hiding the region, each problem once
  /// @param early why reading stopped early, if it did
  record Ending(List<Problem> problems, Optional<Problem> early) {}

  /// Reads the region, and returns when all parts are processed.
  ///
  /// @throws ScanFailure if interrupted; what processing a part throws is thrown again
  Ending read() {
    try (SerialTasks saving = new SerialTasks()) {
      Optional<Problem> early = Optional.empty();
      for (List<Identity> batch :
          plan.asked().stream().gather(Gatherers.windowFixed(RegionReadings.BATCH)).toList()) {
        if (early.isEmpty() && !saving.failed()) {
          early = read(batch);
          handOn(saving);
        }
      }
      // A region without identities still has one part.
      handOn(saving);
      saving.finish();
      return new Ending(List.copyOf(problems), early);
    }
  }

  private Optional<Problem> read(List<Identity> batch) {
    return switch (region.readings().of(batch)) {
      case RegionReadings.Ended(Problem problem) -> Optional.of(problem);
      case RegionReadings.Told(List<Reading> readings, List<Problem> met) -> {
        problems.addAll(met);
        readings.forEach(reading -> judged.put(reading.identity(), diagnosis(reading)));
        yield Optional.empty();
      }
    };
  }

  private Diagnosis diagnosis(Reading reading) {
    return Judgement.of(
        reading, Optional.ofNullable(plan.above().get(reading.identity())).map(judged::get));
  }

  private void handOn(SerialTasks saving) {
    while (!parts.isEmpty() && judged.keySet().containsAll(parts.element().identities())) {
      ReadingPlan.Part part = parts.remove();
      Part complete = new Part(part.range(), part.identities().stream().map(this::take).toList());
      saving.add(() -> next.accept(complete));
    }
  }

  /// Keeps the diagnosis of a domain above other identities, because these may be read later and
  /// need it.
  private Diagnosis take(Identity identity) {
    Diagnosis diagnosis =
        governors.contains(identity) ? judged.get(identity) : judged.remove(identity);
    return Optional.ofNullable(diagnosis).orElseThrow();
  }
}
