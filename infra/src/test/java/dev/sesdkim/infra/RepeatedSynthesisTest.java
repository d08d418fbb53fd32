package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedSynthesisTest {
  private static final Map<String, Object> CONTEXT = Map.of("alertEmails", "ops@example.com");

  @Test
  void theSameSourceAndContextGiveTheSameTemplate() {
    assertThat(Synthesized.with(CONTEXT, Synthesized.file("code")).text())
        .isEqualTo(Synthesized.with(CONTEXT, Synthesized.file("code")).text());
  }

  @Test
  void otherCodeGivesAnotherAssetAndNothingElse() {
    Synthesized one = Synthesized.with(CONTEXT, Synthesized.file("code"));
    Synthesized other = Synthesized.with(CONTEXT, Synthesized.file("other code"));

    assertThat(asset(other)).isNotEqualTo(asset(one));
    assertThat(other.text().replace(asset(other), asset(one))).isEqualTo(one.text());
  }

  private static String asset(Synthesized deployed) {
    return deployed.only("AWS::Lambda::Function").at("/Properties/Code/S3Key").asText();
  }
}
