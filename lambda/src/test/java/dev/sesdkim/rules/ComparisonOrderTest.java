package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonOrderTest {

  @Test
  void whatWasRemovedIsToldInTheOrderOfItsNames() {
    List<State> before =
        Stream.of("d.example", "b.example", "a.example", "e.example", "c.example")
            .map(name -> Sample.domain("eu-west-1", name, Reason.OK))
            .toList();

    assertThat(Comparison.of(before, List.of(), new Moment(Sample.NOW, Sample.SCAN)))
        .extracting(step -> step.after().identity().name())
        .containsExactly("a.example", "b.example", "c.example", "d.example", "e.example");
  }
}
