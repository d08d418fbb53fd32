package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ses.SesClient;

class ClientsTest {

  @Test
  void regionHasOneClientOfItsOwn() {
    try (Loopback server = Loopback.saying(200, "");
        Clients clients = server.clients()) {
      SesClient first = clients.ses("eu-west-1");

      assertThat(clients.ses("eu-west-1")).isSameAs(first);
      assertThat(clients.ses("us-east-1")).isNotSameAs(first);
      assertThat(first.serviceClientConfiguration().region().id()).isEqualTo("eu-west-1");
    }
  }

  @Test
  void everyClientHasATimeLimit() {
    try (Loopback server = Loopback.saying(200, "");
        Clients clients = server.clients()) {
      assertThat(
              Stream.of(
                  clients.ses("eu-west-1").serviceClientConfiguration(),
                  clients.ec2("eu-west-1").serviceClientConfiguration(),
                  clients.sns("eu-west-1").serviceClientConfiguration(),
                  clients.dynamoDb("eu-west-1").serviceClientConfiguration()))
          .allMatch(client -> client.overrideConfiguration().apiCallTimeout().isPresent());
    }
  }
}
