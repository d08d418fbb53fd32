package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordNoteTest {

  @Test
  void otherValuesOfAMissingRecordAreNamedAndKept() {
    assertThat(RecordNote.of(missing(OtherValues.of(List.of("two", "one")))))
        .isEqualTo("\"one\", \"two\". Keep them; add this as one more value.");
    assertThat(RecordNote.of(missing(OtherValues.of(List.of("one", "\u00fc")))))
        .isEqualTo("\"one\" and 1 that are not shown. Keep them; add this as one more value.");
    assertThat(RecordNote.of(missing(OtherValues.of(List.of("\u00fc")))))
        .isEqualTo("1 that are not shown. Keep them; add this as one more value.");
  }

  @Test
  void whatIsInTheWayIsDeletedFirst() {
    List<Obstacle> inTheWay = List.of(new Obstacle(DnsType.A, "192.0.2.1"));

    for (DnsFinding finding : List.of(DnsFinding.MISSING, DnsFinding.WRONG_TARGET)) {
      assertThat(RecordNote.of(check(finding, OtherValues.NOTHING, inTheWay)))
          .contains("192.0.2.1")
          .endsWith(". Check what uses it, delete it, then add this.");
    }
  }

  @Test
  void whatStandsAtTheNameOfADoubledOneIsNamedToo() {
    String doubled = "at a doubled name: leave out the domain, or end it with a dot.";

    assertThat(
            RecordNote.of(
                check(
                    DnsFinding.NAME_DOUBLED,
                    OtherValues.NOTHING,
                    List.of(new Obstacle(DnsType.A, "192.0.2.1")))))
        .isEqualTo(
            doubled
                + " At the name itself: an address record (192.0.2.1). Check what uses it, delete it,"
                + " then add this.");
    assertThat(RecordNote.of(check(DnsFinding.NAME_DOUBLED, OtherValues.NOTHING, List.of())))
        .isEqualTo(doubled);
  }

  @Test
  void aValueToWhichTheDnsHostAddedItsDomainIsToEndWithADot() {
    assertThat(
            RecordNote.of(
                check(
                    DnsFinding.WRONG_TARGET,
                    Optional.of(missing(OtherValues.NOTHING).expected() + ".example.com"),
                    OtherValues.NOTHING,
                    List.of())))
        .endsWith(".example.com. End the value with a dot.");
  }

  @Test
  void ofARecordThatIsSimplyMissingThereIsNothingToSay() {
    assertThat(RecordNote.of(missing(OtherValues.NOTHING))).isEmpty();
  }

  @Test
  void aWildcardThatAnswersForAMissingRecordIsNamed() {
    String wildcard = "*.example.com answers for it";

    assertThat(
            RecordNote.of(
                check(DnsFinding.MISSING, Optional.of(wildcard), OtherValues.NOTHING, List.of())))
        .isEqualTo(wildcard);
  }

  private static DnsCheck missing(OtherValues beside) {
    return check(DnsFinding.MISSING, beside, List.of());
  }

  private static DnsCheck check(DnsFinding finding, OtherValues beside, List<Obstacle> inTheWay) {
    return check(finding, Optional.empty(), beside, inTheWay);
  }

  private static DnsCheck check(
      DnsFinding finding, Optional<String> found, OtherValues beside, List<Obstacle> inTheWay) {
    return new DnsCheck(
        "bounce.example.com",
        DnsType.TXT,
        "v=spf1 include:amazonses.com ~all",
        found,
        finding,
        beside,
        inTheWay);
  }
}
