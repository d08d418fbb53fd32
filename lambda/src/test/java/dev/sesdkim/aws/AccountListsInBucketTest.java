package dev.sesdkim.aws;

import static dev.sesdkim.aws.PlayedNetwork.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.aws.PlayedNetwork.Reply;
import dev.sesdkim.aws.PlayedNetwork.Sent;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The lists of accounts as they go to S3 and come back.
class AccountListsInBucketTest {

  private static final List<AccountTurn> TURNS =
      List.of(
          turn("123456789012", Optional.of("prod \u00e9\u20ac"), AccountTurn.Kind.LISTED),
          turn("210987654321", Optional.empty(), AccountTurn.Kind.GONE));
  private static final String JSON =
      "[{\"id\":\"123456789012\",\"name\":\"prod \u00e9\u20ac\",\"turn\":\"LISTED\"},"
          + "{\"id\":\"210987654321\",\"turn\":\"GONE\"}]";

  private final List<Object> pauses = new ArrayList<>();

  @AfterEach
  void noEndpoint() {
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.endpointUrlS3");
  }

  @Test
  void aListIsWrittenAsAJsonArrayUnderTheScansIdAndSigned() throws NoSuchAlgorithmException {
    PlayedNetwork network = PlayedNetwork.saying(ok(""));

    lists(network, "eu-west-1").write("scan-1", TURNS);

    Sent sent = network.sent.getFirst();
    assertThat(sent.request()).isEqualTo("PUT /scans/scan-1.json");
    assertThat(sent.host()).isEqualTo("lists.s3.eu-west-1.amazonaws.com");
    assertThat(sent.body()).isEqualTo(JSON);
    assertThat(sent.header("Content-Length"))
        .isEqualTo(Integer.toString(JSON.getBytes(StandardCharsets.UTF_8).length));
    assertThat(sent.header("x-amz-expected-bucket-owner")).isEqualTo("123456789012");
    assertThat(sent.header("x-amz-content-sha256"))
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(JSON.getBytes(StandardCharsets.UTF_8))));
    assertThat(sent.header("Authorization"))
        .contains("/eu-west-1/s3/aws4_request")
        .contains("x-amz-content-sha256")
        .contains("x-amz-expected-bucket-owner");
  }

  @Test
  void aListIsReadAsItWasWritten() {
    PlayedNetwork network = PlayedNetwork.saying(ok(JSON));

    assertThat(lists(network, "eu-west-1").read("scan-1")).isEqualTo(TURNS);
    assertThat(network.sent.getFirst().request()).isEqualTo("GET /scans/scan-1.json");
    assertThat(network.sent.getFirst().body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "us-gov-east-1,lists.s3.us-gov-east-1.amazonaws.com",
    "cn-north-1,lists.s3.cn-north-1.amazonaws.com.cn",
    "eusc-de-east-1,lists.s3.eusc-de-east-1.amazonaws.eu"
  })
  void everyPartitionHasItsOwnName(String region, String host) {
    PlayedNetwork network = PlayedNetwork.saying(ok("[]"));

    lists(network, region).read("scan-1");

    assertThat(network.sent.getFirst().host()).isEqualTo(host);
  }

  @Test
  void theEndpointIsReplacedTheSdksOwnWayAndTheBucketIsThenInThePath() {
    PlayedNetwork network = PlayedNetwork.saying(ok("[]"));
    System.setProperty("aws.endpointUrl", "http://all.example:1");
    lists(network, "eu-west-1").read("scan-1");
    System.setProperty("aws.endpointUrlS3", "http://s3.example:1/");
    lists(network, "eu-west-1").read("scan-1");

    assertThat(network.sent)
        .extracting(sent -> sent.host() + " " + sent.request())
        .containsExactly(
            "all.example GET /lists/scans/scan-1.json", "s3.example GET /lists/scans/scan-1.json");
  }

  @Test
  void aRefusalIsReadByItsCodeAndNotRepeated() {
    PlayedNetwork network = PlayedNetwork.saying(refusal(403, "AccessDenied"));

    Problem problem = problem(network);

    assertThat(problem.kind()).isEqualTo(Kind.ACCESS_DENIED);
    assertThat(problem.action()).isEqualTo("s3:GetObject");
    assertThat(problem.detail()).isEqualTo("AccessDenied (HTTP 403): said so");
    assertThat(network.sent).hasSize(1);
  }

  @Test
  void whatPassesIsRepeatedAfterAWait() {
    PlayedNetwork network =
        PlayedNetwork.saying(refusal(503, "SlowDown"), refusal(500, "InternalError"), ok(JSON));

    assertThat(lists(network, "eu-west-1").read("scan-1")).isEqualTo(TURNS);
    assertThat(pauses).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[1]", "[{}]", "[{\"id\":\"1\",\"turn\":\"LISTED\"}]", "<html>", "]}"})
  void whatIsNoListIsNoAnswer(String body) {
    assertThat(problem(PlayedNetwork.saying(ok(body))).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
  }

  private Problem problem(PlayedNetwork network) {
    return catchThrowableOfType(ScanFailure.class, () -> lists(network, "eu-west-1").read("scan-1"))
        .problem();
  }

  private AccountListsInBucket lists(PlayedNetwork network, String region) {
    return new AccountListsInBucket(
        network.clients().bucket(region, "lists", "123456789012"), pauses::add, new Random(1));
  }

  private static Reply refusal(int status, String code) {
    return new Reply(
        status,
        "<?xml version=\"1.0\"?>\n<Error><Code>%s</Code><Message>said so</Message></Error>"
            .formatted(code));
  }

  private static AccountTurn turn(String id, Optional<String> name, AccountTurn.Kind kind) {
    return new AccountTurn(new Account(id, name), kind);
  }
}
