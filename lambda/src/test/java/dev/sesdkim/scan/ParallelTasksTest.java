package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTasksTest {

  private static final Instant END = Instant.parse("2026-11-24T03:00:00Z");
  private static final Deadline AHEAD = new Deadline(() -> END.minusSeconds(600), END);

  @Test
  void tasksThatHangAreWaitedForTogetherAndNotOneAfterTheOther() {
    AtomicInteger looks = new AtomicInteger();
    Deadline deadline =
        new Deadline(() -> looks.getAndIncrement() == 0 ? END.minusMillis(50) : END, END);
    CountDownLatch never = new CountDownLatch(1);

    Map<Integer, String> answers =
        new ParallelTasks(deadline)
            .each(List.of(1, 2, 3), _ -> hang(never), ParallelTasksTest::thrown);

    assertThat(answers.values()).hasSize(3).containsOnly(TimeoutException.class.getSimpleName());
  }

  @Test
  void aTaskThatThrowsLeavesTheOthersTheirAnswers() {
    Map<String, String> answers =
        new ParallelTasks(AHEAD)
            .each(
                List.of("3", "two", "1"),
                item -> Integer.valueOf(item).toString(),
                ParallelTasksTest::thrown);

    assertThat(answers)
        .containsExactly(
            Map.entry("3", "3"),
            Map.entry("two", NumberFormatException.class.getSimpleName()),
            Map.entry("1", "1"));
  }

  @Test
  void anInterruptionEndsTheWaitAndStays() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    Map<Integer, String> answers =
        new ParallelTasks(AHEAD).each(List.of(1), _ -> hang(never), ParallelTasksTest::thrown);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answers).containsOnly(Map.entry(1, InterruptedException.class.getSimpleName()));
  }

  @Test
  void noMoreTasksRunAtOnceThanAreAllowedAndTheOthersFollowInTheirOrder() {
    CountDownLatch three = new CountDownLatch(3);
    CountDownLatch go = new CountDownLatch(1);
    List<Integer> first = new CopyOnWriteArrayList<>();
    List<Integer> begun = new CopyOnWriteArrayList<>();
    List<Integer> items = IntStream.range(0, 40).boxed().toList();

    new ParallelTasks(AHEAD, 1)
        .each(
            items,
            item -> {
              begun.add(item);
              return item;
            },
            (item, _) -> item);
    new ParallelTasks(AHEAD, 3)
        .each(
            items,
            item -> {
              if (go.getCount() > 0) {
                first.add(item);
              }
              three.countDown();
              await(go);
              return item;
            },
            (item, _) -> item,
            () -> {
              await(three);
              go.countDown();
            });

    assertThat(begun).isEqualTo(items);
    assertThat(first).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void whatRunsMeanwhileRunsWhileTheTasksDo() {
    CountDownLatch begun = new CountDownLatch(1);

    Map<Integer, String> answers =
        new ParallelTasks(AHEAD)
            .each(
                List.of(1),
                _ -> {
                  await(begun);
                  return "done";
                },
                ParallelTasksTest::thrown,
                begun::countDown);

    assertThat(answers).containsEntry(1, "done");
  }

  @Test
  void whatThrowsMeanwhileEndsTheTasks() {
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                new ParallelTasks(AHEAD)
                    .each(
                        List.of(1),
                        _ -> hang(never),
                        ParallelTasksTest::thrown,
                        () -> {
                          throw new IllegalStateException("said the test");
                        }))
        .hasMessage("said the test");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private static String thrown(Object item, Throwable thrown) {
    return thrown.getClass().getSimpleName();
  }

  private static String hang(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return "late";
  }
}
