package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTogetherTest {

  private final List<State> states = new ArrayList<>();

  @Test
  void aStepNamesUpToThreeIdentitiesForWhomItIs() {
    switchedOff("a.example", "b.example", "c.example");

    assertThat(firstStepBesideAnother())
        .startsWith(
            "a.example in eu-west-1; b.example in eu-west-1; c.example in eu-west-1: Switch");
  }

  @Test
  void ofMoreThanThreeAStepSaysHowManyMoreThereAre() {
    switchedOff("a.example", "b.example", "c.example", "d.example", "e.example");

    assertThat(firstStepBesideAnother()).contains("c.example in eu-west-1; 2 more: Switch");
  }

  private void switchedOff(String... names) {
    for (String name : names) {
      states.add(domain("eu-west-1", name, Reason.SIGNING_DISABLED));
    }
  }

  private String firstStepBesideAnother() {
    states.add(domain("eu-west-1", "z.example", Reason.PENDING));
    return Remedies.together(states).steps().getFirst();
  }
}
