package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

  @ParameterizedTest
  @CsvSource({
    "Example.COM, DOMAIN, example.com, example.com",
    "Ops@Example.com, EMAIL_ADDRESS, Ops@Example.com, example.com",
    "'\"a@b\"@example.jp', EMAIL_ADDRESS, '\"a@b\"@example.jp', example.jp",
    "@Example.com, EMAIL_ADDRESS, @Example.com, example.com",
    "ops+tag@example.jp, EMAIL_ADDRESS, ops+tag@example.jp, example.jp",
  })
  void domainsAreKeptInLowerCaseAndAddressesExactly(
      String given, IdentityType type, String kept, String domain) {
    Identity identity = new Identity("eu-west-1", "123456789012", given);

    assertThat(identity.type()).isEqualTo(type);
    assertThat(identity.name()).isEqualTo(kept);
    assertThat(identity.domain()).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, arn:aws:ses:eu-west-1:123456789012:identity/example.com",
    "us-gov-west-1, arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/example.com",
    "eusc-de-east-1, arn:aws-eusc:ses:eusc-de-east-1:123456789012:identity/example.com",
    "cn-north-1, arn:aws-cn:ses:cn-north-1:123456789012:identity/example.com",
  })
  void theArnNamesThePartitionOfItsRegion(String region, String arn) {
    assertThat(new Identity(region, "123456789012", "example.com").arn()).isEqualTo(arn);
  }

  @Test
  void identitiesAreSortedByRegionThenName() {
    assertThat(new Identity("ap-south-1", "123456789012", "z.example"))
        .isLessThan(new Identity("eu-west-1", "123456789012", "a.example"));
    assertThat(new Identity("eu-west-1", "123456789012", "a.example"))
        .isLessThan(new Identity("eu-west-1", "123456789012", "b.example"));
  }
}
