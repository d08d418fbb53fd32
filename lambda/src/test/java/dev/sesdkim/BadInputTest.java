package dev.sesdkim;

import static dev.sesdkim.WatchedAccount.HOME;
import static dev.sesdkim.WatchedAccount.OTHER;
import static dev.sesdkim.WatchedAccount.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.PublishedMessage;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Bad input, through the whole function: a clear error, and nothing lost.
class BadInputTest {

  private static final Instant LOOKED = Instant.parse("2026-11-24T05:00:00Z");
  private static final LocalTable ENGINE = LocalTable.open("engine");

  private final WatchedAccount watched = new WatchedAccount(ENGINE.client());

  @AfterEach
  void stop() {
    watched.close();
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void aMissingTableFailsTheInvocationBeforeSesIsAsked() {
    assertThatThrownBy(watched::invoke)
        .isInstanceOf(FailedScan.class)
        .hasMessageContainingAll(watched.tableName(), HOME, "dynamodb:Query", "no such table");
    assertThat(watched.account.calls()).isEmpty();
  }

  @Test
  void aTopicThatRefusesFailsTheInvocationAndTheAlertGoesOutWithTheNextScan() {
    watched.withTable().account.put(HOME, SimulatedIdentity.domain("example.com"));
    watched.invoke();
    watched.account.breakDkim(HOME, "example.com", LOOKED);
    watched.account.inject(
        Fault.on(
            call -> call.service() == Service.SNS,
            new Fate.Refused(403, "AuthorizationError", "User may not publish")));

    assertThatThrownBy(watched::invoke)
        .isInstanceOf(FailedScan.class)
        .hasMessageContainingAll("sns:Publish", "dkim-alerts", "User may not publish", "stays due");
    watched.account.inject(Fault.none());
    watched.invoke();

    assertThat(watched.kinds()).containsExactly("STARTED", "REGRESSED");
  }

  @Test
  void aRegionThatDoesNotExistIsToldAsAMistakeInTheSettings() {
    watched.withTable().with("REGIONS", "us-east-9");

    for (int scan = 0; scan < 3; scan++) {
      assertThatThrownBy(watched::invoke)
          .isInstanceOf(FailedScan.class)
          .hasMessageContaining("No such region: us-east-9");
    }

    assertThat(watched.kinds()).containsExactly("SCAN_PROBLEM");
    assertThat(watched.account.published().getFirst().body("email").replaceAll("\\s+", " "))
        .contains("rejected on the settings: no such region: us-east-9")
        .contains("Fix: correct the settings regions and excludedRegions, and deploy again.")
        .doesNotContain("EC2");
  }

  @Test
  void missingCredentialsFailTheInvocationAndSaySo() {
    watched
        .withTable()
        .with(
            () -> {
              throw SdkClientException.create("No credentials in the environment");
            });

    assertThatThrownBy(watched::invoke)
        .isInstanceOf(FailedScan.class)
        .hasMessageContainingAll("ec2:DescribeRegions", HOME, "credentials");
  }

  @ParameterizedTest
  @CsvSource({
    "ListIdentities, ses:ListIdentities",
    "GetIdentityDkimAttributes, ses:GetIdentityDkimAttributes",
    "GetIdentityVerificationAttributes, ses:GetIdentityVerificationAttributes"
  })
  void aPermissionThatIsMissingInOneRegionIsNamedAndTheOtherRegionIsRead(
      String call, String action) {
    watched.withTable().account.put(HOME, SimulatedIdentity.domain("example.com"));
    watched.account.put(OTHER, SimulatedIdentity.domain("example.com"));
    refuse(call, OTHER);

    Map<String, Object> answer = watched.invoke();

    assertThat(region(answer, OTHER))
        .containsEntry("kind", "ACCESS_DENIED")
        .extractingByKey("because")
        .asString()
        .contains(action);
    assertThat(region(answer, HOME)).containsEntry("outcome", "READ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"quoted \\\"name\\\"\"@example.com",
        "<b>&amp;\"'@example.com",
        "new\u0085line\u202eevil@example.com",
        "b\u00fccher@b\u00fccher.example",
        "News+Tag@example.com",
        "M\u00fcnchen.Example.JP",
        "EXAMPLE.COM",
      })
  void whateverAnIdentityIsCalledItIsKeptAndItsRegressionAlertedAsOneMessage(String name) {
    SimulatedIdentity identity =
        name.contains("@") ? SimulatedIdentity.address(name) : SimulatedIdentity.domain(name);
    watched.withTable().account.put(HOME, identity);
    if (name.contains("@")) {
      watched.account.put(
          HOME, SimulatedIdentity.domain(name.substring(name.lastIndexOf('@') + 1)));
    }
    watched.invoke();
    watched.account.change(HOME, name, one -> one.withVerification("Failed"));

    watched.invoke();

    assertThat(names())
        .contains(name.contains("@") ? name : name.toLowerCase(java.util.Locale.ROOT));
    assertThat(watched.kinds()).containsExactly("STARTED", "REGRESSED");
    PublishedMessage alert = watched.account.published().getLast();
    assertThat(alert.subject().orElseThrow()).matches("[ -~]{1,99}");
    assertThat(alert.body("email")).doesNotContain("\u202e", "\u0085");
    assertThat(Json.object(alert.body("https"))).containsEntry("source", "custom");
    assertThat(alert.body("https")).doesNotContain("*<b>", "`<b>", "\u202e");
    assertThat(alert.body("sqs")).contains("IDENTITY_NOT_VERIFIED");
    assertThat(watched.log).noneMatch(line -> line.contains("\n") || line.contains("\u202e"));
    assertThat(watched.events()).isNotEmpty();
  }

  @Test
  void aStatusThatNobodyKnowsIsUnknownKeptInItsOwnWordsAndNeverAlerted() {
    watched.withTable().account.put(HOME, SimulatedIdentity.domain("example.com"));
    watched.invoke();
    watched.account.changeDkim(HOME, "example.com", dkim -> dkim.withStatus("Paused<b>"));

    Map<String, Object> answer = watched.invoke();

    assertThat(answer)
        .containsEntry("verdicts", Map.of("verified", 0, "unverified", 0, "unknown", 1));
    assertThat(watched.kinds()).containsExactly("STARTED");
    watched.account.mendDkim(HOME, "example.com");
    assertThat(watched.invoke()).containsEntry("changes", Map.of());
  }

  @Test
  void attributesThatDoNotComeBackAreUnknownAndTheOthersAreRead() {
    watched.withTable().account.put(HOME, SimulatedIdentity.domain("example.com"));
    watched.account.put(HOME, SimulatedIdentity.domain("example.org"));
    watched.invoke();
    watched.account.withholdAttributes(HOME, "example.com");

    assertThat(watched.invoke())
        .containsEntry("verdicts", Map.of("verified", 1, "unverified", 0, "unknown", 1))
        .containsEntry("changes", Map.of());
    assertThat(watched.kinds()).containsExactly("STARTED");
  }

  @Test
  void aProxysPageInPlaceOfTheListIsNoRemoval() {
    watched.withTable().account.put(HOME, SimulatedIdentity.domain("example.com"));
    watched.invoke();
    watched.account.inject(
        Fault.on(
            call -> call.action().equals("ListIdentities") && call.region().equals(HOME),
            new Fate.Garbage()));

    Map<String, Object> answer = watched.invoke();

    assertThat(region(answer, HOME)).containsEntry("kind", "NOT_AN_ANSWER");
    watched.invoke();
    assertThat(watched.kinds()).containsExactly("STARTED");
    watched.invoke();
    assertThat(watched.kinds()).containsExactly("STARTED", "SCAN_PROBLEM");
    assertThat(names()).contains("example.com");
  }

  private void refuse(String action, String region) {
    watched.account.inject(
        Fault.on(
            call -> call.action().equals(action) && call.region().equals(region),
            new Fate.Refused(403, "AccessDenied", "not authorized")));
  }

  private List<String> names() {
    return ENGINE
        .client()
        .query(
            query ->
                query
                    .tableName(watched.tableName())
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk",
                            AttributeValue.fromS(
                                "arn:aws:ses:" + HOME + ":123456789012:identity"))))
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(item.get("sk")).s())
        .toList();
  }
}
