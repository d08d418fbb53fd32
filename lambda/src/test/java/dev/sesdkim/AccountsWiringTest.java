package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.aws.Clients;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.scan.ScanFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The settings of many accounts, down to the requests of the SDK's real HTTP client.
class AccountsWiringTest {

  private static final String ROOT =
      "{\"Accounts\": [{\"Id\": \"123456789012\", \"Name\": \"monitor\", \"State\": \"ACTIVE\"},"
          + "{\"Id\": \"222222222222\", \"Name\": \"shop\", \"State\": \"ACTIVE\"},"
          + "{\"Id\": \"333333333333\", \"Name\": \"lab\", \"State\": \"ACTIVE\"}]}";

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    System.clearProperty("aws.endpointUrl");
    server.stop(0);
  }

  @Test
  void withoutSettingsNoOtherAccountIsWatchedAndNobodyIsAsked() {
    assertThat(ids(Map.of())).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void anOrganizationIsListedBesidesTheMonitorsOwnAccountAndWithoutWhatIsLeftOut() {
    assertThat(ids(Map.of("ORGANIZATION", "all", "EXCLUDED_ACCOUNTS", "333333333333")))
        .containsExactly("222222222222");
    assertThat(asked).containsExactly("AWSOrganizationsV20161128.ListAccounts {}");
  }

  @Test
  void aPartOfAnOrganizationIsListedByItsParent() {
    assertThat(ids(Map.of("ORGANIZATION", "r-ab12")))
        .containsExactly("222222222222", "333333333333");
    assertThat(asked)
        .containsExactly(
            "AWSOrganizationsV20161128.ListAccountsForParent {\"ParentId\":\"r-ab12\"}",
            "AWSOrganizationsV20161128.ListOrganizationalUnitsForParent"
                + " {\"ParentId\":\"r-ab12\"}");
  }

  @Test
  void aNamedAccountOutsideTheOrganizationIsWatchedAndRefusedBeforeItsRoleIsAssumed() {
    try (Clients clients = clients()) {
      AccountsWiring accounts = wiring(clients, Map.of("ACCOUNTS", "999999999999"));
      assertThat(accounts.watched().others()).extracting(Account::id).contains("999999999999");

      assertThatThrownBy(() -> accounts.sources().of("999999999999").regions().enabled())
          .isInstanceOf(ScanFailure.class)
          .hasMessageContaining("not in this monitor's organization");
      assertThat(asked).hasSize(1);
    }
  }

  /// Of all functions that a state machine starts only one lists: what another one listed last may
  /// be old.
  @Test
  void withAStateMachineNoAccountIsRefusedForWhatThisFunctionListedEarlier() {
    try (Clients clients = clients()) {
      AccountsWiring accounts =
          wiring(clients, Map.of("ACCOUNTS", "999999999999", "FAN_OUT_BUCKET", "lists"));
      accounts.watched().others();
      asked.clear();

      assertThatThrownBy(() -> accounts.sources().of("999999999999").regions().enabled())
          .isInstanceOf(ScanFailure.class);
      assertThat(asked).singleElement().asString().contains("Action=AssumeRole");
    }
  }

  @Test
  void theRoleOfAnotherAccountIsAssumedWithTheExternalIdAndThatOfTheMonitorsOwnIsNot() {
    try (Clients clients = clients()) {
      AccountsWiring accounts =
          wiring(clients, Map.of("ORGANIZATION", "all", "EXTERNAL_ID", "monitor-7"));

      assertThatThrownBy(() -> accounts.sources().of("222222222222").regions().enabled())
          .isInstanceOf(ScanFailure.class);
      assertThat(asked)
          .singleElement()
          .asString()
          .contains("Action=AssumeRole", "ExternalId=monitor-7");
      asked.clear();

      assertThatThrownBy(() -> accounts.sources().of("123456789012").regions().enabled())
          .isInstanceOf(ScanFailure.class);
      assertThat(asked).singleElement().asString().contains("Action=DescribeRegions");
    }
  }

  private List<String> ids(Map<String, String> variables) {
    try (Clients clients = clients()) {
      return wiring(clients, variables).watched().others().stream().map(Account::id).toList();
    }
  }

  private static AccountsWiring wiring(Clients clients, Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("TABLE_NAME", "dkim-states");
    all.put("TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:dkim-alerts");
    SkippedTime time = new SkippedTime();
    return AccountsWiring.of(Settings.from(all), clients, time, time, new Random(1));
  }

  private static Clients clients() {
    return new Clients(
        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      asked.add((target == null ? "" : target + " ") + body);
      boolean known = target != null;
      byte[] answer =
          (!known
                  ? "refused"
                  : target.endsWith("UnitsForParent") ? "{\"OrganizationalUnits\": []}" : ROOT)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(known ? 200 : 400, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
