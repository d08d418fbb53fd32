package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
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
    "INVALID,   VERSION_WRONG_CASE, v=dmarc1",
    "MULTIPLE,  SEVERAL_RECORDS,    two",
    "FOUND,     P_MISSING,          no p",
    "INHERITED, P_INVALID,          p=blok"
  })
  void theStepEndsWithWhatIsWrongWithTheRecord(DmarcStatus status, Kind kind, String detail) {
    DmarcProblem problem = new DmarcProblem(kind, detail);

    assertThat(DmarcRemedy.of(withDmarc(verified, status, problem)).steps())
        .singleElement()
        .asString()
        .endsWith(" " + problem.sentence() + ".");
  }

  @Test
  void aProblemThatLeavesThePolicyInForceHasNoStep() {
    DmarcProblem problem = new DmarcProblem(Kind.RUA_MISSING, "");

    assertThat(DmarcRemedy.of(withDmarc(verified, DmarcStatus.FOUND, problem)).isNone()).isTrue();
  }

  @Test
  void theStepNamesWhatLeavesThePolicyOutAlsoWhereItIsNotTheFirstProblem() {
    DmarcProblem first = new DmarcProblem(Kind.LINE_BREAK, "");
    DmarcProblem second = new DmarcProblem(Kind.P_INVALID, "p=blok");

    assertThat(DmarcRemedy.of(withDmarc(verified, DmarcStatus.FOUND, first, second)).steps())
        .singleElement()
        .asString()
        .contains("p=blok");
  }
}
