package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DmarcEvidenceTest {

  private static final List<DmarcProblem> UNKNOWN_TAGS =
      IntStream.rangeClosed(1, 8).mapToObj(n -> problem(DmarcProblem.Kind.TAG_UNKNOWN, n)).toList();

  private static final DmarcProblem INVALID = problem(DmarcProblem.Kind.P_INVALID, 9);

  @Test
  void eightProblemsStayInTheirOrder() {
    List<DmarcProblem> eight =
        Stream.concat(UNKNOWN_TAGS.stream().limit(7), Stream.of(INVALID)).toList();

    assertThat(evidence(eight).problems()).isEqualTo(eight);
  }

  @Test
  void ofMoreThanEightTheFirstStay() {
    List<DmarcProblem> every =
        Arrays.stream(DmarcProblem.Kind.values())
            .filter(kind -> !kind.leavesNoPolicy())
            .map(kind -> problem(kind, 1))
            .toList();

    assertThat(evidence(every).problems()).isEqualTo(every.subList(0, 8));
  }

  @Test
  void ofMoreThanEightTheOneThatLeavesNoPolicyIsNotLost() {
    List<DmarcProblem> nine = Stream.concat(UNKNOWN_TAGS.stream(), Stream.of(INVALID)).toList();

    assertThat(evidence(nine).problems())
        .hasSize(8)
        .startsWith(INVALID)
        .containsAll(UNKNOWN_TAGS.subList(0, 7));
    assertThat(evidence(nine).firstWithoutPolicy()).contains(INVALID);
  }

  private static DmarcEvidence evidence(List<DmarcProblem> problems) {
    return new DmarcEvidence(DmarcStatus.FOUND, Optional.empty(), Optional.empty(), problems);
  }

  private static DmarcProblem problem(DmarcProblem.Kind kind, int number) {
    return new DmarcProblem(kind, "x" + number);
  }
}
