package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    for (ThrowingCallable question :
        List.<ThrowingCallable>of(
            () -> store().states().in(REGION, ACCOUNT, NameRange.ALL),
            () -> store().states().removedIn(REGION, ACCOUNT, NameRange.ALL),
            () -> store().states().of(List.of(identity("example.com")), claim(1).end()),
            () -> store().regions().all(ACCOUNT),
            () -> store().regions().begin(over(), REGION),
            () -> store().outbox().due(ACCOUNT, REGION, START),
            () -> store().accounts().require(claim(1)))) {
      assertThat(problem(question).kind()).isEqualTo(kind);
    }
  }

  /// Repeats nothing.
  private static Claim over() {
    return new Claim(ACCOUNT, 1, new Deadline(InstantSource.fixed(START), START));
  }

  @Test
  void aPageOfAProxyIsNoProofThatAStepWasWritten() {
    answer(200, "<html>Please log in</html>");
    assertThat(
            problem(
                    () ->
                        store()
                            .states()
                            .save(claim(1), REGION, List.of(first(verified("example.com", 0)))))
                .kind())
        .isEqualTo(Kind.NOT_AN_ANSWER);
  }

  @Test
  void aRefusedConnectionIsUnavailable() {
    server.stop(0);
    assertThat(problem(() -> store().states().in(REGION, ACCOUNT, NameRange.ALL)).kind())
        .isEqualTo(Kind.UNAVAILABLE);
  }

  /// A transaction as DynamoDB answers it, and the answer that tells whose row is in the way.
  @Test
  void aFirstSightThatIsWrittenAlreadyIsToldFromOneThatIsNot() {
    answer(
        400,
        """
        {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
         "Message":"Transaction cancelled [None, ConditionalCheckFailed, None]",
         "CancellationReasons":[
           {"Code":"None"},
           {"Code":"ConditionalCheckFailed","Item":{"pk":{"S":"p"},"sk":{"S":"s"}},
            "Message":"The conditional request failed"},
           {"Code":"None"}]}
        """);
    assertThat(store().states().save(claim(1), REGION, List.of(first(verified("example.com", 0)))))
        .containsExactly(identity("example.com"));
  }

  @Test
  void aFenceThatDoesNotHoldIsSuperseded() {
    answer(
        400,
        """
        {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
         "Message":"Transaction cancelled",
         "CancellationReasons":[
           {"Code":"ConditionalCheckFailed","Message":"The conditional request failed"},
           {"Code":"None"},{"Code":"None"}]}
        """);
    assertThat(
            problem(
                    () ->
                        store()
                            .states()
                            .save(claim(1), REGION, List.of(first(verified("example.com", 0)))))
                .kind())
        .isEqualTo(Kind.SUPERSEDED);
  }

  private Store store() {
    Table table = new Table(client, "monitor", REGION, Duration.ofDays(1));
    return DynamoStore.of(table, new TableRetries(_ -> {}, () -> 0.5), _ -> {});
  }

  private static Problem problem(ThrowingCallable call) {
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
