package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemediesTogetherTest {

  private final List<State> states = new ArrayList<>();

  @Test
  void aStepNamesUpToThreeIdentitiesForWhomItIs() {
    switchedOff("a.example", "b.example", "c.example");

    assertThat(firstStepBesideAnother())
        .startsWith(
            "a.example in eu-west-1; b.example in eu-west-1; c.example in eu-west-1: Switch");
  }

  @Test
  void ofMoreThanThreeAStepSaysHowManyMoreThereAre() {
    switchedOff("a.example", "b.example", "c.example", "d.example", "e.example");

    assertThat(firstStepBesideAnother()).contains("c.example in eu-west-1; 2 more: Switch");
  }

  private void switchedOff(String... names) {
    for (String name : names) {
      states.add(domain("eu-west-1", name, Reason.SIGNING_DISABLED));
    }
  }

  private String firstStepBesideAnother() {
    states.add(domain("eu-west-1", "z.example", Reason.PENDING));
    return Remedies.together(states, VerifiedDomains.NONE).steps().getFirst();
  }

  @Test
  void d21ARecordThatTwoRegionsLackIsProposedOnce() {
    List<State> both =
        List.of(
            withDmarc(domain("eu-west-1", "example.com", Reason.OK), DmarcStatus.MISSING),
            withDmarc(domain("us-east-1", "example.com", Reason.OK), DmarcStatus.MISSING),
            withDmarc(domain("us-east-1", "a.example.com", Reason.OK), DmarcStatus.MISSING));
    VerifiedDomains verified = VerifiedDomains.of(List.of("example.com"));

    assertThat(Remedies.together(both, verified).dnsRecords()).hasSize(1);
    assertThat(ManyRemedies.of(both, verified).dnsRecords()).hasSize(1);
  }

  @Test
  void d21ALaterAnswerSaysWhereTheRecordIs() {
    Proposals proposals = new Proposals();
    Remedy remedy =
        Remedies.of(
            withDmarc(domain("eu-west-1", "example.com", Reason.OK), DmarcStatus.MISSING),
            Optional.empty(),
            VerifiedDomains.NONE);

    assertThat(proposals.once("example.com in eu-west-1", remedy)).isEqualTo(remedy);
    Remedy later = proposals.once("example.com in us-east-1", remedy);
    assertThat(later.dnsRecords()).isEmpty();
    assertThat(later.steps().getLast())
        .isEqualTo(
            "Given with example.com in eu-west-1 and to be published once: TXT _dmarc.example.com.");
  }

  @Test
  void aNameHasOneMailServerAndOneAlias() {
    assertThat(
            Proposals.distinct(
                List.of(
                    new DnsRecord(
                        "b.example.com", "MX", "10 feedback-smtp.eu-west-1.amazonses.com"),
                    new DnsRecord(
                        "b.example.com", "MX", "10 feedback-smtp.us-east-1.amazonses.com"),
                    new DnsRecord("b.example.com", "TXT", "one"),
                    new DnsRecord("b.example.com", "TXT", "two"))))
        .extracting(DnsRecord::type)
        .containsExactly("MX", "TXT", "TXT");
  }
}
