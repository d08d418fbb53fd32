package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartedStoryTest {

  private final List<State> unverified = new ArrayList<>();

  @Test
  void anAccountWithoutIdentitiesHearsThatNoneWasFound() {
    assertThat(started().subject()).contains("no identity found");
    assertThat(started().text()).contains("has started: no identity found.");
  }

  @Test
  void ofManyThatAreBrokenTheFirstTenAreToldHowToMendThem() {
    broken(12);
    for (int i = 0; i < 20; i++) {
      unverified.add(
          Sample.address("eu-west-1", i + "@d0.example", Reason.DOMAIN_UNVERIFIED, "d0.example"));
    }

    assertThat(started().text()).contains("How to mend it is told for the first 10 of 12.");
  }

  @Test
  void whereAllAreToldHowToMendThemNothingIsSaidOfIt() {
    broken(10);

    assertThat(started().text()).doesNotContain("How to mend it is told");
  }

  private void broken(int domains) {
    for (int i = 0; i < domains; i++) {
      unverified.add(Sample.domain("eu-west-1", "d" + i + ".example", Reason.FAILED));
    }
  }

  private AlertMessage started() {
    return AlertText.of(
        new Alert.Started(
            Sample.ACCOUNT,
            Sample.SCAN,
            Sample.NOW,
            new Counts(0, unverified.size(), 0),
            List.of("eu-west-1"),
            Map.of(),
            unverified));
  }
}
