package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// EC2 through the SDK's own client, over loopback.
class Ec2RegionsTest {

  @Test
  void enabledRegionsAreToldInOrderAndOthersLeftOut() {
    try (Loopback server =
        Loopback.saying(
            200,
            regions(
                region("us-east-1", "opt-in-not-required")
                    + region("af-south-1", "opted-in")
                    + region("me-south-1", "not-opted-in")
                    + region("zz-new-9", "opted-in")))) {
      assertThat(enabled(server)).containsExactly("af-south-1", "us-east-1", "zz-new-9");
      assertThat(server.forms.getFirst())
          .containsEntry("Action", "DescribeRegions")
          .doesNotContainKey("AllRegions");
    }
  }

  @Test
  void denialNamesActionRegionAndRemedy() {
    String body =
        "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not"
            + " authorized</Message></Error></Errors><RequestID>r</RequestID></Response>";

    ScanFailure failure = failure(403, body);

    assertThat(failure.problem().kind()).isEqualTo(Kind.ACCESS_DENIED);
    assertThat(failure)
        .hasMessage(
            "The account's regions could not be listed (ec2:DescribeRegions in us-east-1): access"
                + " denied on ec2:DescribeRegions: UnauthorizedOperation (HTTP 403): You are not"
                + " authorized. Allow ec2:DescribeRegions to the role or user that scans.");
  }

  @Test
  void credentialsThatAreValidNowhereAreSaidToBe() {
    String body =
        "<Response><Errors><Error><Code>AuthFailure</Code><Message>AWS was not able to validate"
            + " the provided access credentials</Message></Error></Errors></Response>";

    assertThat(failure(401, body).problem().kind()).isEqualTo(Kind.CREDENTIALS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html/>",
        "<DescribeRegionsResponse",
        "<DescribeRegionsResponse/>",
        "<DescribeRegionsResponse><regionInfo/></DescribeRegionsResponse>",
        "<DescribeRegionsResponse><regionInfo><item/></regionInfo></DescribeRegionsResponse>",
        "<DescribeRegionsResponse><regionInfo><item><regionName>evil.example/#</regionName></item>"
            + "</regionInfo></DescribeRegionsResponse>"
      })
  void whatNamesNoRegionsIsAFailure(String body) {
    assertThat(failure(200, body).problem().kind()).isEqualTo(Kind.NOT_AN_ANSWER);
  }

  private static ScanFailure failure(int status, String body) {
    try (Loopback server = Loopback.saying(status, body)) {
      return catchThrowableOfType(ScanFailure.class, () -> enabled(server));
    }
  }

  private static NavigableSet<String> enabled(Loopback server) {
    try (Clients clients = server.clients()) {
      return server.here(() -> new Ec2Regions(clients.ec2("us-east-1"), "us-east-1").enabled());
    }
  }

  private static String regions(String items) {
    return "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><regionInfo>"
        + items
        + "</regionInfo></DescribeRegionsResponse>";
  }

  private static String region(String code, String optIn) {
    return "<item><regionName>%1$s</regionName><regionEndpoint>ec2.%1$s.example</regionEndpoint><optInStatus>%2$s</optInStatus></item>"
        .formatted(code, optIn);
  }
}
