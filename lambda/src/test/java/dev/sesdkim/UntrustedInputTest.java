package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.faults.Nasty;
import dev.sesdkim.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Settings and log events full of what somebody would interpret.
class UntrustedInputTest {

  private static final int ROUNDS = 2_000;

  @Test
  void settingsAreTakenOrRefusedInPrintableWords() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Nasty nasty = new Nasty(seed);
      Map<String, String> environment = new TreeMap<>();
      List.of(
              "TABLE_NAME",
              "TOPIC_ARN",
              "REGIONS",
              "EXCLUDED_REGIONS",
              "HISTORY_DAYS",
              "CONFIRM_MINUTES",
              "GRACE_HOURS",
              "SES_CALLS_PER_SECOND",
              "ACCOUNT_NAME",
              "DIGEST",
              "DNS_SERVER")
          .forEach(name -> environment.put(name, nasty.text()));
      try {
        assertThat(Settings.from(environment).table()).matches("[a-zA-Z0-9_.-]+");
      } catch (InvalidSettings refused) {
        String message = String.valueOf(refused.getMessage());
        assertThat(message.codePoints().filter(one -> !Printable.shows(one)).toArray())
            .as(message)
            .isEmpty();
      }
    }
  }

  @Test
  void everyLogEventIsOneLineOfJsonThatSaysWhatItWasGiven() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Nasty nasty = new Nasty(seed);
      List<String> lines = new ArrayList<>();
      JsonLog log = new JsonLog("id", () -> Instant.EPOCH, lines::add);
      String said = nasty.text();
      log.info("event", Map.of("said", said));
      log.warn("event", Map.of("said", said));
      log.error("event", Map.of("said", said), new IllegalStateException(said));
      assertThat(lines).hasSize(3);
      for (String line : lines) {
        assertThat(line.chars().filter(one -> one < ' ').toArray()).as(line).isEmpty();
        assertThat(Json.object(line)).containsEntry("said", whole(said));
      }
    }
  }

  /// With U+FFFD for each half of a character.
  private static String whole(String text) {
    return text.codePoints()
        .map(one -> Character.getType(one) == Character.SURROGATE ? 0xFFFD : one)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
