package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.ACCOUNT;
import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.SCAN;
import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.changed;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.orphan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Arguments.of(
            "at-risk",
            alert(
                AlertKind.AT_RISK,
                "example.com",
                Verdict.VERIFIED,
                domain("eu-west-1", "example.com", Reason.OK))),
        Arguments.of(
            "not-ready",
            alert(
                AlertKind.NOT_READY,
                "example.com",
                Verdict.VERIFIED,
                domain("eu-west-1", "example.com", Reason.OK))),
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
