package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordStepsTest {

  @ParameterizedTest
  @EnumSource(names = {"NO_KEY", "REVOKED"})
  void aKeyThatIsMissingFromAmazonsZoneIsAmazonsToFix(DnsFinding finding) {
    assertThat(step(DnsType.CNAME, finding))
        .contains("records are right", "AWS Support")
        .doesNotContain("Publish");
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_KEY", "REVOKED"})
  void aKeyOfTheCustomersOwnThatIsGoneIsToldAndToBePublishedAgain(DnsFinding finding) {
    assertThat(step(DnsType.TXT, finding))
        .startsWith("sel._domainkey.example.com: " + finding.words())
        .contains("Publish p= and your public key");
  }

  private static String step(DnsType type, DnsFinding finding) {
    return RecordSteps.of(
            List.of(
                new DnsCheck(
                    "sel._domainkey.example.com", type, "expected", Optional.empty(), finding)))
        .getFirst();
  }
}
