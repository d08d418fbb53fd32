package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimZonesTest {

  @ParameterizedTest
  @CsvSource({
    "us-east-1, dkim.amazonses.com",
    "me-south-1, dkim.amazonses.com",
    "us-gov-west-1, dkim.amazonses.com",
    "af-south-1, dkim.af-south-1.amazonses.com",
    "ap-northeast-3, dkim.ap-northeast-3.amazonses.com",
    "ap-south-2, dkim.ap-south-2.amazonses.com",
    "ap-southeast-3, dkim.ap-southeast-3.amazonses.com",
    "ap-southeast-5, dkim.ap-southeast-5.amazonses.com",
    "ca-west-1, dkim.ca-west-1.amazonses.com",
    "eu-central-2, dkim.eu-central-2.amazonses.com",
    "eu-south-1, dkim.eu-south-1.amazonses.com",
    "il-central-1, dkim.il-central-1.amazonses.com",
    "me-central-1, dkim.me-central-1.amazonses.com",
    "us-gov-east-1, dkim.us-gov-east-1.amazonses.com"
  })
  void aRegionsKeysAreInItsZone(String region, String zone) {
    assertThat(DkimZones.of(region)).contains(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eusc-de-east-1", "xx-new-1"})
  void theZoneOfARegionThatIsNotInTheTableIsNotGuessed(String region) {
    assertThat(DkimZones.of(region)).isEmpty();
  }
}
