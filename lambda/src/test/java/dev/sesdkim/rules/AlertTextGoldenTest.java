package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.ACCOUNT;
import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.SCAN;
import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.changed;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.looked;
import static dev.sesdkim.rules.Sample.notReady;
import static dev.sesdkim.rules.Sample.orphan;
import static dev.sesdkim.rules.Sample.told;
import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every text as it goes out, compared with the files under `src/test/resources/alerts`.
///
/// To renew the files after a wanted change, and then read what `git diff` shows: `./with-jdk
/// ./mvnw test -pl lambda -Dtest=AlertTextGoldenTest -Dgolden=renew`
class AlertTextGoldenTest {

  private static final Instant HOUR_AGO = NOW.minusSeconds(3_600);
  private static final Path FILES = Path.of("src/test/resources/alerts");

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void anAlertReadsAsItsFileSays(String name, Alert alert) throws IOException {
    compare(name, AlertText.of(alert));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "UNRECOGNIZED", "UNREADABLE"})
  void aReasonReadsAsItsFileSays(Reason reason) throws IOException {
    State state =
        switch (reason) {
          case NO_DOMAIN_IDENTITY -> orphan("eu-west-1", "sales@example.com");
          case DOMAIN_UNVERIFIED ->
              address("eu-west-1", "sales@example.com", reason, "example.com");
          case OK,
              NOT_STARTED,
              PENDING,
              TEMPORARY_FAILURE,
              FAILED,
              SIGNING_DISABLED,
              IDENTITY_NOT_VERIFIED,
              UNRECOGNIZED,
              UNREADABLE ->
              domain("eu-west-1", "example.com", reason);
        };
    compare(
        "reason-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        AlertText.of(alert(AlertKind.REGRESSED, "example.com", Verdict.VERIFIED, state)));
  }

  static Stream<Arguments> alerts() {
    State failed = domain("eu-west-1", "example.com", Reason.FAILED);
    return Stream.of(
        Arguments.of("regressed-in-three-regions", threeRegions()),
        Arguments.of(
            "regressed-address-on-a-providers-domain",
            alert(
                AlertKind.REGRESSED,
                "gmail.com",
                Verdict.VERIFIED,
                orphan("us-east-1", "someone@gmail.com"))),
        Arguments.of("regressed-and-over-by-now", Sample.overByNow()),
        Arguments.of(
            "worsened", alert(AlertKind.WORSENED, "example.com", Verdict.UNVERIFIED, failed)),
        Arguments.of(
            "recovered",
            alert(
                AlertKind.RECOVERED,
                "example.com",
                Verdict.UNVERIFIED,
                domain("eu-west-1", "example.com", Reason.OK),
                domain("us-east-1", "example.com", Reason.OK))),
        Arguments.of(
            "removed",
            alert(AlertKind.REMOVED, "example.com", Verdict.VERIFIED, Sample.removed(failed))),
        Arguments.of("at-risk", atRisk()),
        Arguments.of("at-risk-and-over-by-now", atRiskOver()),
        Arguments.of("recovered-in-dns-alone", inDnsAlone()),
        Arguments.of(
            "recovered-with-dmarc-missing",
            alert(
                AlertKind.RECOVERED,
                "mail.example.com",
                Verdict.UNVERIFIED,
                withDmarc(
                    domain("eu-west-1", "mail.example.com", Reason.OK), DmarcStatus.MISSING))),
        Arguments.of(
            "not-ready",
            alert(
                AlertKind.NOT_READY,
                "example.com",
                Verdict.VERIFIED,
                notReady(domain("eu-west-1", "example.com", Reason.OK)))),
        Arguments.of(
            "failed-and-dns-shows-why",
            alert(
                AlertKind.REGRESSED,
                "example.com",
                Verdict.VERIFIED,
                looked(
                    told(failed, "AWS_SES"),
                    DnsFinding.NAME_DOUBLED,
                    DnsFinding.ADDRESS_INSTEAD,
                    DnsFinding.OK))),
        Arguments.of(
            "temporary-failure-and-dns-is-right",
            alert(
                AlertKind.REGRESSED,
                "example.com",
                Verdict.VERIFIED,
                looked(
                    told(domain("eu-west-1", "example.com", Reason.TEMPORARY_FAILURE), "AWS_SES"),
                    DnsFinding.OK,
                    DnsFinding.OK,
                    DnsFinding.OK))),
        Arguments.of(
            "failed-own-key",
            alert(
                AlertKind.REGRESSED,
                "example.com",
                Verdict.VERIFIED,
                told(
                    Sample.state(
                        "eu-west-1", "example.com", Reason.FAILED, List.of(), Optional.empty()),
                    "EXTERNAL"))),
        Arguments.of(
            "failed-replica",
            alert(
                AlertKind.REGRESSED,
                "example.com",
                Verdict.VERIFIED,
                told(domain("eu-south-1", "example.com", Reason.FAILED), "AWS_SES_EU_WEST_1"))),
        Arguments.of(
            "hostile-names",
            alert(
                AlertKind.REGRESSED,
                "example.jp",
                Verdict.VERIFIED,
                orphan("eu-west-1", "<!channel>*x*`y`&\u202e\n$(id)'\"@example.jp"),
                orphan("us-gov-west-1", "Sales+News@Example.JP"))),
        Arguments.of("started", started()),
        Arguments.of(
            "started-with-nothing-wrong",
            new Alert.Started(
                ACCOUNT,
                SCAN,
                NOW,
                new Counts(3, 0, 0),
                List.of("eu-west-1"),
                Map.of(),
                List.of())),
        Arguments.of("regions-lost", regionsLost()));
  }

  private static Alert.OfDomain atRisk() {
    State state =
        looked(
            domain("eu-west-1", "example.com", Reason.OK),
            DnsFinding.MISSING,
            DnsFinding.WRONG_TARGET,
            DnsFinding.SERVER_FAILURE);
    return ofOne(
        AlertKind.AT_RISK, state.with(state.evidence().atRisk(Optional.of(HOUR_AGO))), HOUR_AGO);
  }

  private static Alert.OfDomain atRiskOver() {
    return ofOne(
        AlertKind.AT_RISK,
        looked(
            domain("eu-west-1", "example.com", Reason.OK),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK),
        HOUR_AGO);
  }

  private static Alert.OfDomain inDnsAlone() {
    return ofOne(
        AlertKind.RECOVERED, domain("eu-west-1", "example.com", Reason.OK), Sample.LAST_MONTH);
  }

  private static Alert.OfDomain ofOne(AlertKind kind, State state, Instant since) {
    DueAlert told =
        new DueAlert(
            kind, Optional.of(Verdict.VERIFIED), Verdict.VERIFIED, Reason.OK, since, NOW, SCAN);
    return new Alert.OfDomain(
        kind, ACCOUNT, "example.com", SCAN, NOW, List.of(new AlertedIdentity(told, state)));
  }

  private static Alert threeRegions() {
    State sales =
        address("eu-west-1", "Sales+EU@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");
    return AlertPolicy.of(
            List.of(
                changed(
                    domain("eu-west-1", "example.com", Reason.FAILED),
                    AlertKind.REGRESSED,
                    Verdict.VERIFIED),
                changed(
                    domain("eu-south-1", "example.com", Reason.TEMPORARY_FAILURE),
                    AlertKind.REGRESSED,
                    Verdict.VERIFIED),
                changed(
                    domain("us-east-1", "example.com", Reason.TEMPORARY_FAILURE),
                    AlertKind.REGRESSED,
                    Verdict.VERIFIED),
                changed(sales, AlertKind.REGRESSED, Verdict.VERIFIED)),
            List.of(
                sales,
                address("us-east-1", "ops@example.com", Reason.DOMAIN_UNVERIFIED, "example.com")),
            ACCOUNT)
        .getFirst();
  }

  private static Alert started() {
    return new Alert.Started(
        ACCOUNT,
        SCAN,
        NOW,
        new Counts(5, 3, 1),
        List.of("eu-west-1", "us-east-1"),
        Map.of(
            "eu-south-1",
            new Problem(
                Problem.Kind.ACCESS_DENIED,
                "ses:ListIdentities",
                "explicit deny in a service control policy")),
        List.of(
            address("us-east-1", "ops@example.com", Reason.DOMAIN_UNVERIFIED, "example.com"),
            domain("us-east-1", "example.com", Reason.PENDING),
            Sample.state("eu-west-1", "example.org", Reason.FAILED, List.of(), Optional.empty())));
  }

  private static Alert regionsLost() {
    Problem denied =
        new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized");
    return new Alert.RegionsLost(
        ACCOUNT,
        SCAN,
        NOW,
        Map.of(
            "eu-west-1",
            denied,
            "eu-west-2",
            denied,
            "ap-northeast-1",
            new Problem(Problem.Kind.THROTTLED, "ses:GetIdentityDkimAttributes", "Rate exceeded")));
  }

  private static void compare(String name, AlertMessage message) throws IOException {
    String written =
        "%s%n%n=== email%n%s%n=== chat%n%s%n%n=== event%n%s%n"
            .replace("%n", "\n")
            .formatted(
                message.subject(),
                message.text(),
                Json.indented(Json.object(message.chat())),
                Json.indented(Json.object(message.event())));
    Path file = FILES.resolve(name + ".txt");
    if ("renew".equals(System.getProperty("golden"))) {
      Files.createDirectories(FILES);
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }
}
