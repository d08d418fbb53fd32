package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.scan.Details;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SES v2 through the SDK's own client, over loopback.
class SesV2DetailsTest {

  private static final Identity DOMAIN = new Identity("eu-west-1", "123456789012", "example.com");
  private static final Moment MOMENT = new Moment(FakeTime.START, "scan-1");

  private final FakeTime time = new FakeTime();
  private final SesPaces paces = new SesPaces(time, time, new Random(1));

  @Test
  void tellsWhoseKeyItIsAndWhatSesSawLast() {
    assertThat(
            told(
                """
                {"DkimAttributes": {"SigningAttributesOrigin": "AWS_SES", "Status": "FAILED",
                  "Tokens": ["a", "b", "c"], "SigningHostedZone": "dkim.eu-south-1.amazonses.com",
                  "CurrentSigningKeyLength": "RSA_1024_BIT",
                  "LastKeyGenerationTimestamp": 1772000000},
                 "VerificationInfo": {"ErrorType": "HOST_NOT_FOUND",
                  "LastCheckedTimestamp": 1772344800, "LastSuccessTimestamp": 1772258400}}
                """))
        .isEqualTo(
            new SesDetail(
                "AWS_SES",
                Optional.of("dkim.eu-south-1.amazonses.com"),
                Optional.empty(),
                Optional.of(1024),
                Optional.of("HOST_NOT_FOUND"),
                Optional.of(Instant.parse("2026-03-01T06:00:00Z")),
                Optional.of(Instant.parse("2026-02-28T06:00:00Z")),
                Optional.of(Instant.parse("2026-02-25T06:13:20Z")),
                FakeTime.START));
  }

  @ParameterizedTest
  @CsvSource({
    // As recorded: the error of the time before the success stays in the answer.
    "SUCCESS,           SUCCESS,           1772344800, 1772344800, ''",
    "SUCCESS,           SUCCESS,           1772344800, 1772258400, ''",
    "SUCCESS,           TEMPORARY_FAILURE, 1772344800, 1772344800, ''",
    "SUCCESS,           TEMPORARY_FAILURE, 1772344800, 1772258400, HOST_NOT_FOUND",
    "TEMPORARY_FAILURE, TEMPORARY_FAILURE, 1772344800, 1772258400, HOST_NOT_FOUND",
    "FAILED,            SUCCESS,           1772344800, 1772344800, HOST_NOT_FOUND",
  })
  void d25AnErrorBesideSuccessIsOver(
      String verification, String dkim, long checked, long succeeded, String error) {
    SesDetail detail =
        told(
            """
            {"VerificationStatus": "%s",
             "DkimAttributes": {"SigningAttributesOrigin": "AWS_SES", "Status": "%s"},
             "VerificationInfo": {"ErrorType": "HOST_NOT_FOUND",
              "LastCheckedTimestamp": %s, "LastSuccessTimestamp": %s}}
            """
                .formatted(verification, dkim, checked, succeeded));

    assertThat(detail.error().orElse("")).isEqualTo(error);
  }

  @Test
  void tellsTheSelectorOfACustomersOwnKeyWhereSesDoes() {
    SesDetail with =
        told(
            """
            {"DkimAttributes": {"SigningAttributesOrigin": "EXTERNAL", "Tokens": ["sel1"]}}
            """);
    SesDetail without =
        told("{\"DkimAttributes\": {\"SigningAttributesOrigin\": \"EXTERNAL\", \"Tokens\": []}}");

    assertThat(with.ownKey()).isTrue();
    assertThat(with.selector()).contains("sel1");
    assertThat(without.selector()).isEmpty();
  }

  @Test
  void namesTheParentRegionOfAReplica() {
    SesDetail detail =
        told("{\"DkimAttributes\": {\"SigningAttributesOrigin\": \"AWS_SES_AP_NORTHEAST_1\"}}");

    assertThat(detail.parentRegion()).contains("ap-northeast-1");
    assertThat(detail.ownKey()).isFalse();
  }

  @Test
  void aWordThatTheSdkDoesNotKnowIsKeptAsItIs() {
    SesDetail detail =
        told(
            """
            {"DkimAttributes": {"SigningAttributesOrigin": "AWS_SES_MOON_NORTH_1",
              "CurrentSigningKeyLength": "RSA_4096_BIT"},
             "VerificationInfo": {"ErrorType": "ECLIPSE"}}
            """);

    assertThat(detail.parentRegion()).contains("moon-north-1");
    assertThat(detail.keyBits()).contains(4096);
    assertThat(detail.error()).contains("ECLIPSE");
  }

  @ParameterizedTest
  @CsvSource({
    "200, {}, INCOMPLETE",
    "200, {\"DkimAttributes\":{}}, INCOMPLETE",
    "200, <html>Sign in</html>, NOT_AN_ANSWER",
    "404, {\"__type\":\"NotFoundException\"}, REJECTED",
    "403, {\"__type\":\"AccessDeniedException\"}, ACCESS_DENIED",
    "429, {\"__type\":\"TooManyRequestsException\"}, THROTTLED",
    "500, {}, UNAVAILABLE"
  })
  void anAnswerWithoutDetailIsNotTold(int status, String body, Problem.Kind kind) {
    assertThat(ask(status, body))
        .isInstanceOfSatisfying(
            Details.NotTold.class,
            notTold -> {
              assertThat(notTold.problem().kind()).isEqualTo(kind);
              assertThat(notTold.problem().action()).isEqualTo("ses:GetEmailIdentity");
            });
  }

  @Test
  void itsCallsTakeTurnsWithThoseOfVersionOne() throws InterruptedException {
    Instant before = time.instant();
    assertThat(paces.of(DOMAIN.region()).await(time.in(Duration.ofMinutes(1)))).isTrue();
    paces.of(DOMAIN.region()).ended();

    ask(200, "{}");

    assertThat(Duration.between(before, time.instant())).isEqualTo(RegionPace.SPACING);
  }

  @Test
  void afterTheDeadlineNothingIsAsked() {
    try (Loopback server = server(200, "{}")) {
      assertThat(details(server).of(DOMAIN, MOMENT, time.in(Duration.ZERO)))
          .isInstanceOfSatisfying(
              Details.NotTold.class,
              notTold -> assertThat(notTold.problem().kind()).isEqualTo(Problem.Kind.DEADLINE));
      assertThat(server.forms).isEmpty();
    }
  }

  private SesDetail told(String body) {
    return ((Details.Told) ask(200, body)).detail();
  }

  private Details.Outcome ask(int status, String body) {
    try (Loopback server = server(status, body)) {
      return details(server).of(DOMAIN, MOMENT, time.in(Duration.ofMinutes(30)));
    }
  }

  private SesV2Details details(Loopback server) {
    Clients clients = server.clients();
    return new SesV2Details(region -> server.here(() -> clients.sesV2(region)), paces);
  }

  private static Loopback server(int status, String body) {
    return new Loopback((_, exchange) -> answer(exchange, status, body));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    assertThat(exchange.getRequestURI().getPath()).isEqualTo("/v2/email/identities/example.com");
    Loopback.send(exchange, status, body);
  }
}
