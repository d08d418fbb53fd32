package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.alert;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.removed;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StateItemTest {

  private static final Instant BROKE = Instant.parse("2026-11-24T03:00:00Z");

  static List<State> everyShape() {
    return List.of(
        verified("example.com", 3),
        failed("example.com", 1, 3),
        removed(failed("example.com", 1, 2), 3),
        due(failed("example.com", 1, 3), alert(AlertKind.REGRESSED, 1)),
        due(
            failed("example.com", 1, 3),
            new DueAlert(
                AlertKind.STARTED,
                Optional.empty(),
                Verdict.UNVERIFIED,
                Reason.NOT_STARTED,
                BROKE,
                BROKE,
                "scan-3")),
        address(new MailFrom.Custom("bounce.example.com", "Pending", "RejectMessage")),
        address(new MailFrom.Custom("bounce.example.com", "", "UseDefaultValue")),
        address(new MailFrom.Unread()),
        address(new MailFrom.Standard()),
        neverReadable(),
        withEvidence(),
        verified("example.com", 3).with(detailAlone()),
        verified("example.com", 3).with(Evidence.none().wasReady(true)));
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void aStateComesBackAsItWas(State state) {
    assertThat(StateItem.state(StateItem.of(state))).isEqualTo(state);
  }

  @Test
  void anUnverifiedStateHasTheAttributesOfTheContract() {
    assertThat(StateItem.of(due(failed("example.com", 1, 3), alert(AlertKind.REGRESSED, 1))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("pk", text("arn:aws:ses:eu-west-1:123456789012:identity")),
                Map.entry("sk", text("example.com")),
                Map.entry("schema", AttributeValue.fromN("1")),
                Map.entry("identity", text("example.com")),
                Map.entry("identityType", text("DOMAIN")),
                Map.entry("region", text(REGION)),
                Map.entry("account", text(ACCOUNT)),
                Map.entry("verdict", text("UNVERIFIED")),
                Map.entry("reason", text("FAILED")),
                Map.entry("signingEnabled", AttributeValue.fromBool(true)),
                Map.entry("dkimStatus", text("Failed")),
                Map.entry("verificationStatus", text("Success")),
                Map.entry(
                    "dkimTokens",
                    AttributeValue.fromL(List.of(text("token1"), text("token2"), text("token3")))),
                Map.entry("since", text("2026-11-24T04:00:00.000Z")),
                Map.entry("stretchSince", text("2026-11-24T04:00:00.000Z")),
                Map.entry("firstSeenAt", text("2026-11-24T03:00:00.000Z")),
                Map.entry("lastSeenAt", text("2026-11-24T06:00:00.000Z")),
                Map.entry("scanId", text("scan-3")),
                Map.entry("unverifiedIn", text(ACCOUNT)),
                Map.entry(
                    "alertDue",
                    AttributeValue.fromL(
                        List.of(
                            AttributeValue.fromM(
                                Map.of(
                                    "kind", text("REGRESSED"),
                                    "was", text("VERIFIED"),
                                    "verdict", text("UNVERIFIED"),
                                    "reason", text("FAILED"),
                                    "since", text("2026-11-24T04:00:00.000Z"),
                                    "observedAt", text("2026-11-24T04:00:00.000Z"),
                                    "scanId", text("scan-1"))))))));
  }

  @Test
  void aVerifiedStateHasNoTokensNoDueAlertsAndIsNotInTheIndex() {
    assertThat(StateItem.of(address(new MailFrom.Standard())))
        .containsEntry("governedBy", text("example.com"))
        .containsEntry("identityType", text("EMAIL_ADDRESS"))
        .doesNotContainKeys(
            "dkimTokens", "alertDue", "unverifiedIn", "mailFromDomain", "removedAt");
  }

  @Test
  void evidenceHasTheAttributesOfTheContract() {
    Map<String, AttributeValue> row = StateItem.of(withEvidence());

    assertThat(row)
        .containsEntry("dkimOrigin", text("AWS_SES"))
        .containsEntry("dkimHostedZone", text("dkim.amazonses.com"))
        .containsEntry("dkimKeyBits", AttributeValue.fromN("2048"))
        .containsEntry("sesError", text("HOST_NOT_FOUND"))
        .containsEntry("sesLastCheckedAt", text("2026-11-24T03:00:00.000Z"))
        .containsEntry("atRiskSince", text("2026-11-24T03:00:00.000Z"))
        .containsEntry("dmarcStatus", text("INHERITED"))
        .containsEntry("dmarcPolicy", text("quarantine"))
        .containsEntry("dmarcFrom", text("example.com"))
        .containsEntry(
            "dmarcProblems", AttributeValue.fromL(List.of(text("RUA_MISSING: no reports"))))
        .containsEntry("readiness", text("NOT_READY"));
    assertThat(new Row(row).rows("dnsRecords").getFirst().attributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "name", text("token1._domainkey.example.com"),
                "type", text("CNAME"),
                "expected", text("token1.dkim.amazonses.com"),
                "found", text("192.0.2.1"),
                "finding", text("ADDRESS_INSTEAD")));
    assertThat(new Row(row).rows("dnsRecords").getLast().attributes()).doesNotContainKey("found");
    assertThat(new Row(row).row("readinessChecks").attributes())
        .containsOnlyKeys("dkimVerified", "dkimLive", "dkimKeyLength", "spf", "dmarc", "alignment")
        .containsEntry("dmarc", text("FAIL"))
        .containsEntry("spf", text("WARN"));
  }

  @Test
  void whereNothingWasLookedUpNoAttributeOfTheEvidenceIsThere() {
    assertThat(StateItem.of(verified("example.com", 3)))
        .doesNotContainKeys(
            "dkimOrigin", "dnsRecords", "atRiskSince", "dmarcStatus", "readiness", "wasReady");
  }

  @Test
  void evidenceThatCannotBeReadCostsNoState() {
    Map<String, AttributeValue> row = new HashMap<>(StateItem.of(withEvidence()));
    row.put("dmarcStatus", text("BRILLIANT"));

    assertThat(StateItem.state(row)).isEqualTo(verified("example.com", 3));
  }

  @Test
  void aRemovedIdentityIsNotInTheIndexOfWhatIsBrokenNow() {
    assertThat(StateItem.of(removed(failed("example.com", 1, 2), 3)))
        .containsEntry("removedAt", text("2026-11-24T06:00:00.000Z"))
        .doesNotContainKey("unverifiedIn");
  }

  @Test
  void aCustomMailFromIsNamedWithItsStatus() {
    State state = address(new MailFrom.Custom("bounce.example.com", "Failed", "RejectMessage"));
    assertThat(StateItem.of(state))
        .containsEntry("mailFromDomain", text("bounce.example.com"))
        .containsEntry("mailFromStatus", text("Failed"));
  }

  @Test
  void whatIsFinerThanAMillisecondIsCutOff() {
    assertThat(Times.text(Instant.parse("2026-11-24T03:00:00.123999Z")))
        .isEqualTo("2026-11-24T03:00:00.123Z");
  }

  @Test
  void aRowOfANewerSchemaIsNotRead() {
    assertThatThrownBy(() -> StateItem.state(changed("schema", AttributeValue.fromN("2"))))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessageContaining("schema 2 is newer than 1");
  }

  @ParameterizedTest
  @CsvSource({
    "verdict, FINE, attribute verdict is no Verdict: FINE",
    "since, yesterday, attribute since is no time",
    "signingEnabled, true, 'attribute signingEnabled has type S, not BOOL'",
    "dkimTokens, token1, 'attribute dkimTokens has type S, not L'",
    "schema, one, 'attribute schema has type S, not N'"
  })
  void aDamagedAttributeIsNamed(String attribute, String value, String message) {
    assertThatThrownBy(() -> StateItem.state(changed(attribute, text(value))))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMissingAttributeIsNamed() {
    Map<String, AttributeValue> row = new HashMap<>(StateItem.of(failed("example.com", 1, 3)));
    row.remove("lastSeenAt");
    assertThatThrownBy(() -> StateItem.state(row))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessage("attribute lastSeenAt is missing");
  }

  @Test
  void anAttributeThatThisVersionDoesNotKnowIsPassedOver() {
    assertThat(StateItem.state(changed("colour", text("blue"))))
        .isEqualTo(failed("example.com", 1, 3));
  }

  private static Map<String, AttributeValue> changed(String attribute, AttributeValue value) {
    Map<String, AttributeValue> row = new HashMap<>(StateItem.of(failed("example.com", 1, 3)));
    row.put(attribute, value);
    return row;
  }

  private static State address(MailFrom mailFrom) {
    return new State(
        new Identity(REGION, ACCOUNT, "Some.One+tag@example.com"),
        Verdict.VERIFIED,
        Reason.OK,
        new Facts(
            Optional.of(false),
            Optional.of("NotStarted"),
            Optional.of("Success"),
            List.of(),
            Optional.of("example.com"),
            mailFrom),
        BROKE,
        BROKE,
        BROKE,
        BROKE,
        "scan-0",
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static State neverReadable() {
    return new State(
        new Identity(REGION, ACCOUNT, "example.jp"),
        Verdict.UNKNOWN,
        Reason.UNRECOGNIZED,
        Facts.none(),
        BROKE,
        BROKE,
        BROKE,
        BROKE,
        "scan-0",
        Optional.of(new State.Unreadable(Reason.UNRECOGNIZED, "DkimStatus=Paused", BROKE)),
        Optional.empty(),
        List.of());
  }

  private static State withEvidence() {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(
          check,
          new Readiness.Result(
              switch (check) {
                case DMARC -> CheckOutcome.FAIL;
                case SPF -> CheckOutcome.WARN;
                case DKIM_KEY_LENGTH -> CheckOutcome.UNKNOWN;
                case DKIM_VERIFIED, DKIM_LIVE, ALIGNMENT -> CheckOutcome.PASS;
              },
              "because of " + check.key()));
    }
    return verified("example.com", 3)
        .with(
            new Evidence(
                detailAlone().detail(),
                List.of(
                    new DnsCheck(
                        "token1._domainkey.example.com",
                        DnsType.CNAME,
                        "token1.dkim.amazonses.com",
                        Optional.of("192.0.2.1"),
                        DnsFinding.ADDRESS_INSTEAD),
                    new DnsCheck(
                        "token2._domainkey.example.com",
                        DnsType.CNAME,
                        "token2.dkim.amazonses.com",
                        Optional.empty(),
                        DnsFinding.MISSING)),
                Optional.of(BROKE),
                Optional.of(
                    new DmarcEvidence(
                        DmarcStatus.INHERITED,
                        Optional.of(DmarcPolicy.QUARANTINE),
                        Optional.of("example.com"),
                        List.of("RUA_MISSING: no reports"))),
                Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks)),
                true));
  }

  private static Evidence detailAlone() {
    return Evidence.none()
        .with(
            new SesDetail(
                "AWS_SES",
                Optional.of("dkim.amazonses.com"),
                Optional.of("selector"),
                Optional.of(2048),
                Optional.of("HOST_NOT_FOUND"),
                Optional.of(BROKE),
                Optional.of(BROKE),
                BROKE));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
