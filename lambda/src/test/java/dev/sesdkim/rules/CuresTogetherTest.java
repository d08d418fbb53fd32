package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CuresTogetherTest {

  private final Map<AlertedIdentity, Cure> cures = new LinkedHashMap<>();

  @Test
  void theFirstLeadLeadsAndEveryOtherIsASentenceOnce() {
    cures.put(identity("eu-west-1"), Cure.of("switch signing on", List.of("first")));
    cures.put(identity("us-east-1"), Cure.of("have SES look again", List.of("second")));
    cures.put(identity("us-west-2"), Cure.of("have SES look again", List.of("third")));

    Cure together = Cure.together(cures);

    assertThat(together.lead()).isEqualTo("switch signing on");
    assertThat(together.notes()).containsExactly("Have SES look again.");
  }

  @Test
  void aCureWithoutALeadAddsNoSentence() {
    cures.put(identity("eu-west-1"), Cure.NONE);
    cures.put(identity("us-east-1"), Cure.of("have SES look again", List.of("second")));

    Cure together = Cure.together(cures);

    assertThat(together.lead()).isEqualTo("have SES look again");
    assertThat(together.notes()).isEmpty();
  }

  @Test
  void eachLeadHasTheNumberOfItsOwnRecords() {
    cures.put(identity("eu-west-1"), cure(RecordWords.restore(), "a.net", "b.net"));
    cures.put(identity("us-east-1"), cure("{correct}", "c.net"));
    cures.put(identity("us-west-2"), cure(RecordWords.restore(), "b.net", "d.net"));

    assertThat(Cure.together(cures).prose())
        .containsExactly("restore the zone, or add 3 DNS records.", "Correct 1 DNS record.");
  }

  private static Cure cure(String lead, String... names) {
    List<DnsRecord> records =
        Arrays.stream(names).map(name -> new DnsRecord(name, "CNAME", "target.example")).toList();
    return Cure.of(lead, List.of(), records, List.of(), List.of());
  }

  private static AlertedIdentity identity(String region) {
    State state = Sample.domain(region, "example.com", Reason.FAILED);
    return Sample.alerted(
        Sample.due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.VERIFIED), state), state);
  }
}
