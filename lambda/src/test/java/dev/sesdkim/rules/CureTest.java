package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CureTest {

  private final DnsCheck wrong = check("one", DnsFinding.WRONG_TARGET, "old.example.net");

  @Test
  void aStepThatTheRecordsNoteTellsIsNotRepeated() {
    assertThat(
            Cure.others(
                List.of("Wait.", RecordSteps.of(List.of(wrong)).getFirst()),
                List.of(wrong.asRecord()),
                List.of(wrong)))
        .containsExactly("Wait.");
  }

  @Test
  void aStepAboutAPlaceForWhichNoRecordIsGivenStays() {
    List<String> steps = RecordSteps.of(List.of(wrong));

    assertThat(Cure.others(steps, List.of(), List.of(wrong))).isEqualTo(steps);
  }

  /// No note beside a record says so.
  @Test
  void thatDnsDoesNotKnowTheDomainIsSaidThoughItsRecordsAreGiven() {
    DnsCheck lost = check("one", DnsFinding.DOMAIN_MISSING, "example.com");
    List<String> steps = RecordSteps.of(List.of(lost));

    assertThat(Cure.others(steps, List.of(lost.asRecord()), List.of(lost))).isEqualTo(steps);
  }

  @Test
  void ofTwoAnswersAboutOnePlaceTheFirstStandsBesideTheRecord() {
    DnsCheck later = check("one", DnsFinding.WRONG_TARGET, "new.example.net");

    assertThat(
            Cure.of("", List.of(), List.of(wrong.asRecord()), List.of(wrong, later), List.of())
                .records())
        .containsExactly(new Cure.Entry(wrong.asRecord(), "old.example.net"));
  }

  private static DnsCheck check(String token, DnsFinding finding, String found) {
    return new DnsCheck(
        token + "._domainkey.example.com",
        DnsType.CNAME,
        token + ".dkim.amazonses.com",
        Optional.of(found),
        finding);
  }
}
