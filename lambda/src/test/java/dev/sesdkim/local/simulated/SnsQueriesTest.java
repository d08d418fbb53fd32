package dev.sesdkim.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.local.simulated.PublishedMessage.Attribute;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

class SnsQueriesTest {
  private final FaultyAccount account =
      FaultyAccount.start("123456789012", "us-east-1", "eu-west-1");
  private final Clients clients = Clients.of(account);
  private final SnsClient sns = clients.sns("us-east-1");
  private final String topic = account.topic("us-east-1", "alerts");

  @AfterEach
  void stop() {
    sns.close();
    clients.close();
    account.close();
  }

  private void refused(Consumer<PublishRequest.Builder> request, String reason) {
    assertThatThrownBy(() -> sns.publish(r -> request.accept(r.topicArn(topic).message("hello"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Invalid parameter: " + reason);
    assertThat(account.published()).isEmpty();
  }

  @Test
  void keepsWhatItAccepted() {
    sns.publish(
        r ->
            r.topicArn(topic)
                .subject("Broken: example.com")
                .messageStructure("json")
                .message("{\"default\":\"plain\",\"https\":\"{\\\"a\\\":1}\"}")
                .messageAttributes(
                    Map.of(
                        "regions",
                        MessageAttributeValue.builder()
                            .dataType("String.Array")
                            .stringValue("[\"us-east-1\"]")
                            .build())));

    PublishedMessage message = account.published().getFirst();
    assertThat(message.topicArn()).isEqualTo(topic);
    assertThat(message.subject()).isEqualTo(Optional.of("Broken: example.com"));
    assertThat(message.body("https")).isEqualTo("{\"a\":1}");
    assertThat(message.body("email")).isEqualTo("plain");
    assertThat(message.attributes())
        .containsExactly(Map.entry("regions", new Attribute("String.Array", "[\"us-east-1\"]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "bell\u0007", "Ünicode", " leading space"})
  void refusesASubjectThatBreaksTheRules(String subject) {
    refused(r -> r.subject(subject), "Subject");
  }

  @Test
  void refusesASubjectOfAHundredCharactersAndTakesOneOfNinetyNine() {
    refused(r -> r.subject("x".repeat(100)), "Subject");
    sns.publish(r -> r.topicArn(topic).message("hello").subject("x".repeat(99)));
    assertThat(account.published()).hasSize(1);
  }

  @Test
  void refusesAStructureThatIsNoJsonOrHasNoDefault() {
    refused(r -> r.messageStructure("json"), "Message Structure - JSON message body failed");
    refused(
        r -> r.messageStructure("json").message("{\"email\":\"x\"}"),
        "Message Structure - No default entry");
    refused(r -> r.messageStructure("xml"), "MessageStructure");
  }

  @Test
  void countsBytesOfMessageAndAttributesAgainstTheLimit() {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue("v").build();
    String full = "é".repeat(128 * 1024);

    refused(r -> r.message(full + "x"), "Message too long");
    refused(r -> r.message(full).messageAttributes(Map.of("k", value)), "Message too long");
    sns.publish(r -> r.topicArn(topic).message(full));
    assertThat(account.published()).hasSize(1);
  }

  @Test
  void refusesAnArrayAttributeThatIsNone() {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String.Array").stringValue("us-east-1").build();
    refused(r -> r.messageAttributes(Map.of("regions", value)), "The message attribute 'regions'");
  }

  @Test
  void tellsHowManySubscriptionsOfATopicAreConfirmed() {
    assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("TopicArn", topic)
        .containsEntry("SubscriptionsConfirmed", "1");

    account.subscribers(topic, 0);

    assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("SubscriptionsConfirmed", "0");
    assertThatThrownBy(() -> sns.getTopicAttributes(r -> r.topicArn(topic + "x")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void knowsOnlyTopicsOfTheAccountAndOfTheClientsRegion() {
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic + "x").message("hello")))
        .isInstanceOf(NotFoundException.class);
    String elsewhere = account.topic("eu-west-1", "alerts");
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(elsewhere).message("hello")))
        .isInstanceOf(InvalidParameterException.class);
  }
}
