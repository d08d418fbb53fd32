package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import org.junit.jupiter.api.Test;

class RecordWordsTest {

  /// What is behind a record is SES's business: it is not published again.
  @Test
  void aRecordInPlaceWithoutAUsableKeyLeavesTheOthersToBeAdded() {
    State state = looked(DnsFinding.MISSING, DnsFinding.REVOKED, DnsFinding.OK);

    assertThat(RecordWords.counted(RecordWords.publish(state), 1)).isEqualTo("add 1 DNS record");
    assertThat(RecordWords.counted(RecordWords.putBack(state), 1)).isEqualTo("put the record back");
  }

  @Test
  void oneRecordThatIsWrongMakesAllToBeCorrected() {
    State state = looked(DnsFinding.MISSING, DnsFinding.WRONG_TARGET, DnsFinding.OK);

    assertThat(RecordWords.counted(RecordWords.publish(state), 2))
        .isEqualTo("correct 2 DNS records");
    assertThat(RecordWords.counted(RecordWords.putBack(state), 2))
        .isEqualTo("correct 2 DNS records");
  }

  private static State looked(DnsFinding... findings) {
    return Sample.looked(Sample.domain("eu-west-1", "example.com", Reason.FAILED), findings);
  }
}
