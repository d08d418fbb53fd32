package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesDetailTest {

  @Test
  void theWordsOfSesAreKeptAndHoldNothingThatDoesNotShow() {
    SesDetail detail = detail("AWS_SES", "HOST_NOT_FOUND");
    assertThat(detail.error()).contains("HOST_NOT_FOUND");
    assertThat(detail.hostedZone()).contains("dkim.amazonses.com");
    assertThat(detail.selector()).contains("selector1");

    assertThat(detail("AWS_SES", "A\u001b[2J" + "B".repeat(500)).error().orElseThrow())
        .startsWith("A\uFFFD[2JB")
        .hasSize(100);
  }

  @ParameterizedTest
  @CsvSource({"AWS_SES_EU_WEST_1, eu-west-1", "AWS_SES_US_GOV_EAST_1, us-gov-east-1"})
  void aReplicaNamesTheRegionOfItsParent(String origin, String region) {
    assertThat(detail(origin, "").parentRegion()).contains(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_SES", "EXTERNAL", "AWS_SES_SOMETHING", "AWS_SES_EU_WEST_1_X"})
  void nothingElseIsAReplica(String origin) {
    assertThat(detail(origin, "").parentRegion()).isEmpty();
    assertThat(detail(origin, "").ownKey()).isEqualTo(origin.equals("EXTERNAL"));
  }

  private static SesDetail detail(String origin, String error) {
    return new SesDetail(
        origin,
        Optional.of("dkim.amazonses.com"),
        Optional.of("selector1"),
        Optional.empty(),
        Optional.of(error),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }
}
