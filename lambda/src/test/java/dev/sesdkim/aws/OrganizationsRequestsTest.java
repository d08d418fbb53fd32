package dev.sesdkim.aws;

import static dev.sesdkim.aws.PlayedNetwork.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import dev.sesdkim.aws.PlayedNetwork.Reply;
import dev.sesdkim.aws.PlayedNetwork.Sent;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One request to AWS Organizations, as it goes out and as it comes back.
class OrganizationsRequestsTest {

  @AfterEach
  void noEndpoint() {
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.endpointUrlOrganizations");
  }

  @Test
  void aRequestIsSignedForThePartitionsOnlyEndpointAndCarriesTheSessionsToken() {
    PlayedNetwork network = PlayedNetwork.saying(ok("{\"Accounts\": []}"));

    assertThat(
            network
                .clients()
                .organizations("eu-west-1")
                .send("ListAccounts", Map.of("NextToken", "t")))
        .containsOnlyKeys("Accounts");

    Sent sent = network.sent.getFirst();
    assertThat(sent.host()).isEqualTo("organizations.us-east-1.amazonaws.com");
    assertThat(sent.json()).isEqualTo(Map.of("NextToken", "t"));
    assertThat(sent.header("Content-Type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(sent.header("X-Amz-Target")).isEqualTo("AWSOrganizationsV20161128.ListAccounts");
    assertThat(sent.header("X-Amz-Security-Token")).isEqualTo("hometoken");
    assertThat(sent.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDHOME/")
        .contains("/us-east-1/organizations/aws4_request")
        .contains("x-amz-target")
        .contains("x-amz-security-token");
  }

  @ParameterizedTest
  @CsvSource({
    "us-gov-east-1, organizations.us-gov-west-1.amazonaws.com, us-gov-west-1",
    "cn-north-1, organizations.cn-northwest-1.amazonaws.com.cn, cn-northwest-1",
    "eusc-de-east-1, organizations.eusc-de-east-1.amazonaws.eu, eusc-de-east-1",
    "ap-east-2, organizations.us-east-1.amazonaws.com, us-east-1"
  })
  void everyPartitionHasItsOwnEndpoint(String region, String host, String signedFor) {
    PlayedNetwork network = PlayedNetwork.saying(ok("{}"));

    network.clients().organizations(region).send("ListAccounts", Map.of());

    assertThat(network.sent.getFirst().host()).isEqualTo(host);
    assertThat(network.sent.getFirst().header("Authorization"))
        .contains("/" + signedFor + "/organizations/");
  }

  @Test
  void theEndpointIsReplacedTheSdksOwnWayAndTheServicesOwnSettingWins() {
    PlayedNetwork network = PlayedNetwork.saying(ok("{}"));
    System.setProperty("aws.endpointUrl", "http://all.example:1");
    network.clients().organizations("eu-west-1").send("ListAccounts", Map.of());
    System.setProperty("aws.endpointUrlOrganizations", "http://organizations.example:1");
    network.clients().organizations("eu-west-1").send("ListAccounts", Map.of());

    assertThat(network.sent)
        .extracting(Sent::host)
        .containsExactly("all.example", "organizations.example");
  }

  @ParameterizedTest
  @CsvSource({
    "400, AccessDeniedException, ACCESS_DENIED",
    "400, com.amazonaws.organizations.v20161128#AccessDeniedException, ACCESS_DENIED",
    "400, AccessDeniedException:http://internal.example/, ACCESS_DENIED",
    "400, TooManyRequestsException, THROTTLED",
    "400, ExpiredTokenException, CREDENTIALS",
    "400, UnrecognizedClientException, CREDENTIALS",
    "400, InvalidInputException, REJECTED",
    "400, AWSOrganizationsNotInUseException, REJECTED",
    "500, ServiceException, UNAVAILABLE"
  })
  void aRefusalIsReadByItsCode(int status, String code, Kind kind) {
    Problem problem = problem(PlayedNetwork.refusal(status, code, "said\nso"));

    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.detail())
        .isEqualTo("%s (HTTP %d): said\uFFFDso".formatted(bare(code), status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "7", "null", "<html>Blocked</html>"})
  void whatIsNoJsonObjectIsNoAnswer(String body) {
    assertThat(problem(ok(body)).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
  }

  @Test
  void anAnswerThatIsLongerThanAnyIsNoAnswer() {
    assertThat(problem(ok(" ".repeat(1024 * 1024 + 1))))
        .extracting(Problem::kind)
        .isEqualTo(Kind.NOT_AN_ANSWER);
  }

  @Test
  void aPageOfSomebodyBetweenIsNoAnswerAndKeepsItsWords() {
    Problem problem = problem(new Reply(403, "<html><body>Ask the help desk</body></html>"));

    assertThat(problem.kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(problem.detail()).contains("Ask the help desk");
  }

  @Test
  void aSessionsTokenThatARefusalShowsIsNotTold() {
    Problem problem =
        problem(
            PlayedNetwork.refusal(
                400,
                "InvalidSignatureException",
                "should have been 'POST / host:x x-amz-security-token:hometoken/+=="
                    + " x-amz-target:y'"));

    assertThat(problem.detail())
        .contains("x-amz-security-token:… x-amz-target")
        .doesNotContain("hometoken");
  }

  @Test
  void aStoppedScanDoesNotWaitForAnAnswer() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<Problem> told = new AtomicReference<>();
    PlayedNetwork network =
        new PlayedNetwork(
            _ -> {
              asked.countDown();
              forever();
              return ok("{}");
            });
    Thread scan = Thread.ofVirtual().start(() -> told.set(problem(network)));
    asked.await();

    scan.interrupt();
    scan.join();

    assertThat(told.get()).extracting(Problem::kind).isEqualTo(Kind.DEADLINE);
  }

  private static void forever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String bare(String code) {
    return code.replaceFirst(":.*", "").replaceFirst(".*#", "");
  }

  private static Problem problem(Reply reply) {
    return problem(PlayedNetwork.saying(reply));
  }

  private static Problem problem(PlayedNetwork network) {
    return AwsFailures.problem(
        "organizations:ListAccounts",
        catchRuntimeException(
            () -> network.clients().organizations("eu-west-1").send("ListAccounts", Map.of())));
  }
}
