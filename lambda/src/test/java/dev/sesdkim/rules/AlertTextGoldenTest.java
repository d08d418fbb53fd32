package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.ACCOUNT;
import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.SCAN;
import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.alerted;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.looked;
import static dev.sesdkim.rules.Sample.named;
import static dev.sesdkim.rules.Sample.notReady;
import static dev.sesdkim.rules.Sample.orphan;
import static dev.sesdkim.rules.Sample.told;
import static dev.sesdkim.rules.Sample.withDmarc;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.io.IOException;
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

/// The texts about one domain, and the first one, as they go out ([GoldenAlert]).
class AlertTextGoldenTest {

  private static final Instant HOUR_AGO = NOW.minusSeconds(3_600);

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void anAlertReadsAsItsFileSays(String name, Alert alert) throws IOException {
    GoldenAlert.compare(name, alert);
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
    GoldenAlert.compare(
        "reason-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        alert(AlertKind.OfDomain.REGRESSED, "example.com", Verdict.VERIFIED, state));
  }

  static Stream<Arguments> alerts() {
    State failed = domain("eu-west-1", "example.com", Reason.FAILED);
    return Stream.of(
        Arguments.of("regressed-with-addresses", switchedOff()),
        Arguments.of("regressed-in-two-regions", AlertLimitsTest.twoCauses()),
        Arguments.of("regressed-in-three-regions", threeRegions()),
        Arguments.of("regressed-with-names-that-no-subject-holds", longName()),
        Arguments.of(
            "regressed-address-on-a-providers-domain",
            alert(
                AlertKind.OfDomain.REGRESSED,
                "gmail.com",
                Verdict.VERIFIED,
                orphan("us-east-1", "someone@gmail.com"))),
        Arguments.of("regressed-and-over-by-now", Sample.overByNow()),
        Arguments.of(
            "worsened",
            alert(AlertKind.OfDomain.WORSENED, "example.com", Verdict.UNVERIFIED, failed)),
        Arguments.of(
            "recovered",
            alert(
                AlertKind.OfDomain.RECOVERED,
                "example.com",
                Verdict.UNVERIFIED,
                domain("eu-west-1", "example.com", Reason.OK),
                domain("us-east-1", "example.com", Reason.OK))),
        Arguments.of(
            "removed",
            alert(
                AlertKind.OfDomain.REMOVED,
                "example.com",
                List.of(
                    alerted(
                        due(
                            AlertKind.OfDomain.REMOVED,
                            Optional.of(Verdict.VERIFIED),
                            Reason.FAILED,
                            HOUR_AGO,
                            failed),
                        Sample.removed(failed))))),
        Arguments.of("at-risk", atRisk()),
        Arguments.of("at-risk-and-over-by-now", atRiskOver()),
        Arguments.of("recovered-in-dns-alone", inDnsAlone()),
        Arguments.of(
            "recovered-with-dmarc-missing",
            alert(
                AlertKind.OfDomain.RECOVERED,
                "mail.example.com",
                Verdict.UNVERIFIED,
                withDmarc(
                    domain("eu-west-1", "mail.example.com", Reason.OK), DmarcStatus.MISSING))),
        Arguments.of(
            "not-ready",
            ofOne(
                AlertKind.OfDomain.NOT_READY,
                notReady(domain("eu-west-1", "example.com", Reason.OK)),
                HOUR_AGO)),
        Arguments.of(
            "failed-and-dns-shows-why",
            alert(
                AlertKind.OfDomain.REGRESSED,
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
                AlertKind.OfDomain.REGRESSED,
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
                AlertKind.OfDomain.REGRESSED,
                "example.com",
                Verdict.VERIFIED,
                told(
                    Sample.state(
                        "eu-west-1", "example.com", Reason.FAILED, List.of(), Optional.empty()),
                    "EXTERNAL"))),
        Arguments.of(
            "failed-replica",
            alert(
                AlertKind.OfDomain.REGRESSED,
                "example.com",
                Verdict.VERIFIED,
                told(domain("eu-south-1", "example.com", Reason.FAILED), "AWS_SES_EU_WEST_1"))),
        Arguments.of(
            "hostile-names",
            alert(
                AlertKind.OfDomain.REGRESSED,
                "example.jp",
                Verdict.VERIFIED,
                orphan("eu-west-1", "<!channel>*x*`y`&\u202e\n$(id)'\"@example.jp"),
                orphan("us-gov-west-1", "Sales+News@Example.JP"))),
        Arguments.of(
            "found-unverified",
            Sample.found(
                looked(
                    told(domain("us-east-1", "login.example.net", Reason.FAILED), "AWS_SES"),
                    DnsFinding.MISSING,
                    DnsFinding.MISSING,
                    DnsFinding.MISSING))),
        Arguments.of("found-unverified-while-being-set-up", setUp()),
        Arguments.of(
            "found-unverified-once-readable",
            alert(
                AlertKind.OfDomain.FOUND_UNVERIFIED,
                "example.com",
                List.of(
                    alerted(
                        due(AlertKind.OfDomain.FOUND_UNVERIFIED, Optional.empty(), failed),
                        failed)))),
        Arguments.of("recovered-and-ready-again", readyAgain()),
        Arguments.of("recovered-and-listed-again", listedAgain()),
        Arguments.of("regressed-and-nothing-else-is-known", nothingKnown()),
        Arguments.of("started", started()),
        Arguments.of("started-with-nothing-wrong", Sample.started(new Counts(3, 0, 0), List.of())));
  }

  private static Alert switchedOff() {
    String domain = "news.example.com";
    return alert(
        AlertKind.OfDomain.REGRESSED,
        domain,
        Verdict.VERIFIED,
        looked(
            domain("eu-west-1", domain, Reason.SIGNING_DISABLED),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK),
        address("eu-west-1", "editor@" + domain, Reason.DOMAIN_UNVERIFIED, domain),
        address("eu-west-1", "offers@" + domain, Reason.DOMAIN_UNVERIFIED, domain));
  }

  private static Alert longName() {
    String domain = "a".repeat(60) + "." + "b".repeat(60) + ".bücher.example.co.uk";
    return alert(
        AlertKind.OfDomain.REGRESSED,
        domain,
        Verdict.VERIFIED,
        domain("eu-west-1", domain, Reason.SIGNING_DISABLED));
  }

  /// An address without a domain identity, found a day after it was first seen.
  private static Alert setUp() {
    return Sample.found(orphan("eu-west-1", "sales@example.com"));
  }

  private static Alert readyAgain() {
    State ready = Sample.since(domain("eu-west-1", "example.com", Reason.OK), Sample.LAST_MONTH);
    return alert(
        AlertKind.OfDomain.RECOVERED,
        "example.com",
        List.of(
            alerted(
                due(
                    AlertKind.OfDomain.RECOVERED,
                    Optional.of(Verdict.VERIFIED),
                    Reason.OK,
                    NOW,
                    ready),
                ready)));
  }

  private static Alert listedAgain() {
    return alert(
        AlertKind.OfDomain.RECOVERED,
        "example.com",
        Verdict.VERIFIED,
        domain("eu-west-1", "example.com", Reason.OK));
  }

  private static Alert nothingKnown() {
    return alert(
        AlertKind.OfDomain.REGRESSED,
        "example.com",
        List.of(
            named(
                due(
                    AlertKind.OfDomain.REGRESSED,
                    Optional.of(Verdict.VERIFIED),
                    domain("eu-west-1", "example.com", Reason.TEMPORARY_FAILURE)))));
  }

  private static Alert.OfDomain atRisk() {
    State state =
        looked(
            domain("eu-west-1", "example.com", Reason.OK),
            DnsFinding.MISSING,
            DnsFinding.WRONG_TARGET,
            DnsFinding.SERVER_FAILURE);
    return ofOne(
        AlertKind.OfDomain.AT_RISK,
        state.with(state.evidence().atRisk(Optional.of(HOUR_AGO))),
        HOUR_AGO);
  }

  private static Alert.OfDomain atRiskOver() {
    return ofOne(
        AlertKind.OfDomain.AT_RISK,
        looked(
            domain("eu-west-1", "example.com", Reason.OK),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK),
        HOUR_AGO);
  }

  private static Alert.OfDomain inDnsAlone() {
    return ofOne(
        AlertKind.OfDomain.RECOVERED,
        domain("eu-west-1", "example.com", Reason.OK),
        Sample.LAST_MONTH);
  }

  private static Alert.OfDomain ofOne(AlertKind.OfDomain kind, State state, Instant since) {
    return alert(
        kind,
        "example.com",
        List.of(alerted(due(kind, Optional.of(Verdict.VERIFIED), Reason.OK, since, state), state)));
  }

  private static Alert threeRegions() {
    return alert(
        AlertKind.OfDomain.REGRESSED,
        "example.com",
        List.of(
            broken(domain("eu-south-1", "example.com", Reason.TEMPORARY_FAILURE)),
            broken(domain("eu-west-1", "example.com", Reason.FAILED)),
            broken(domain("us-east-1", "example.com", Reason.TEMPORARY_FAILURE)),
            broken(
                address(
                    "eu-west-1", "Sales+EU@example.com", Reason.DOMAIN_UNVERIFIED, "example.com")),
            named(
                due(
                    AlertKind.OfDomain.REGRESSED,
                    Optional.of(Verdict.UNVERIFIED),
                    address(
                        "us-east-1",
                        "ops@example.com",
                        Reason.DOMAIN_UNVERIFIED,
                        "example.com")))));
  }

  private static AlertedIdentity broken(State state) {
    return alerted(due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.VERIFIED), state), state);
  }

  private static Alert started() {
    Alert.Started started =
        Sample.started(
            new Counts(5, 3, 1),
            List.of(
                Sample.state(
                    "eu-west-1", "example.org", Reason.FAILED, List.of(), Optional.empty()),
                domain("us-east-1", "example.com", Reason.PENDING),
                address("us-east-1", "ops@example.com", Reason.DOMAIN_UNVERIFIED, "example.com")));
    return new Alert.Started(
        SCAN,
        NOW,
        List.of(
            new Alert.AccountStart(
                ACCOUNT,
                started.counts(),
                List.of("eu-west-1", "us-east-1"),
                Map.of(
                    "eu-south-1",
                    new Problem(
                        Problem.Kind.ACCESS_DENIED,
                        "ses:ListIdentities",
                        "explicit deny in a service control policy"),
                    "sa-east-1",
                    new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", "Rate exceeded")))),
        started.unverified(),
        started.states());
  }
}
