package dev.sesdkim.dkim;

import static dev.sesdkim.dkim.CheckOutcome.FAIL;
import static dev.sesdkim.dkim.CheckOutcome.PASS;
import static dev.sesdkim.dkim.CheckOutcome.UNKNOWN;
import static dev.sesdkim.dkim.CheckOutcome.WARN;
import static dev.sesdkim.dkim.ReadinessCheck.ALIGNMENT;
import static dev.sesdkim.dkim.ReadinessCheck.DKIM_KEY_LENGTH;
import static dev.sesdkim.dkim.ReadinessCheck.DKIM_LIVE;
import static dev.sesdkim.dkim.ReadinessCheck.DMARC;
import static dev.sesdkim.dkim.ReadinessCheck.SPF;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {

  private final Readiness ready = readiness(ReadinessLevel.READY, Map.of());

  @ParameterizedTest
  @EnumSource
  void eachCheckSaysWhatIsTrueWhenItPasses(ReadinessCheck check) {
    assertThat(check.words()).contains(" ").doesNotEndWith(".");
  }

  @Test
  void theChecksThatEndedInOneWayComeInTheirOrder() {
    Readiness mixed =
        readiness(ReadinessLevel.NOT_READY, Map.of(DMARC, FAIL, SPF, WARN, DKIM_LIVE, FAIL));

    assertThat(mixed.with(FAIL)).containsExactly(DKIM_LIVE, DMARC);
    assertThat(mixed.with(WARN)).containsExactly(SPF);
    assertThat(mixed.with(UNKNOWN)).isEmpty();
  }

  @Test
  void whatCannotBeCheckedNowIsAsItWasKnown() {
    Readiness silent = readiness(ReadinessLevel.UNKNOWN, Map.of(DMARC, UNKNOWN, SPF, UNKNOWN));

    assertThat(silent.over(ready)).isEqualTo(ready);
    Readiness failed = readiness(ReadinessLevel.NOT_READY, Map.of(DMARC, FAIL));
    assertThat(silent.over(failed)).isEqualTo(failed);
  }

  @Test
  void whatIsFoundNowReplacesWhatWasKnown() {
    Readiness failed = readiness(ReadinessLevel.NOT_READY, Map.of(DMARC, FAIL));

    assertThat(failed.over(ready)).isEqualTo(failed);
    assertThat(ready.over(failed)).isEqualTo(ready);
    Readiness warned = readiness(ReadinessLevel.READY, Map.of(SPF, WARN));
    assertThat(warned.over(ready)).isEqualTo(warned);
  }

  @Test
  void oneFailureThatIsKnownIsEnoughNotToBeReady() {
    Readiness failed = readiness(ReadinessLevel.NOT_READY, Map.of(DMARC, FAIL));
    Readiness spfOpen = readiness(ReadinessLevel.READY, Map.of(DMARC, UNKNOWN));

    assertThat(spfOpen.over(failed).level()).isEqualTo(ReadinessLevel.NOT_READY);
  }

  @Test
  void whatWasOpenWhenItWasReadyIsNotNeeded() {
    Readiness ownKey = readiness(ReadinessLevel.READY, Map.of(DKIM_KEY_LENGTH, UNKNOWN));
    Readiness silent =
        readiness(ReadinessLevel.UNKNOWN, Map.of(DKIM_KEY_LENGTH, UNKNOWN, DMARC, UNKNOWN));

    assertThat(silent.over(ownKey)).isEqualTo(ownKey);
  }

  @Test
  void whatIsOpenStaysUnknownUnlessOneOfTheLooksFoundItReady() {
    Readiness open = readiness(ReadinessLevel.UNKNOWN, Map.of(DMARC, UNKNOWN));

    assertThat(open.over(open).level()).isEqualTo(ReadinessLevel.UNKNOWN);
    Readiness notNeeded = readiness(ReadinessLevel.READY, Map.of(DKIM_KEY_LENGTH, UNKNOWN));
    assertThat(notNeeded.over(open).level()).isEqualTo(ReadinessLevel.READY);
    Readiness failed =
        readiness(ReadinessLevel.NOT_READY, Map.of(SPF, FAIL, DKIM_KEY_LENGTH, UNKNOWN));
    assertThat(
            readiness(ReadinessLevel.UNKNOWN, Map.of(DKIM_KEY_LENGTH, UNKNOWN))
                .over(failed)
                .level())
        .isEqualTo(ReadinessLevel.UNKNOWN);
  }

  @Test
  void onceNothingIsOpenAndNothingFailsItIsReady() {
    Readiness dmarcOpen = readiness(ReadinessLevel.UNKNOWN, Map.of(DMARC, UNKNOWN));
    Readiness spfOpen = readiness(ReadinessLevel.UNKNOWN, Map.of(SPF, UNKNOWN));

    assertThat(dmarcOpen.over(spfOpen)).isEqualTo(ready);
  }

  @Test
  void anIncompleteLookLeavesWhatWasMetAsItWasMet() {
    Readiness warned = readiness(ReadinessLevel.READY, Map.of(ALIGNMENT, WARN));

    assertThat(warned.keeping(ready)).isEqualTo(ready);
    assertThat(ready.keeping(warned)).isEqualTo(warned);
  }

  @Test
  void anIncompleteLookTellsWhatFailsAndWhatNoLongerDoes() {
    Readiness failed = readiness(ReadinessLevel.NOT_READY, Map.of(ALIGNMENT, FAIL));
    Readiness open = readiness(ReadinessLevel.UNKNOWN, Map.of(ALIGNMENT, UNKNOWN));

    assertThat(failed.keeping(ready)).isEqualTo(failed);
    assertThat(ready.keeping(failed)).isEqualTo(ready);
    assertThat(ready.keeping(open)).isEqualTo(ready);
    assertThat(open.keeping(ready)).isEqualTo(open);
  }

  /// All checks pass but these.
  private static Readiness readiness(
      ReadinessLevel level, Map<ReadinessCheck, CheckOutcome> others) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      CheckOutcome outcome = others.getOrDefault(check, PASS);
      checks.put(check, new Readiness.Result(outcome, "words of " + outcome));
    }
    return new Readiness(level, checks);
  }
}
