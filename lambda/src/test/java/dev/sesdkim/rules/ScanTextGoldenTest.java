package dev.sesdkim.rules;

import static dev.sesdkim.dkim.AlertKind.OfScan.SCAN_PROBLEM;
import static dev.sesdkim.dkim.AlertKind.OfScan.SCAN_RECOVERED;
import static dev.sesdkim.rules.Sample.trouble;
import static dev.sesdkim.rules.Sample.troubles;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.LastReading;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts about what a scan cannot read or do, as they go out ([GoldenAlert]).
class ScanTextGoldenTest {

  private static final Problem DENIED =
      new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized");
  private static final Problem THROTTLED =
      new Problem(Problem.Kind.THROTTLED, "ses:GetIdentityDkimAttributes", "Rate exceeded");
  private static final Problem LEFT_OUT =
      new Problem(
          Problem.Kind.INCOMPLETE,
          "ses:GetIdentityDkimAttributes",
          "SES's answer leaves out what was asked for.");
  private static final Problem NEAR_LIMIT =
      new Problem(
          Problem.Kind.DEADLINE, "the scan", "reading took nearly all of its 780 seconds, or all");

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void anAlertReadsAsItsFileSays(String name, Alert alert) throws IOException {
    GoldenAlert.compare(name, alert);
  }

  static Stream<Arguments> alerts() {
    return Stream.of(
        Arguments.of(
            "scan-problem-region",
            troubles(
                SCAN_PROBLEM, read(trouble(SCAN_PROBLEM, "eu-west-1", "eu-west-1", DENIED), 1, 0))),
        Arguments.of(
            "scan-problem-policy",
            troubles(
                SCAN_PROBLEM,
                trouble(
                    SCAN_PROBLEM,
                    "ap-south-1",
                    "ap-south-1",
                    new Problem(
                        Problem.Kind.ACCESS_DENIED,
                        "ses:ListIdentities",
                        "explicit deny in a service control policy")))),
        Arguments.of(
            "scan-problem-regions",
            troubles(
                SCAN_PROBLEM,
                trouble(SCAN_PROBLEM, "ap-northeast-1", "ap-northeast-1", THROTTLED),
                read(trouble(SCAN_PROBLEM, "eu-west-1", "eu-west-1", DENIED), 10, 2),
                read(trouble(SCAN_PROBLEM, "eu-west-2", "eu-west-2", DENIED), 0, 1))),
        Arguments.of(
            "scan-problem-excluded",
            troubles(
                SCAN_PROBLEM,
                trouble(
                    SCAN_PROBLEM,
                    "eu-west-1",
                    "eu-west-1",
                    new Problem(
                        Problem.Kind.EXCLUDED,
                        "the settings",
                        "eu-west-1 is left out of monitoring")))),
        Arguments.of(
            "scan-problem-identity",
            troubles(SCAN_PROBLEM, trouble(SCAN_PROBLEM, "eu-west-1", "example.com", LEFT_OUT))),
        Arguments.of("scan-problem-everything", everything()),
        Arguments.of(
            "scan-recovered",
            troubles(
                SCAN_RECOVERED,
                trouble(SCAN_RECOVERED, "eu-west-1", "eu-west-1", DENIED),
                trouble(SCAN_RECOVERED, "us-east-1", "example.com", LEFT_OUT),
                trouble(SCAN_RECOVERED, ScanPart.TIME, NEAR_LIMIT))));
  }

  private static Alert everything() {
    return troubles(
        SCAN_PROBLEM,
        trouble(SCAN_PROBLEM, "eu-west-1", "eu-west-1", THROTTLED),
        trouble(
            SCAN_PROBLEM,
            "me-south-1",
            "me-south-1",
            new Problem(
                Problem.Kind.REGION_DISABLED,
                "ec2:DescribeRegions",
                "me-south-1 is not enabled for this account")),
        trouble(SCAN_PROBLEM, "us-east-1", "Sales@example.com", LEFT_OUT),
        trouble(SCAN_PROBLEM, "us-east-1", "<!channel>`x`@example.com", LEFT_OUT),
        trouble(
            SCAN_PROBLEM,
            ScanPart.REGIONS,
            new Problem(Problem.Kind.UNAVAILABLE, "ec2:DescribeRegions", "no answer")),
        trouble(
            SCAN_PROBLEM,
            ScanPart.DNS,
            new Problem(Problem.Kind.UNAVAILABLE, "DNS", "no answer in time")),
        trouble(
            SCAN_PROBLEM,
            ScanPart.DETAIL,
            new Problem(Problem.Kind.ACCESS_DENIED, "ses:GetEmailIdentity", "not authorized")),
        trouble(
            SCAN_PROBLEM,
            ScanPart.MAIL_FROM,
            new Problem(
                Problem.Kind.ACCESS_DENIED,
                "ses:GetIdentityMailFromDomainAttributes",
                "not authorized")),
        trouble(
            SCAN_PROBLEM,
            ScanPart.ROWS,
            new Problem(Problem.Kind.REJECTED, "dynamodb:PutItem", "example.com in eu-west-1")),
        trouble(SCAN_PROBLEM, ScanPart.TIME, NEAR_LIMIT),
        trouble(
            SCAN_PROBLEM,
            ScanPart.SUBSCRIBERS,
            new Problem(Problem.Kind.ACCESS_DENIED, "sns:GetTopicAttributes", "not authorized")));
  }

  /// With so many identities when it was last read, a day and a half before.
  private static Due.OfScan read(Due.OfScan region, int verified, int unverified) {
    return region.with(
        Optional.of(
            new LastReading(
                Sample.NOW.minusSeconds(129_600), new Counts(verified, unverified, 0))));
  }
}
