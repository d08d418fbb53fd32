package dev.sesdkim.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// In every order of events the product knows and tells what the model does, whether or not
/// evidence can be had: while it is in order it changes nothing.
///
/// `-Dmodel.seed=<seed>` repeats one history alone, `-Dmodel.histories=<number>` tries more.
class ModelTest {

  private static final int LENGTH = 60;

  @Test
  void inEveryHistoryVerdictsChangesAndAlertsAreTheModels() {
    Optional<Long> only = Optional.ofNullable(Long.getLong("model.seed"));
    int histories = Integer.getInteger("model.histories", 400);
    Replay.Played played = Replay.Played.NOTHING;
    for (long seed = only.orElse(1L); seed <= only.orElse((long) histories); seed++) {
      List<Event> history = Histories.of(seed, LENGTH);
      try {
        played = played.plus(new Replay().of(history));
      } catch (AssertionError | RuntimeException failure) {
        List<Event> shortest = shrunk(history);
        throw new AssertionError(
            "Seed %d fails; the shortest history that still does:%n%s"
                .formatted(seed, shortest.stream().map(Event::toString).collect(joining("\n"))),
            failure(shortest).orElse(failure));
      }
    }
    System.out.printf(
        "%d scans in random histories, %d of them killed and %d held up, with %d messages: each as"
            + " the model says%n",
        played.scans(), played.killed(), played.heldUp(), played.messages());
    assertThat(only.isPresent() || played.scans() >= 10_000).as("10,000 scans at least").isTrue();
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    assertThat(Histories.of(7, LENGTH)).isEqualTo(Histories.of(7, LENGTH));
  }

  private static Optional<Throwable> failure(List<Event> history) {
    try {
      new Replay().of(history);
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(e);
    }
  }

  /// Leaves out pieces, large ones first, as long as what is left still fails.
  private static List<Event> shrunk(List<Event> history) {
    List<Event> shortest = history;
    for (int piece = history.size() / 2; piece > 0; piece = piece == 1 ? 0 : piece / 2) {
      boolean shorter = true;
      while (shorter) {
        shorter = false;
        for (int from = 0; from + piece <= shortest.size(); from++) {
          List<Event> tried = new ArrayList<>(shortest);
          tried.subList(from, from + piece).clear();
          if (failure(tried).isPresent()) {
            shortest = tried;
            shorter = true;
          }
        }
      }
    }
    return shortest;
  }
}
