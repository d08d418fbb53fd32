package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.RegionReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// SES through the SDK's own client, over loopback.
class SesWireTest {

  private static final String REGION = "eu-west-1";
  private static final String ACCOUNT = "123456789012";
  private static final String NAME = "o'brien+<b>&\"@bücher.example";

  private final FakeTime time = new FakeTime();

  @Test
  void regionIsReadAndEveryNameArrivesAsSesListedIt() {
    try (Loopback server = new Loopback(SesWireTest::answer)) {
      RegionReading reading = read(server);

      assertThat(reading)
          .isEqualTo(
              new RegionReading.Read(
                  List.of(
                      new Reading.Read(
                          new Identity(REGION, ACCOUNT, NAME),
                          true,
                          "Sideways",
                          List.of("t1", "t2"),
                          "Success",
                          new MailFrom.Custom("m.example", "Pending", "RejectMessage"))),
                  List.of()));
      assertThat(server.forms)
          .extracting(form -> form.get("Action"))
          .containsExactly(
              "ListIdentities",
              "GetIdentityDkimAttributes",
              "GetIdentityVerificationAttributes",
              "GetIdentityMailFromDomainAttributes");
      assertThat(server.forms.getFirst()).containsEntry("MaxItems", "1000");
      assertThat(server.forms.getFirst()).doesNotContainKey("IdentityType");
      assertThat(server.forms.getLast()).containsEntry("Identities.member.1", NAME);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<Identities/>", "<Identities></Identities>", "<Identities>\n</Identities>"})
  void emptyListOfSesIsAnEmptyRegion(String identities) {
    assertThat(reading(200, list(identities)))
        .isEqualTo(new RegionReading.Read(List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<html><body>Sign in to the network</body></html>",
        "<!DOCTYPE html><html><body/></html>",
        "{\"Identities\":[]}",
        "<ListIdentitiesResponse><ListIdentitiesResult><Identities><member>a.exa",
        "<ListIdentitiesResponse><ListIdentitiesResult/></ListIdentitiesResponse>",
        "<ListIdentitiesResponse></ListIdentitiesResponse>",
        "<ListIdentitiesResponse/><more/>",
        "<GetIdentityDkimAttributesResponse/>",
        "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>",
        "<!DOCTYPE ListIdentitiesResponse [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<ListIdentitiesResponse><ListIdentitiesResult><Identities><member>&x;</member>"
            + "</Identities></ListIdentitiesResult></ListIdentitiesResponse>",
        "<ListIdentitiesResponse><ListIdentitiesResult><Identities><member></member></Identities>"
            + "</ListIdentitiesResult></ListIdentitiesResponse>"
      })
  void whatIsNotSesAnswerIsAnUnreadRegionAndNotAnEmptyOne(String body) {
    assertThat(problem(reading(200, body)).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
  }

  @Test
  void answerThatIsTooLongIsNone() {
    String body = list("<Identities/>") + " ".repeat(GenuineAnswer.LONGEST_BODY);

    assertThat(problem(reading(200, body)).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
  }

  @Test
  void attributesThatAreNotSesAnswerAreUnread() {
    try (Loopback server =
        new Loopback(
            (form, exchange) -> {
              if (action(form).equals("GetIdentityDkimAttributes")) {
                Loopback.send(exchange, 200, "<html/>");
              } else {
                answer(form, exchange);
              }
            })) {
      RegionReading.Read read = (RegionReading.Read) read(server);

      assertThat(read.readings())
          .singleElement()
          .extracting(reading -> ((Reading.Unread) reading).problem().kind())
          .isEqualTo(Kind.NOT_AN_ANSWER);
    }
  }

  @Test
  void answerThatBreaksOffIsUnavailable() {
    try (Loopback server =
        new Loopback(
            (_, exchange) -> {
              exchange.sendResponseHeaders(200, 10_000);
              exchange.getResponseBody().write("<ListId".getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
            })) {
      assertThat(problem(read(server)).kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(server.forms).hasSize(PacedCalls.BROKEN_ATTEMPTS);
    }
  }

  @Test
  void connectionRefusedIsUnavailable() {
    Loopback server = Loopback.saying(200, "");
    try (server;
        Clients clients = server.clients()) {
      var ses = server.here(() -> clients.ses(REGION));
      server.close();
      SesIdentities identities =
          new SesIdentities(_ -> ses, new SesPaces(time, time, new Random(1)));

      assertThat(
              problem(
                      RegionReading.of(
                          identities.in(REGION, ACCOUNT, time.in(Duration.ofHours(1)))))
                  .kind())
          .isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @Test
  void sesOwnErrorNamesItsCodeAndMessage() {
    Problem problem =
        problem(
            reading(
                403,
                """
                <ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
                <Error><Type>Sender</Type><Code>AccessDenied</Code>
                <Message>User: x is not authorized to perform: ses:ListIdentities</Message></Error>
                <RequestId>r</RequestId></ErrorResponse>"""));

    assertThat(problem.kind()).isEqualTo(Kind.ACCESS_DENIED);
    assertThat(problem.detail())
        .isEqualTo(
            "AccessDenied (HTTP 403): User: x is not authorized to perform: ses:ListIdentities");
  }

  @Test
  void proxysOwnErrorPageIsNoAnswerOfSes() {
    assertThat(problem(reading(403, "<html>blocked</html>")).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(problem(reading(502, "<html>bad gateway</html>")).kind())
        .isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void clientTriesACallOnce() {
    try (Loopback server = Loopback.saying(400, error("ValidationError"))) {
      assertThat(problem(read(server)).kind()).isEqualTo(Kind.REJECTED);
      assertThat(server.forms).hasSize(1);
    }
    try (Loopback server = Loopback.saying(500, error("InternalFailure"))) {
      assertThat(problem(read(server)).kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(server.forms).hasSize(PacedCalls.BROKEN_ATTEMPTS);
    }
  }

  @Test
  void missingCredentialsAreSaid() {
    AwsCredentialsProvider none =
        () -> {
          throw new IllegalStateException("profile 'mail' has no keys");
        };
    try (Loopback server = Loopback.saying(200, list("<Identities/>"));
        Clients clients = server.clients(none)) {
      Problem problem = problem(read(server, clients));

      assertThat(problem.kind()).isEqualTo(Kind.CREDENTIALS);
      assertThat(problem.detail()).contains("profile 'mail' has no keys");
      assertThat(server.forms).isEmpty();
    }
  }

  @Test
  @Timeout(30)
  void regionThatDripsItsAnswerEndsWithTheDeadline()
      throws InterruptedException, ExecutionException {
    CountDownLatch over = new CountDownLatch(1);
    try (Loopback server = new Loopback((_, exchange) -> drip(exchange, over));
        Clients clients = server.clients();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ses = server.here(() -> clients.ses(REGION));
      InstantSource clock = InstantSource.system();
      SesIdentities identities =
          new SesIdentities(_ -> ses, new SesPaces(clock, time, new Random(1)));

      RegionReading reading =
          threads
              .submit(
                  () ->
                      RegionReading.of(
                          identities.in(
                              REGION,
                              ACCOUNT,
                              new Deadline(clock, clock.instant().plusMillis(500)))))
              .get();

      assertThat(problem(reading).kind()).isEqualTo(Kind.DEADLINE);
    } finally {
      over.countDown();
    }
  }

  @Test
  @Timeout(30)
  void callThatTakesTooLongLeavesItsThreadFreeToGoOn()
      throws InterruptedException, ExecutionException {
    CountDownLatch over = new CountDownLatch(1);
    AwsRequestOverrideConfiguration limit =
        AwsRequestOverrideConfiguration.builder().apiCallTimeout(Duration.ofMillis(300)).build();
    try (Loopback server = new Loopback((_, exchange) -> drip(exchange, over));
        Clients clients = server.clients();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ses = server.here(() -> clients.ses(REGION));

      boolean interrupted =
          threads
              .submit(
                  () -> {
                    assertThatThrownBy(
                            () -> ses.listIdentities(list -> list.overrideConfiguration(limit)))
                        .isInstanceOf(ApiCallTimeoutException.class);
                    return Thread.interrupted();
                  })
              .get();

      assertThat(interrupted).isFalse();
    } finally {
      over.countDown();
    }
  }

  /// A byte a second, so that the connection is never silent for long, until the test is over.
  private static void drip(HttpExchange exchange, CountDownLatch over) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      do {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      } while (!over.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RegionReading reading(int status, String body) {
    try (Loopback server = Loopback.saying(status, body)) {
      return read(server);
    }
  }

  private RegionReading read(Loopback server) {
    try (Clients clients = server.clients()) {
      return read(server, clients);
    }
  }

  private RegionReading read(Loopback server, Clients clients) {
    return server.here(
        () ->
            RegionReading.of(
                new SesIdentities(clients::ses, new SesPaces(time, time, new Random(1)))
                    .in(REGION, ACCOUNT, time.in(Duration.ofHours(1)))));
  }

  private static Problem problem(RegionReading reading) {
    return ((RegionReading.NotRead) reading).problem();
  }

  private static String action(Map<String, String> form) {
    return form.getOrDefault("Action", "");
  }

  private static void answer(Map<String, String> form, HttpExchange exchange) throws IOException {
    String name = NAME.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    String entry = "<entry><key>" + name + "</key><value>%s</value></entry>";
    String body =
        switch (action(form)) {
          case "ListIdentities" -> list("<Identities><member>" + name + "</member></Identities>");
          case "GetIdentityDkimAttributes" ->
              attributes(
                  form,
                  "DkimAttributes",
                  entry.formatted(
                      "<DkimEnabled>true</DkimEnabled>"
                          + "<DkimVerificationStatus>Sideways</DkimVerificationStatus>"
                          + "<DkimTokens><member>t1</member><member>t2</member></DkimTokens>"));
          case "GetIdentityVerificationAttributes" ->
              attributes(
                  form,
                  "VerificationAttributes",
                  entry.formatted("<VerificationStatus>Success</VerificationStatus>"));
          default ->
              attributes(
                  form,
                  "MailFromDomainAttributes",
                  entry.formatted(
                      "<MailFromDomain>m.example</MailFromDomain>"
                          + "<MailFromDomainStatus>Pending</MailFromDomainStatus>"
                          + "<BehaviorOnMXFailure>RejectMessage</BehaviorOnMXFailure>"));
        };
    Loopback.send(exchange, 200, body);
  }

  private static String list(String identities) {
    return "<ListIdentitiesResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
        + "<ListIdentitiesResult>"
        + identities
        + "</ListIdentitiesResult></ListIdentitiesResponse>";
  }

  private static String attributes(Map<String, String> form, String element, String entries) {
    String action = action(form);
    return "<%1$sResponse><%1$sResult><%2$s>%3$s</%2$s></%1$sResult></%1$sResponse>"
        .formatted(action, element, entries);
  }

  private static String error(String code) {
    return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error></ErrorResponse>"
        .formatted(code);
  }
}
