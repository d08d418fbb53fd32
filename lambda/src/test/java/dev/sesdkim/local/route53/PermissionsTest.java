package dev.sesdkim.local.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {

  private static final String IDENTITY =
      "arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/example.com";

  private final Permissions needed =
      new Permissions("aws", List.of(new HostedZone("Z1", "example.com")), List.of(IDENTITY));

  @Test
  void zonesAreNamedInThePartitionOfTheirOwnAccount() {
    assertThat(needed.policy()).contains("\"arn:aws:route53:::hostedzone/Z1\"", IDENTITY);
  }

  @Test
  void eachOfTwoAccountsGetsThePolicyForWhatItHas() {
    assertThat(needed.zonePolicy())
        .contains("\"route53:ListHostedZones\"", "\"arn:aws:route53:::hostedzone/Z1\"")
        .doesNotContain("ses:");
    assertThat(needed.identityPolicy())
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "Allow", "Action": ["ses:PutEmailIdentityDkimAttributes", \
            "ses:PutEmailIdentityDkimSigningAttributes"], "Resource": ["%s"]}
              ]
            }"""
                .formatted(IDENTITY));
  }

  @Test
  void everyZoneIsMeantIfNoneIsNamed() {
    assertThat(new Permissions("aws", List.of(), List.of(IDENTITY)).zonePolicy())
        .contains("\"arn:aws:route53:::hostedzone/*\"");
  }
}
