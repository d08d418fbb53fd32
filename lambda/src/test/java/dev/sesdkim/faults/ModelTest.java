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
      Histories.History history = Histories.of(seed, LENGTH);
      try {
        played = played.plus(Replay.of(history));
      } catch (AssertionError | RuntimeException failure) {
        Histories.History shortest = shrunk(history);
        throw new AssertionError(
            "Seed %d fails; the shortest history that still does:%n%s"
                .formatted(
                    seed, shortest.events().stream().map(Event::toString).collect(joining("\n"))),
            failure(shortest).orElse(failure));
      }
    }
    System.out.printf(
        "%d scans in random histories, %d of them of three accounts, %d killed and %d held up, with"
            + " %d messages: each as the model says%n",
        played.scans(), played.ofSeveral(), played.killed(), played.heldUp(), played.messages());
    assertThat(only.isPresent() || played.scans() >= 10_000).as("10,000 scans at least").isTrue();
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    assertThat(Histories.of(7, LENGTH)).isEqualTo(Histories.of(7, LENGTH));
  }

  private static Optional<Throwable> failure(Histories.History history) {
    try {
      Replay.of(history);
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(e);
    }
  }

  /// Leaves out pieces, large ones first, as long as what is left still fails.
  private static Histories.History shrunk(Histories.History history) {
    Histories.History shortest = history;
    int length = history.events().size();
    for (int piece = length / 2; piece > 0; piece = piece == 1 ? 0 : piece / 2) {
      boolean shorter = true;
      while (shorter) {
        shorter = false;
        for (int from = 0; from + piece <= shortest.events().size(); from++) {
          List<Event> tried = new ArrayList<>(shortest.events());
          tried.subList(from, from + piece).clear();
          if (failure(shortest.with(tried)).isPresent()) {
            shortest = shortest.with(tried);
            shorter = true;
          }
        }
      }
    }
    return shortest;
  }
}
