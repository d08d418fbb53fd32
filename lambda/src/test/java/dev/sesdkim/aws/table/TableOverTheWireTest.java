package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.States;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The real client, and over loopback a peer that is not DynamoDB or says no.
class TableOverTheWireTest {

  private HttpServer server;
  private DynamoDbClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>Please log in</html>, NOT_AN_ANSWER",
    "200, {}, NOT_AN_ANSWER",
    "200, '{\"Items\":[{\"pk\":{\"S\":\"arn', NOT_AN_ANSWER",
    "200, '', NOT_AN_ANSWER",
    "403, <html>Forbidden</html>, NOT_AN_ANSWER",
    "502, <html>Bad gateway</html>, UNAVAILABLE",
    "400, '{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"no\"}', ACCESS_DENIED",
    "400, '{\"__type\":\"com.amazon.coral.service#ExpiredTokenException\",\"message\":\"old\"}', CREDENTIALS",
    "400, '{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\",\"message\":\"no table\"}', STORE"
  })
  void noAnswerIsTakenForAnEmptyTable(int status, String body, Kind kind) {
    answer(status, body);
    assertThat(problem(() -> states().in(REGION, ACCOUNT, NameRange.ALL)).kind()).isEqualTo(kind);
  }

  @Test
  void aPageOfAProxyIsNoProofThatAStepWasWritten() {
    answer(200, "<html>Please log in</html>");
    assertThat(problem(() -> states().save(List.of(first(verified("example.com", 0))))).kind())
        .isEqualTo(Kind.NOT_AN_ANSWER);
  }

  @Test
  void aRefusedConnectionIsUnavailable() {
    server.stop(0);
    assertThat(problem(() -> states().in(REGION, ACCOUNT, NameRange.ALL)).kind())
        .isEqualTo(Kind.UNAVAILABLE);
  }

  private States states() {
    Table table = new Table(client, "monitor", REGION, Duration.ofDays(1));
    return new DynamoStates(table, new BackOff(_ -> {}, () -> 0.5), _ -> {});
  }

  private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ScanFailure.class, call).problem();
  }

  private void answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
