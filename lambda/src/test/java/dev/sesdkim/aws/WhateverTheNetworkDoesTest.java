package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import com.sun.net.httpserver.HttpExchange;
import dev.sesdkim.aws.Loopback.Reply;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;

/// A network plays its tricks on the SDK's own clients of every service: each is told as what it
/// is, none as a fault of this program.
class WhateverTheNetworkDoesTest {

  private static final String PAGE =
      """
      <!DOCTYPE html><html><head><title>Blocked &amp; logged</title><style>p {color: red}</style>
      <script>alert("<p>")</script></head><body><h1>Ask the  help desk</h1></body></html>
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String REGION = "eu-west-1";

  private static final Map<String, Consumer<Clients>> CALLS =
      Map.of(
          "ec2:DescribeRegions",
          clients -> clients.ec2(REGION).describeRegions(),
          "organizations:ListAccounts",
          clients -> clients.organizations(REGION).send("ListAccounts", Map.of()),
          "sts:GetCallerIdentity",
          clients -> clients.of(StsClient.builder(), REGION).getCallerIdentity(),
          "ses:ListIdentities",
          clients -> clients.ses(REGION).listIdentities(),
          "ses:GetEmailIdentity",
          clients -> clients.sesV2(REGION).getEmailIdentity(q -> q.emailIdentity("example.com")),
          "dynamodb:Query",
          clients -> clients.dynamoDb(REGION).query(query -> query.tableName("table")),
          "sns:Publish",
          clients ->
              clients
                  .sns(REGION)
                  .publish(q -> q.topicArn("arn:aws:sns:eu-west-1:111122223333:t").message("m")));

  @AfterEach
  void noEndpoint() {
    System.clearProperty("aws.endpointUrl");
  }

  @ParameterizedTest
  @CsvSource({
    "302,NOT_AN_ANSWER",
    "400,NOT_AN_ANSWER",
    "403,NOT_AN_ANSWER",
    "429,THROTTLED",
    "502,UNAVAILABLE",
    "503,UNAVAILABLE"
  })
  void aPageOfSomebodyElseKeepsItsStatusAndItsWords(int status, Kind kind) {
    try (Loopback server =
            new Loopback((_, exchange) -> send(exchange, status, "text/html", PAGE));
        Clients clients = clients()) {
      assertThat(problems(server, clients))
          .hasSize(CALLS.size())
          .allSatisfy(
              problem -> {
                assertThat(problem.kind()).isEqualTo(kind);
                assertThat(problem.detail())
                    .startsWith("HTTP " + status)
                    .endsWith(": Blocked & logged Ask the help desk");
              });
    }
  }

  /// The JDK loses the page where the request has a body.
  @ParameterizedTest
  @ValueSource(ints = {401, 407})
  void aPageThatAsksForAPasswordKeepsItsStatus(int status) {
    try (Loopback server =
            new Loopback((_, exchange) -> send(exchange, status, "text/html", PAGE));
        Clients clients = clients()) {
      assertThat(problems(server, clients))
          .hasSize(CALLS.size())
          .allMatch(problem -> problem.kind() == Kind.NOT_AN_ANSWER)
          .allMatch(problem -> problem.detail().startsWith("HTTP " + status));
    }
  }

  @Test
  void noAnswerIsAFaultOfThisProgramOrToldInJavasWords() {
    AtomicReference<Reply> reply = new AtomicReference<>();
    try (Loopback server =
            new Loopback(
                (form, exchange) -> Objects.requireNonNull(reply.get()).to(form, exchange));
        Clients clients = clients()) {
      answers()
          .forEach(
              answer -> {
                reply.set(answer);
                assertThat(problems(server, clients)).allSatisfy(this::isTheNetworks);
              });
    }
  }

  private static Stream<Reply> answers() {
    Stream<Reply> statuses =
        IntStream.of(200, 401, 403, 503)
            .boxed()
            .flatMap(
                status ->
                    Stream.of("", PAGE, "{}", "[]", "{", "null", "\"no\"", "OK", "<a/>", "<a>")
                        .map(body -> (_, exchange) -> send(exchange, status, "text/html", body)));
    Stream<Reply> others =
        Stream.of(
            (_, exchange) ->
                send(
                    exchange,
                    200,
                    "application/json",
                    """
                    {"DkimAttributes": 7, "Items": "x", "Tags": {}}
                    """),
            (_, exchange) ->
                send(exchange, 403, "application/json", "{\"__type\": {}, \"message\": [1]}"),
            (_, exchange) -> {
              exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/login");
              send(exchange, 302, "text/html", PAGE);
            },
            (_, exchange) -> {
              exchange.sendResponseHeaders(200, 500);
              exchange.getResponseBody().write('<');
              exchange.getResponseBody().flush();
              throw new IOException("broken off");
            });
    return Stream.concat(statuses, others);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nno",
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\n\r\n"
      })
  void noBytesAreAFaultOfThisProgram(String bytes) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Clients clients = clients()) {
      Thread.ofVirtual().start(() -> answer(server, bytes));
      System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getLocalPort());

      assertThat(problems(clients)).hasSize(CALLS.size()).allSatisfy(this::isTheNetworks);
    }
  }

  @Test
  void noEndpointIsAFaultOfThisProgram() throws IOException {
    int closed;
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      closed = server.getLocalPort();
    }
    for (String endpoint :
        List.of(
            "http://127.0.0.1:" + closed,
            "https://127.0.0.1:" + closed,
            "http://no-such-host.invalid",
            "http://[fe80::1%25nosuch0]")) {
      try (Clients clients = clients()) {
        System.setProperty("aws.endpointUrl", endpoint);

        assertThat(problems(clients))
            .as(endpoint)
            .hasSize(CALLS.size())
            .allSatisfy(this::isTheNetworks);
      }
    }
  }

  @Test
  void anUnknownNameIsNamed() {
    try (Clients clients = clients()) {
      System.setProperty("aws.endpointUrl", "http://no-such-host.invalid");

      assertThat(problems(clients))
          .extracting(Problem::detail)
          .allMatch(detail -> detail.endsWith("the name no-such-host.invalid cannot be resolved"));
    }
  }

  @Test
  void aProxyThatDoesNotLetThroughIsNoAnswerOfAwsAndKeepsItsWords() {
    String words = "Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 %s\"";

    assertThat(problem(words.formatted("407 Proxy Authentication Required")))
        .isEqualTo(
            new Problem(
                Kind.NOT_AN_ANSWER, "a", words.formatted("407 Proxy Authentication Required")));
    assertThat(problem(words.formatted("403 Forbidden")).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(problem(words.formatted("503 Down")).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  private static Problem problem(String words) {
    return AwsFailures.problem(
        "a",
        SdkClientException.create(
            "Unable to execute HTTP request: " + words, new IOException(words)));
  }

  private void isTheNetworks(Problem problem) {
    assertThat(problem.kind()).as(problem.sentence()).isNotEqualTo(Kind.UNEXPECTED);
    assertThat(problem.detail())
        .isNotBlank()
        .doesNotContainPattern("\\b(java|javax|sun|software)\\.[a-z]+\\.")
        .doesNotContain("Exception", "SDK Attempt");
  }

  private static List<Problem> problems(Loopback server, Clients clients) {
    return server.here(() -> problems(clients));
  }

  private static List<Problem> problems(Clients clients) {
    return CALLS.entrySet().stream()
        .flatMap(
            call ->
                Optional.ofNullable(catchRuntimeException(() -> call.getValue().accept(clients)))
                    .map(failure -> AwsFailures.problem(call.getKey(), failure))
                    .stream())
        .toList();
  }

  private static Clients clients() {
    return new Clients(
        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
        UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build(),
        DefaultRetryStrategy::doNotRetry);
  }

  private static void answer(ServerSocket server, String bytes) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().read();
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        // The next round ends when the socket is closed.
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = status == 204 ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Connection", "close");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
