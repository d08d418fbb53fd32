package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifiedRemediesTest {

  private static final String MX = "10 feedback-smtp.eu-west-1.amazonses.com";
  private static final String SPF = "v=spf1 include:amazonses.com ~all";

  private final State verified = domain("eu-west-1", "example.com", Reason.OK);

  @ParameterizedTest
  @EnumSource(names = {"MISSING", "NAME_DOUBLED"})
  void recordsOfTheMailFromThatAreNotThereAreToBeAdded(DnsFinding finding) {
    Remedy remedy = mailFrom(finding, finding);

    assertThat(remedy.steps())
        .hasSize(finding == DnsFinding.MISSING ? 2 : 1)
        .allMatch(step -> step.startsWith("bounce.example.com: "));
    assertThat(remedy.dnsRecords())
        .containsExactly(
            new DnsRecord("bounce.example.com", "MX", MX),
            new DnsRecord("bounce.example.com", "TXT", SPF));
  }

  @Test
  void whatStandsInTheirPlaceIsTheCustomersToCorrect() {
    Remedy remedy = mailFrom(DnsFinding.WRONG_TARGET, DnsFinding.OK);

    assertThat(remedy.steps()).singleElement().asString().contains(MX, "Correct it");
    assertThat(remedy.dnsRecords()).isEmpty();
  }

  @Test
  void whatIsRightOrCouldNotBeLookedUpNeedsNoRemedy() {
    assertThat(mailFrom(DnsFinding.OK, DnsFinding.TIMEOUT)).isEqualTo(Remedy.none());
  }

  @Test
  void aMailFromThatFailedIsSetAgain() {
    Facts facts = verified.facts();
    MailFrom failed = new MailFrom.Custom("bounce.example.com", "Failed", "RejectMessage");
    State state =
        Sample.with(
            verified,
            new Facts(
                facts.signingEnabled(),
                facts.dkimStatus(),
                facts.verificationStatus(),
                facts.dkimTokens(),
                facts.governedBy(),
                failed));

    assertThat(VerifiedRemedies.of(state, VerifiedDomains.NONE).commands())
        .containsExactly(
            "aws ses set-identity-mail-from-domain --region eu-west-1 --identity=example.com"
                + " --mail-from-domain=bounce.example.com --behavior-on-mx-failure=RejectMessage");
  }

  @Test
  void aVerifiedReplicaWhoseRecordIsMissingIsFixedInItsParentRegion() {
    State replica = Sample.told(verified, "AWS_SES_EU_SOUTH_1");

    Remedy remedy =
        VerifiedRemedies.of(
            Sample.looked(replica, DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK),
            VerifiedDomains.NONE);

    assertThat(remedy.steps().getFirst()).contains("replica", "eu-south-1");
  }

  private Remedy mailFrom(DnsFinding mx, DnsFinding txt) {
    return VerifiedRemedies.of(
        verified.with(Sample.records(check(DnsType.MX, MX, mx), check(DnsType.TXT, SPF, txt))),
        VerifiedDomains.NONE);
  }

  private static DnsCheck check(DnsType type, String expected, DnsFinding finding) {
    return new DnsCheck("bounce.example.com", type, expected, Optional.empty(), finding);
  }
}
