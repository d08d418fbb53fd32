package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideBySideTest {

  private static final Instant END = Instant.parse("2026-11-24T03:00:00Z");
  private static final Deadline AHEAD = new Deadline(() -> END.minusSeconds(600), END);

  @Test
  void severalRegionsThatHangAreWaitedForTogetherAndNotOneAfterTheOther() {
    AtomicInteger looks = new AtomicInteger();
    Deadline deadline =
        new Deadline(() -> looks.getAndIncrement() == 0 ? END.minusMillis(50) : END, END);
    CountDownLatch never = new CountDownLatch(1);

    var answers =
        new SideBySide(deadline, new Silence())
            .each(
                List.of("eu-west-1", "eu-west-2", "eu-west-3"),
                region -> hang(never, region),
                SideBySideTest::kind);

    assertThat(answers.values()).containsOnly(Problem.Kind.DEADLINE.name());
  }

  @Test
  void aRegionThatFailsHasTheAnswerMadeOfItsProblemAndTheOthersHaveTheirs() {
    var answers =
        new SideBySide(AHEAD, new Silence())
            .each(
                List.of("eu-west-1", "eu-west-2", "eu-west-3"),
                region ->
                    switch (region) {
                      case "eu-west-1" -> throw failure(Problem.Kind.STORE);
                      case "eu-west-2" -> throw new IllegalStateException("a fault");
                      default -> region;
                    },
                SideBySideTest::kind);

    assertThat(answers)
        .containsExactly(
            Map.entry("eu-west-1", "STORE"),
            Map.entry("eu-west-2", "UNEXPECTED"),
            Map.entry("eu-west-3", "eu-west-3"));
  }

  @Test
  void onceALaterScanHasARegionAllEnd() {
    SideBySide sideBySide = new SideBySide(AHEAD, new Silence());

    assertThatThrownBy(
            () ->
                sideBySide.each(
                    List.of("eu-west-1"),
                    _ -> {
                      throw failure(Problem.Kind.SUPERSEDED);
                    },
                    SideBySideTest::kind))
        .isInstanceOfSatisfying(
            ScanFailure.class,
            ended -> assertThat(ended.problem().kind()).isEqualTo(Problem.Kind.SUPERSEDED));
  }

  private static ScanFailure failure(Problem.Kind kind) {
    return new ScanFailure("said the test", new Problem(kind, "dynamodb:PutItem", "no"));
  }

  private static String kind(String region, Problem problem) {
    return problem.kind().name();
  }

  private static String hang(CountDownLatch never, String region) {
    try {
      never.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return region;
  }
}
