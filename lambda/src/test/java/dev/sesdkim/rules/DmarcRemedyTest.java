package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcRemedyTest {

  private final State verified = Sample.domain("eu-west-1", "example.com", Reason.OK);

  @ParameterizedTest
  @CsvSource({
    "INVALID,   VERSION_WRONG_CASE: v=dmarc1",
    "MULTIPLE,  SEVERAL_RECORDS: two",
    "FOUND,     P_MISSING: no p",
    "INHERITED, P_INVALID: p=blok"
  })
  void theStepEndsWithWhatIsWrongWithTheRecord(DmarcStatus status, String problem) {
    assertThat(DmarcRemedy.of(withDmarc(verified, status, problem)).steps())
        .singleElement()
        .asString()
        .endsWith(" " + problem + ".");
  }

  @Test
  void aProblemThatLeavesThePolicyInForceHasNoStep() {
    assertThat(DmarcRemedy.of(withDmarc(verified, DmarcStatus.FOUND, "RUA_MISSING: x")).isNone())
        .isTrue();
  }
}
