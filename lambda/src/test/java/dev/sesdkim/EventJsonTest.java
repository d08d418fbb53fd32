package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.faults.Nasty;
import dev.sesdkim.json.Json;
import dev.sesdkim.packaged.Events;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  private final PojoSerializer<ScheduledEvent> lambda =
      LambdaEventSerializers.serializerFor(
          ScheduledEvent.class, EventJsonTest.class.getClassLoader());

  @ParameterizedTest
  @ValueSource(strings = {Events.RULE, Events.SCHEDULE, Events.EMPTY})
  void anEventIsReadAsLambdaItselfReadsIt(String event) {
    assertThat(EventJson.read(event)).isEqualTo(lambda.fromJson(event));
  }

  @Test
  void theEventSaysWhatItsJsonSays() {
    ScheduledEvent event = EventJson.read(Events.RULE);

    assertThat(event.getDetailType()).isEqualTo("Scheduled Event");
    assertThat(event.getAccount()).isEqualTo("123456789012");
    assertThat(event.getTime().getMillis())
        .isEqualTo(Instant.parse("2026-11-24T06:00:00Z").toEpochMilli());
    assertThat(event.getResources())
        .containsExactly("arn:aws:events:us-east-1:123456789012:rule/nightly");
    assertThat(event.getDetail()).isEmpty();
  }

  @Test
  void theSchedulersDefaultInputWhichLambdaRefusesIsReadToo() {
    assertThatThrownBy(() -> lambda.fromJson(Events.SCHEDULER_DEFAULT))
        .hasMessageContaining("detail");

    ScheduledEvent event = EventJson.read(Events.SCHEDULER_DEFAULT);

    assertThat(event.getSource()).isEqualTo("aws.scheduler");
    assertThat(event.getDetail()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail\": {\"accounts\": [\"210987654321\"]}}",
        "{\"detail\": \"{\\\"accounts\\\": [\\\"210987654321\\\"]}\"}"
      })
  void aDetailIsReadAsAnObjectAndAsTextThatHoldsOne(String event) {
    assertThat(EventJson.read(event).getDetail())
        .isEqualTo(Map.of("accounts", List.of("210987654321")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"detail\": {\"digest\": true}} | true",
        "{\"detail\": \"{\\\"digest\\\": true}\"} | true",
        "{\"detail\": {\"digest\": false}} | false",
        "{\"detail\": {}} | false",
        "{} | false"
      })
  void aDetailCanAskForADigest(String event, boolean asked) {
    assertThat(EventJson.asksForDigest(EventJson.read(event))).isEqualTo(asked);
  }

  @Test
  void aWishForADigestThatIsNeitherTrueNorFalseIsRefusedWithItsForm() {
    ScheduledEvent event = EventJson.read("{\"detail\": {\"digest\": \"now\"}}");

    assertThatThrownBy(() -> EventJson.asksForDigest(event))
        .isInstanceOf(InvalidEvent.class)
        .hasMessageContaining("received \"now\", expected true or false as \"digest\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", " \n", "null", "{\"id\": null, \"note\": 1}"})
  void whatNamesNoFieldIsAnEventWithoutAny(String event) {
    assertThat(EventJson.read(event)).isEqualTo(new ScheduledEvent());
  }

  @ParameterizedTest
  @ValueSource(strings = {Events.RULE, Events.SCHEDULE, Events.EMPTY})
  void anEventIsWrittenAsItCame(String event) {
    assertThat(EventJson.of(EventJson.read(event))).isEqualTo(Json.object(event));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1] | [1], expected an EventBridge scheduled event as a JSON object, or {}",
        "{ | {, expected an EventBridge scheduled event as a JSON object, or {}",
        "{\"time\":\"now\"} | \"now\", expected a moment such as \"2026-11-24T06:00:00Z\" as \"time\"",
        "{\"time\":7} | 7, expected a moment such as \"2026-11-24T06:00:00Z\" as \"time\"",
        "{\"time\":\"+1000000000-12-31T23:59:59Z\"} | \"+1000000000-12-31T23:59:59Z\", expected a moment such as \"2026-11-24T06:00:00Z\" as \"time\"",
        "{\"account\":123456789012} | 123456789012, expected text as \"account\"",
        "{\"resources\":[\"a\",7]} | [\"a\",7], expected a list of texts as \"resources\"",
        "{\"detail\":[]} | [], expected a JSON object as \"detail\"",
        "{\"detail\":\"null\"} | \"null\", expected a JSON object as \"detail\"",
      })
  void whatCannotBeReadIsToldInOneSentenceWithWhatIsExpected(String event, String sentence) {
    assertThatThrownBy(() -> EventJson.read(event))
        .isInstanceOf(InvalidEvent.class)
        .hasMessage("The event cannot be read: received " + sentence)
        .satisfies(refused -> assertThat(refused.getStackTrace()).isEmpty());
  }

  @Test
  void whateverTheTextHoldsIsReadOrRefusedInPrintableWords() {
    for (int seed = 0; seed < 2_000; seed++) {
      Nasty nasty = new Nasty(seed);
      Map<String, Object> fields = new LinkedHashMap<>();
      List.of("id", "time", "resources", "detail").forEach(name -> fields.put(name, nasty.text()));
      for (String event : List.of(nasty.text(), Json.write(fields))) {
        try {
          assertThat(EventJson.read(event)).isNotNull();
        } catch (InvalidEvent refused) {
          String message = String.valueOf(refused.getMessage());
          assertThat(message.codePoints().filter(one -> !Printable.shows(one)).toArray())
              .as(message)
              .isEmpty();
        }
      }
    }
  }
}
