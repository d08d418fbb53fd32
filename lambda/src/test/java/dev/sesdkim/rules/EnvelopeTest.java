package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  @Test
  void aMessageMayFillAllThatTheAttributesDoNotNeed() {
    int most = Envelope.MOST_BYTES - 4_096 - Json.bytes(Envelope.json(chat(0)));

    assertThat(Envelope.fits(chat(most))).isTrue();
    assertThat(Envelope.fits(chat(most + 1))).isFalse();
  }

  private static AlertMessage chat(int length) {
    return new AlertMessage(
        "", "", "x".repeat(length), "", AlertKind.STARTED, "*", Sample.ACCOUNT, List.of());
  }
}
