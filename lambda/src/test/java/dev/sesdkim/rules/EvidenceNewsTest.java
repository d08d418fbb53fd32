package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceNewsTest {

  private static final State FAILED = Sample.domain("eu-west-1", "example.com", Reason.FAILED);

  @Test
  void someWrongRecordsAreCountedAndAllOfThemAreNot() {
    assertThat(EvidenceNews.records(looked(DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK)))
        .contains("1 of 3 DKIM records");
    assertThat(
            EvidenceNews.records(
                looked(DnsFinding.MISSING, DnsFinding.MISSING, DnsFinding.MISSING)))
        .isEmpty();
    assertThat(EvidenceNews.records(FAILED)).isEmpty();
  }

  @Test
  void missingAndWrongAreToldApart() {
    assertThat(EvidenceNews.wrong(looked(DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK)))
        .contains("1 of 3 DKIM records is missing from DNS.");
    assertThat(EvidenceNews.wrong(looked(DnsFinding.WRONG_TARGET, DnsFinding.OK, DnsFinding.OK)))
        .contains("1 of 3 DKIM records is wrong in DNS.");
    assertThat(
            EvidenceNews.wrong(
                looked(DnsFinding.WRONG_TARGET, DnsFinding.MISSING, DnsFinding.TIMEOUT)))
        .contains("2 of 3 DKIM records are missing or wrong in DNS, 1 could not be looked up.");
    assertThat(
            EvidenceNews.wrong(looked(DnsFinding.MISSING, DnsFinding.MISSING, DnsFinding.MISSING)))
        .contains("all 3 DKIM records are missing from DNS.");
    assertThat(EvidenceNews.wrong(looked(DnsFinding.OK, DnsFinding.OK, DnsFinding.OK))).isEmpty();
  }

  @Test
  void aSingleRecordIsNotCounted() {
    assertThat(EvidenceNews.wrong(looked(DnsFinding.MISSING)))
        .contains("its DKIM record is missing from DNS.");
    assertThat(EvidenceNews.wrong(looked(DnsFinding.WRONG_TARGET)))
        .contains("its DKIM record is wrong in DNS.");
    assertThat(EvidenceNews.fine(looked(DnsFinding.OK))).isEqualTo(" DNS is fine.");
  }

  @Test
  void whatSesReportsIsToldUnlessDnsShowsWhatIsWrong() {
    State told = Sample.told(FAILED, "AWS_SES");

    assertThat(EvidenceNews.word(Reason.FAILED, told)).isEqualTo(" (HOST_NOT_FOUND)");
    assertThat(EvidenceNews.word(Reason.SIGNING_DISABLED, told)).isEmpty();
    assertThat(
            EvidenceNews.word(
                Reason.FAILED,
                Sample.looked(told, DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK)))
        .isEmpty();
  }

  @Test
  void aWordOfSesAboutSomethingElseThanRecordsIsToldWhateverDnsShows() {
    SesDetail before = Sample.detail("AWS_SES");
    State told =
        FAILED.with(
            FAILED
                .evidence()
                .with(
                    new SesDetail(
                        before.origin(),
                        before.hostedZone(),
                        before.selector(),
                        before.keyBits(),
                        Optional.of("NEW_WORD"),
                        before.lastCheckedAt(),
                        before.lastSuccessAt(),
                        Optional.empty(),
                        before.toldAt())));

    assertThat(
            EvidenceNews.word(
                Reason.FAILED,
                Sample.looked(told, DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK)))
        .isEqualTo(" (NEW_WORD)");
  }

  @Test
  void thatDnsIsRightIsTold() {
    State right = looked(DnsFinding.OK, DnsFinding.OK, DnsFinding.OK);

    assertThat(EvidenceNews.fine(right)).isEqualTo(" DNS is fine (3 of 3 records).");
    assertThat(EvidenceNews.fine(looked(DnsFinding.OK, DnsFinding.OK, DnsFinding.TIMEOUT)))
        .isEmpty();
    assertThat(EvidenceNews.fine(FAILED)).isEmpty();
  }

  private static State looked(DnsFinding... findings) {
    return Sample.looked(FAILED, findings);
  }
}
