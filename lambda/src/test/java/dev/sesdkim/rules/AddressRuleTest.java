package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.address;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRuleTest {

  @Test
  void anAddressOfAVerifiedDomainIsVerifiedThoughSesReportsNotStartedForIt() {
    Diagnosis diagnosis = second(domain("example.com", "Success"), address("ops@example.com"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.OK);
    assertThat(diagnosis.governedBy()).contains("example.com");
  }

  @Test
  void anAddressOfAnUnverifiedDomainFollowsItsDomain() {
    Diagnosis diagnosis = second(domain("example.com", "Failed"), address("ops@example.com"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.DOMAIN_UNVERIFIED);
  }

  @Test
  void theDomainOfAnAddressThatIsBrokenForItsOwnSakeIsKnownToo() {
    Diagnosis diagnosis =
        second(
            domain("example.com", "Success"),
            address("ops@example.com", false, "NotStarted", "Failed"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.IDENTITY_NOT_VERIFIED);
    assertThat(diagnosis.governedBy()).contains("example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "ops@mail.example.com, example.com",
    "ops@a.b.example.com, example.com",
    "ops@MAIL.Example.COM, example.com",
    "'\"odd@quoted\"@example.com', example.com",
    "ops+tag@example.com, example.com",
    "ops@xn--bcher-kva.example, bücher.example",
  })
  void withoutADomainExactlyAfterTheAtTheNearestAncestorGoverns(String address, String domain) {
    Diagnosis diagnosis = second(domain(domain, "Success"), address(address));

    assertThat(diagnosis.governedBy()).contains(domain);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void theNearerOfTwoAncestorsGoverns() {
    List<Diagnosis> all =
        Judged.of(
            List.of(
                domain("example.com", "Success"),
                domain("mail.example.com", "Failed"),
                address("ops@eu.mail.example.com")));

    assertThat(all.get(2).governedBy()).contains("mail.example.com");
    assertThat(all.get(2).reason()).isEqualTo(Reason.DOMAIN_UNVERIFIED);
  }

  @Test
  void aNameThatHasNoAsciiFormGovernsAllTheSameAndNoOther() {
    String tooLong = "a".repeat(64) + ".example";
    Reading domain = domain(tooLong, "Success");

    assertThat(second(domain, address("ops@mail." + tooLong)).governedBy()).contains(tooLong);
    assertThat(second(domain, address("ops@b" + tooLong)).governedBy()).isEmpty();
  }

  @Test
  void ofTwoSpellingsOfOneDomainTheOneListedFirstGoverns() {
    List<Diagnosis> all =
        Judged.of(
            List.of(
                domain("bücher.example", "Failed"),
                domain("xn--bcher-kva.example", "Success"),
                address("ops@xn--bcher-kva.example")));

    assertThat(all.get(2).governedBy()).contains("bücher.example");
    assertThat(all.get(2).reason()).isEqualTo(Reason.DOMAIN_UNVERIFIED);
  }

  @Test
  void aDomainThatOnlyTheOlderStandardWritesAlikeDoesNotGovern() {
    assertThat(second(domain("strasse.example", "Success"), address("ops@straße.example")))
        .extracting(Diagnosis::reason)
        .isEqualTo(Reason.NO_DOMAIN_IDENTITY);
    assertThat(second(domain("xn--strae-oqa.example", "Failed"), address("ops@straße.example")))
        .extracting(Diagnosis::reason)
        .isEqualTo(Reason.DOMAIN_UNVERIFIED);
  }

  @Test
  void aDomainWhoseNameOnlyEndsAlikeDoesNotGovern() {
    Diagnosis diagnosis = second(domain("ample.com", "Success"), address("ops@example.com"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.NO_DOMAIN_IDENTITY);
    assertThat(diagnosis.governedBy()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Pending", "Failed", "TemporaryFailure", "NotStarted"})
  void anAddressThatIsItselfNotVerifiedIsUnverifiedForItsOwnSake(String verification) {
    Diagnosis diagnosis =
        second(
            domain("example.com", "Success"),
            address("ops@example.com", false, "NotStarted", verification));

    assertThat(diagnosis.reason()).isEqualTo(Reason.IDENTITY_NOT_VERIFIED);
  }

  @Test
  void anAddressWithSigningSwitchedOffUnderASigningDomainIsUnverifiedForItsOwnSake() {
    Diagnosis diagnosis =
        second(
            domain("example.com", "Success"),
            address("ops@example.com", false, "Success", "Success"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.SIGNING_DISABLED);
  }

  @Test
  void anAddressThatOnlyMirrorsItsDomainsSwitchedOffSigningFollowsItsDomain() {
    Diagnosis diagnosis =
        second(
            domain("example.com", false, "Success", "Success"),
            address("ops@example.com", false, "Success", "Success"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.DOMAIN_UNVERIFIED);
  }

  @Test
  void anAddressWithSigningSwitchedOffAndNoDomainIsUnverifiedForItsOwnSake() {
    Diagnosis diagnosis =
        Judged.of(List.of(address("ops@example.com", false, "Success", "Success"))).getFirst();

    assertThat(diagnosis.reason()).isEqualTo(Reason.SIGNING_DISABLED);
  }

  @Test
  void anAddressOfADomainThatCouldNotBeReadIsUnknown() {
    Diagnosis diagnosis = second(unread("example.com"), address("ops@example.com"));

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(diagnosis.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(diagnosis.detail().orElseThrow()).startsWith("example.com: ");
  }

  @Test
  void anAddressNotItselfVerifiedNeedsNoAnswerAboutItsDomainToBeUnverified() {
    Diagnosis diagnosis =
        second(unread("example.com"), address("ops@example.com", false, "NotStarted", "Failed"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.IDENTITY_NOT_VERIFIED);
  }

  @Test
  void anAddressThatCouldNotBeReadIsUnknownAndStillNamesItsDomain() {
    Diagnosis diagnosis = second(domain("example.com", "Failed"), unread("ops@example.com"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(diagnosis.governedBy()).contains("example.com");
  }

  @Test
  void anAddressWithAStatusThatNobodyKnowsIsUnknown() {
    Diagnosis diagnosis =
        second(
            domain("example.com", "Success"),
            address("ops@example.com", true, "Success", "Brandnew"));

    assertThat(diagnosis.reason()).isEqualTo(Reason.UNRECOGNIZED);
  }

  private static Diagnosis second(Reading first, Reading second) {
    return Judged.of(List.of(first, second)).get(1);
  }
}
