package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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

  /// Left to themselves, they had 189 in a scan of 34 regions.
  @Test
  void clientsShareTheThreadsOfTheirTimeLimits() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Loopback server =
            Loopback.saying(
                200, "<GetSendQuotaResponse><GetSendQuotaResult/></GetSendQuotaResponse>");
        Clients clients = server.here(server::clients)) {
      for (String region : List.of("eu-west-1", "us-east-1", "ap-southeast-2")) {
        SesClient ses = server.here(() -> clients.ses(region));
        ses.getSendQuota();
        ses.getSendQuota();
      }

      assertThat(server.forms).hasSize(6);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> !before.contains(thread))
          .extracting(Thread::getName)
          .filteredOn(name -> name.startsWith("time-limits-") || name.startsWith("sdk-"))
          .containsExactlyInAnyOrder("time-limits-1", "time-limits-2");
    }
  }

  @Test
  void theEndpointOfAllServicesIsThatOfOrganizationsAndOfABucketToo() {
    try (Loopback server = Loopback.saying(200, "{}");
        Loopback other = Loopback.saying(500, "");
        Clients clients =
            new Clients(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                server.endpoint())) {
      other.here(() -> clients.organizations("eu-west-1")).send("ListAccounts", Map.of());
      other.here(() -> clients.bucket("eu-west-1", "lists", "123456789012")).get("scan-1.json");

      assertThat(server.forms).hasSize(2);
      assertThat(other.forms).isEmpty();
    }
  }
}
