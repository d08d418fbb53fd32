package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.grace;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.moment;
import static dev.sesdkim.scan.Remembered.removed;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StateItemTest {

  static List<State> everyShape() {
    return List.of(
        verified("example.com", 3),
        failed("example.com", 1, 3),
        failed("example.com", 1, 3).watched(false, "scan-3"),
        grace(failed("example.com", 1, 3), scanAt(24)),
        removed(failed("example.com", 1, 2), 3),
        removed(verified("example.com", 2), 3),
        address(new MailFrom.Custom("bounce.example.com", "Pending", "RejectMessage")),
        address(new MailFrom.Custom("bounce.example.com", "", "UseDefaultValue")),
        address(new MailFrom.Unread()),
        address(new MailFrom.Standard()),
        neverReadable(),
        suspected(),
        withEvidence(),
        verified("example.com", 3).with(detailAlone()),
        verified("example.com", 3).with(Evidence.none().ready(true, Optional.empty())),
        verified("example.com", 3).with(Evidence.none().ready(false, Optional.of(START))));
  }

  /// S9: otherwise the next scan finds something else than is known, and writes the row again.
  @ParameterizedTest
  @ValueSource(strings = {"x", "例", "😀", "\n"})
  void s9LongEvidenceComesBackAsItWasFound(String letter) {
    State state = verified("example.com", 3).with(longEvidence(letter.repeat(2_000)));

    assertThat(StateItem.state(row(state))).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void aStateComesBackAsItWas(State state) {
    assertThat(StateItem.state(row(state))).isEqualTo(state);
  }

  @Test
  void whatIsUnverifiedIsInTheIndexWhileItIsThereAndItsRegionIsWatched() {
    assertThat(row(failed("example.com", 1, 3))).containsEntry("unverifiedIn", text(ACCOUNT));
    assertThat(row(failed("example.com", 1, 3).watched(false, "scan-3")))
        .doesNotContainKey("unverifiedIn");
    assertThat(row(removed(failed("example.com", 1, 2), 3))).doesNotContainKey("unverifiedIn");
    assertThat(row(verified("example.com", 3))).doesNotContainKey("unverifiedIn");
    assertThat(row(neverReadable())).doesNotContainKey("unverifiedIn");
  }

  @Test
  void evidenceHasTheAttributesOfTheContract() {
    Map<String, AttributeValue> row = row(withEvidence());

    assertThat(row)
        .containsEntry("dkimSelector", text("selector"))
        .containsEntry("sesError", text("HOST_NOT_FOUND"))
        .containsEntry("sesLastCheckedAt", text("2026-11-24T03:00:00.000Z"))
        .containsEntry("atRiskSince", text("2026-11-24T03:00:00.000Z"))
        .containsEntry("dmarcStatus", text("INHERITED"))
        .containsEntry("dmarcPolicy", text("quarantine"))
        .containsEntry("dmarcFrom", text("example.com"))
        .containsEntry(
            "dmarcProblems",
            AttributeValue.fromL(
                List.of(
                    AttributeValue.fromM(
                        Map.of("code", text("TAG_REMOVED"), "detail", text("pct"))))))
        .containsEntry("spfOutcome", text("PERMERROR"))
        .containsEntry(
            "spfProblem",
            AttributeValue.fromM(
                Map.of(
                    "code", text("UNKNOWN_TERM"),
                    "domain", text("bounce.example.com"),
                    "term", text("ipv4:192.0.2.1"))))
        .containsEntry("readiness", text("NOT_READY"));
    assertThat(new Row(row).rows("dnsRecords").getFirst().attributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "name", text("token1._domainkey.example.com"),
                "type", text("CNAME"),
                "expected", text("token1.dkim.amazonses.com"),
                "found", text("192.0.2.1"),
                "finding", text("ADDRESS_INSTEAD"),
                "inTheWay",
                    AttributeValue.fromL(
                        List.of(
                            AttributeValue.fromM(
                                Map.of("type", text("A"), "found", text("192.0.2.1")))))));
    assertThat(new Row(row).rows("dnsRecords").getLast().attributes()).doesNotContainKey("found");
    assertThat(new Row(row).row("readinessChecks").attributes())
        .containsOnlyKeys("dkimVerified", "dkimLive", "dkimKeyLength", "spf", "dmarc", "alignment")
        .containsEntry("dmarc", text("FAIL"))
        .containsEntry("spf", text("WARN"));
  }

  @Test
  void whereNothingWasLookedUpNoAttributeOfTheEvidenceIsThere() {
    assertThat(row(verified("example.com", 3)))
        .doesNotContainKeys(
            "dkimOrigin",
            "dnsRecords",
            "atRiskSince",
            "spfOutcome",
            "spfProblem",
            "dmarcStatus",
            "readiness",
            "wasReady",
            "suspected",
            "toldAt",
            "graceUntil",
            "removedAt");
  }

  @Test
  void evidenceThatCannotBeReadCostsNoState() {
    Map<String, AttributeValue> row = new HashMap<>(row(withEvidence()));
    row.put("dmarcStatus", text("BRILLIANT"));

    assertThat(StateItem.state(row)).isEqualTo(verified("example.com", 3));
  }

  @Test
  void whatIsFinerThanAMillisecondIsCutOff() {
    assertThat(TableTime.text(Instant.parse("2026-11-24T03:00:00.123999Z")))
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
    "reason, FINE, attribute reason has an unknown value: FINE",
    "since, yesterday, attribute since is not a time",
    "signingEnabled, true, 'attribute signingEnabled has type S, not BOOL'",
    "dkimTokens, token1, 'attribute dkimTokens has type S, not L'",
    "suspected, MISSING, 'attribute suspected has type S, not M'",
    "schema, one, 'attribute schema has type S, not N'"
  })
  void aDamagedAttributeIsNamed(String attribute, String value, String message) {
    assertThatThrownBy(() -> StateItem.state(changed(attribute, text(value))))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMissingAttributeIsNamed() {
    Map<String, AttributeValue> row = new HashMap<>(row(failed("example.com", 1, 3)));
    row.remove("stretchSince");
    assertThatThrownBy(() -> StateItem.state(row))
        .isInstanceOf(Row.Unreadable.class)
        .hasMessage("attribute stretchSince is missing");
  }

  @Test
  void anAttributeThatThisVersionDoesNotKnowIsPassedOver() {
    assertThat(StateItem.state(changed("colour", text("blue"))))
        .isEqualTo(failed("example.com", 1, 3));
  }

  private static Map<String, AttributeValue> changed(String attribute, AttributeValue value) {
    Map<String, AttributeValue> row = new HashMap<>(row(failed("example.com", 1, 3)));
    row.put(attribute, value);
    return row;
  }

  private static Map<String, AttributeValue> row(State state) {
    return StateItem.of(state).attributes();
  }

  private static State address(MailFrom mailFrom) {
    return state(
        "Some.One+tag@example.com",
        Reason.OK,
        new Facts(
            Optional.of(false),
            Optional.of("NotStarted"),
            Optional.of("Success"),
            List.of(),
            Optional.of("example.com"),
            mailFrom),
        Optional.empty());
  }

  private static State neverReadable() {
    return state(
        "example.jp",
        Reason.UNRECOGNIZED,
        Facts.none(),
        Optional.of(
            new State.Unreadable(
                Reason.UNRECOGNIZED,
                new Trouble(
                    START,
                    new Problem(
                        Problem.Kind.UNRECOGNIZED,
                        "ses:GetIdentityDkimAttributes",
                        "DkimStatus=Paused"),
                    true))));
  }

  private static State state(
      String name, Reason reason, Facts facts, Optional<State.Unreadable> unreadable) {
    return new State(
        identity(name),
        reason,
        facts,
        Dates.from(START),
        unreadable,
        Map.of(),
        Notice.none(),
        Evidence.none(),
        true,
        "scan-0");
  }

  private static State suspected() {
    State state = verified("example.com", 3);
    int at = 0;
    for (Suspicion finding : Suspicion.values()) {
      state = state.suspected(finding, Optional.of(moment(at++)));
    }
    return state;
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
                            DnsFinding.ADDRESS_INSTEAD)
                        .behind(List.of(new Obstacle(DnsType.A, "192.0.2.1"))),
                    new DnsCheck(
                        "token2._domainkey.example.com",
                        DnsType.CNAME,
                        "token2.dkim.amazonses.com",
                        Optional.empty(),
                        DnsFinding.MISSING)),
                Optional.of(START),
                Optional.of(
                    Spf.of(
                        SpfOutcome.PERMERROR,
                        new SpfProblem(
                            SpfProblem.Kind.UNKNOWN_TERM, "bounce.example.com", "ipv4:192.0.2.1"))),
                Optional.of(
                    new DmarcEvidence(
                        DmarcStatus.INHERITED,
                        Optional.of(DmarcPolicy.QUARANTINE),
                        Optional.of("example.com"),
                        List.of(new DmarcProblem(DmarcProblem.Kind.TAG_REMOVED, "pct")))),
                Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks)),
                true,
                Optional.of(START),
                Optional.empty()));
  }

  /// As much evidence as a domain can have, each text as long as DNS can make it.
  private static Evidence longEvidence(String text) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.FAIL, text));
    }
    return new Evidence(
        Optional.empty(),
        List.of(
            new DnsCheck(
                    "token1._domainkey.example.com",
                    DnsType.CNAME,
                    "token1.dkim.amazonses.com",
                    Optional.of(text),
                    DnsFinding.ADDRESS_INSTEAD)
                .behind(
                    Stream.of(DnsType.TXT, DnsType.A, DnsType.AAAA, DnsType.MX)
                        .map(type -> new Obstacle(type, text))
                        .toList())),
        Optional.empty(),
        Optional.of(
            Spf.of(
                SpfOutcome.PERMERROR, new SpfProblem(SpfProblem.Kind.SEVERAL_RECORDS, text, text))),
        Optional.of(
            new DmarcEvidence(
                DmarcStatus.INVALID,
                Optional.empty(),
                Optional.of("example.com"),
                Arrays.stream(DmarcProblem.Kind.values())
                    .map(kind -> new DmarcProblem(kind, text))
                    .toList())),
        Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks)),
        false,
        Optional.empty(),
        Optional.empty());
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
                Optional.of(START),
                Optional.of(START),
                Optional.empty(),
                START));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
