package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private final Crowd crowd = new Crowd();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void turnsAreTakenBesideEachOther() throws InterruptedException {
    try (Crowd.Turn _ = crowd.turn()) {
      Thread other = Thread.ofVirtual().start(this::other);
      other.join();
    }

    assertThat(done).containsExactly("other");
  }

  @Test
  void nobodyOvertakesTheOneForWhomThereWasNoRoom() throws InterruptedException {
    Thread other;
    try (Crowd.Turn refused = crowd.turn()) {
      refused.alone();
      other = Thread.ofVirtual().start(this::other);
      while (other.getState() != Thread.State.WAITING && other.isAlive()) {
        Thread.onSpinWait();
      }
      done.add("the one that was refused");
    }
    other.join();

    assertThat(done).containsExactly("the one that was refused", "other");
  }

  private void other() {
    try (Crowd.Turn _ = crowd.turn()) {
      done.add("other");
    }
  }
}
