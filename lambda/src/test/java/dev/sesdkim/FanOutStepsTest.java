package dev.sesdkim;

import static dev.sesdkim.WatchedAccount.HOME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.scan.LastStep;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.ScanSummary.AlertResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The handler as a state machine calls it, from JSON to rows, alerts and objects of S3.
class FanOutStepsTest {

  private static final LocalTable ENGINE = LocalTable.open("engine");

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final WatchedAccount watched = new WatchedAccount(ENGINE.client()).withTable();
  private HttpServer s3;

  @BeforeEach
  void start() throws IOException {
    s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    s3.createContext("/", this::answer);
    s3.start();
    System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:" + s3.getAddress().getPort());
    watched.with("FAN_OUT_BUCKET", "lists");
    watched.account.put(HOME, SimulatedIdentity.domain("example.com"));
  }

  @AfterEach
  void stop() {
    System.clearProperty("aws.endpointUrlS3");
    s3.stop(0);
    watched.close();
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void aScanIsAListARunForEachAccountAndALastStep() {
    Map<String, Object> list = step(Map.of("run", "list"));

    assertThat(list)
        .containsEntry("scanId", "scan-1")
        .containsEntry("startedAt", "2026-11-24T05:00:00.123Z")
        .containsEntry("bucket", "lists")
        .containsEntry("key", "scans/scan-1.json")
        .containsEntry("accounts", 1)
        .containsEntry("problem", Map.of());
    assertThat(new String(objects.getOrDefault("/lists/scans/scan-1.json", new byte[0]), UTF_8))
        .isEqualTo("[{\"id\":\"123456789012\",\"turn\":\"LISTED\"}]");

    Map<String, Object> worker = step(Map.of("run", "account", "account", account("123456789012")));

    assertThat(worker)
        .isEqualTo(
            Map.of(
                "account",
                "123456789012",
                "outcome",
                "SCANNED",
                "identities",
                1,
                "regionsNotRead",
                0));
    assertThat(watched.kinds()).isEmpty();
    assertThat(watched.events()).noneMatch(line -> line.containsKey("_aws"));

    Map<String, Object> told = step(Map.of("run", "tell", "problem", Map.of()));

    assertThat(watched.kinds()).containsExactly("STARTED");
    assertThat(told)
        .containsEntry("outcome", "FINISHED")
        .containsEntry("scanId", "scan-1")
        .containsEntry(
            "accounts",
            Map.of(
                "all",
                1,
                "scanned",
                1,
                "healthy",
                1,
                "notScannedCount",
                0,
                "notScanned",
                List.of()));
    assertThat(WatchedAccount.region(told, HOME))
        .containsEntry("outcome", "READ")
        .containsEntry("verified", 1);
    assertThat(watched.events().getLast()).containsEntry("ScanHealthy", 1);
  }

  /// More than 256 KiB fail the state, and nothing catches that.
  @Test
  void theLastStepsAnswerToAStormOfTenThousandDomainsIsOneThatAStateMayHave() {
    List<AlertResult> alerts =
        IntStream.range(0, 20)
            .mapToObj(message -> IntStream.range(message * 500, (message + 1) * 500))
            .map(numbers -> numbers.mapToObj("shop%05d.mail.eu.example.com"::formatted).toList())
            .map(
                told -> new AlertResult(AlertKind.OfDomain.REGRESSED, told, true, Optional.empty()))
            .toList();

    assertThat(Json.write(FanOutSteps.json(result(alerts, List.of()))))
        .hasSizeLessThan(256 * 1024)
        .contains("shop00000.mail.eu.example.com", "shop09500.mail.eu.example.com");
  }

  /// The dashboard searches the line of a scan for the beginning of this text.
  @Test
  void accountsThatWereNotScannedAreFoundInTheText() {
    assertThat(Json.write(FanOutSteps.json(result(List.of(), List.of("210987654321")))))
        .contains("\"notScanned\":[\"210987654321\"]");
    assertThat(Json.write(FanOutSteps.json(result(List.of(), List.of()))))
        .contains("\"notScanned\":[]");
  }

  @Test
  void whyTheAccountsCouldNotBeListedGoesFromTheListToTheLastStep() {
    step(Map.of("run", "list"));
    step(Map.of("run", "account", "account", account("123456789012")));

    Map<String, Object> told =
        step(
            Map.of(
                "run",
                "tell",
                "problem",
                Map.of(
                    "kind", "ACCESS_DENIED",
                    "action", "organizations:ListAccounts",
                    "detail", "no")));

    assertThat(told.get("troubles")).asString().contains("ACCOUNTS", "ListAccounts: no");
  }

  @Test
  void anAccountWhoseRoleRefusesIsAnOutcomeAndNoFailure() {
    Map<String, Object> worker = step(Map.of("run", "account", "account", account("210987654321")));

    assertThat(worker).containsEntry("outcome", "FAILED").containsKey("because");
  }

  @Test
  void aLastStepThatCannotTellFailsAndSaysWhy() {
    step(Map.of("run", "list"));

    assertThatThrownBy(() -> step(Map.of("run", "tell", "problem", Map.of())))
        .isInstanceOf(FailedScan.class)
        .hasMessageContaining("was not scanned");
    assertThat(watched.events().getLast()).containsEntry("ScanHealthy", 0);
  }

  /// The state machine repeats a last step for as long as the other scan may take, unless it fails.
  @Test
  void aLastStepThatHasToWaitForAnotherScanIsNoFailedOne() {
    step(Map.of("run", "list"));
    step(Map.of("run", "account", "account", account("123456789012")));
    anotherScanTakes("123456789012");

    assertThatThrownBy(() -> step(Map.of("run", "tell", "problem", Map.of())))
        .isInstanceOf(AnotherScanRuns.class)
        .satisfies(waits -> assertThat(waits.getStackTrace()).isEmpty());
    assertThat(watched.kinds()).isEmpty();
    assertThat(watched.events()).noneMatch(line -> line.containsKey("_aws"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"run\":\"listen\"}|list, account or tell as \"run\"",
        "{\"run\":\"list\",\"scanId\":\"a/b\"}|up to 80 letters, digits and characters of -_",
        "{\"run\":\"list\",\"scanId\":7}|text as \"scanId\"",
        "{\"run\":\"list\",\"startedAt\":\"today\"}|a moment such as",
        "{\"run\":\"account\"}|received nothing, expected an entry of the list of accounts",
        "{\"run\":\"account\",\"account\":{\"id\":\"1\",\"turn\":\"LISTED\"}}|an entry of the list",
        "{\"run\":\"tell\",\"problem\":{\"kind\":\"BAD\"}}|the problem that the list answered"
      })
  void aStepThatCannotBeReadIsRefusedWithWhatWasExpected(String detail, String expected) {
    assertThatThrownBy(() -> step(Json.object(detail)))
        .isInstanceOf(InvalidEvent.class)
        .hasMessageContaining(expected);
  }

  @Test
  void aStepIsRefusedWhereNoStateMachineIsDeployed() {
    watched.with("FAN_OUT_BUCKET", "");

    assertThatThrownBy(() -> step(Map.of("run", "list")))
        .isInstanceOf(InvalidEvent.class)
        .hasMessageContaining("fanOut=true");
  }

  private static LastStep.Result result(List<AlertResult> alerts, List<String> notScanned) {
    Instant now = Instant.parse("2026-11-24T05:00:00.123Z");
    ScanRecord own =
        new ScanRecord(
            "scan-1",
            "123456789012",
            now,
            now,
            List.of(HOME),
            Map.of(),
            Map.of(),
            Counts.NONE,
            Map.of(),
            alerts.size(),
            true);
    return new LastStep.Result(
        new ScanSummary.Finished(
            own, List.of(), List.of(), true, alerts, Optional.of(1), 0, Map.of()),
        1 + notScanned.size(),
        1,
        1,
        notScanned);
  }

  private void anotherScanTakes(String account) {
    ENGINE
        .client()
        .updateItem(
            update ->
                update
                    .tableName(watched.tableName())
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS("accounts"),
                            "sk", AttributeValue.fromS(account)))
                    .updateExpression("SET holder = :other, #until = :later")
                    .expressionAttributeNames(Map.of("#until", "until"))
                    .expressionAttributeValues(
                        Map.of(
                            ":other", AttributeValue.fromS("scan-2"),
                            ":later", AttributeValue.fromS("9999-12-31T00:00:00.000Z"))));
  }

  private Map<String, Object> step(Map<String, Object> what) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("scanId", "scan-1");
    detail.put("startedAt", Instant.parse("2026-11-24T05:00:00.123Z").toString());
    detail.putAll(what);
    return watched.invoke(Json.write(Map.of("detail", detail)));
  }

  private static Map<String, Object> account(String id) {
    return Map.of("id", id, "turn", "LISTED");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestMethod().equals("PUT")) {
        objects.put(path, body);
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      byte[] object = objects.getOrDefault(path, new byte[0]);
      exchange.sendResponseHeaders(object.length == 0 ? 404 : 200, object.length);
      exchange.getResponseBody().write(object);
    }
  }
}
