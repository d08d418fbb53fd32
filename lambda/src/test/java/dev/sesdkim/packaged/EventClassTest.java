package dev.sesdkim.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The events that the tests send are those that AWS sends: AWS's own class reads them.
class EventClassTest {

  private final PojoSerializer<ScheduledEvent> serializer =
      LambdaEventSerializers.serializerFor(
          ScheduledEvent.class, EventClassTest.class.getClassLoader());

  @ParameterizedTest
  @ValueSource(strings = {Events.RULE, Events.SCHEDULE})
  void aScheduledEventIsReadByTheEventClass(String event) {
    ScheduledEvent read = serializer.fromJson(event);

    assertThat(read.getDetailType()).isEqualTo("Scheduled Event");
    assertThat(read.getAccount()).isEqualTo("123456789012");
    assertThat(read.getTime().getMillis()).isEqualTo(1_795_500_000_000L);
    assertThat(read.getDetail()).isEmpty();
  }

  @Test
  void theSchedulersDefaultInputIsRefusedByTheEventClassWhichIsWhyTheHandlerTakesAMap() {
    assertThatThrownBy(() -> serializer.fromJson(Events.SCHEDULER_DEFAULT))
        .hasMessageContaining("detail");
  }
}
