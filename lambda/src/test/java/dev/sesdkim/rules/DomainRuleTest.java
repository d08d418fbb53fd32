package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainRuleTest {

  @ParameterizedTest(name = "signing {0}, DKIM {1}, verification {2}: {3}")
  @CsvSource({
    "true,  Success,          Success,          OK",
    "false, Success,          Success,          SIGNING_DISABLED",
    "true,  NotStarted,       Success,          NOT_STARTED",
    "true,  Pending,          Success,          PENDING",
    "true,  TemporaryFailure, Success,          TEMPORARY_FAILURE",
    "true,  Failed,           Success,          FAILED",
    "false, Failed,           Success,          FAILED",
    "true,  Success,          Pending,          IDENTITY_NOT_VERIFIED",
    "false, Success,          Pending,          IDENTITY_NOT_VERIFIED",
    "true,  Success,          Failed,           IDENTITY_NOT_VERIFIED",
    "true,  Success,          TemporaryFailure, IDENTITY_NOT_VERIFIED",
    "true,  Success,          NotStarted,       IDENTITY_NOT_VERIFIED",
    "false, NotStarted,       Pending,          NOT_STARTED",
    "false, Pending,          Pending,          PENDING",
    "true,  TemporaryFailure, Pending,          TEMPORARY_FAILURE",
    "true,  Failed,           Pending,          FAILED",
    "false, NotStarted,       NotStarted,       IDENTITY_NOT_VERIFIED",
    "true,  Pending,          TemporaryFailure, IDENTITY_NOT_VERIFIED",
    "false, TemporaryFailure, Failed,           IDENTITY_NOT_VERIFIED",
    "false, Failed,           Failed,           IDENTITY_NOT_VERIFIED",
  })
  void aDomainIsVerifiedOnlyWhenEverythingIsInOrderAndElseHasTheFirstReasonThatApplies(
      boolean signing, String dkim, String verification, Reason expected) {
    Diagnosis diagnosis = only(domain("example.com", signing, dkim, verification));

    assertThat(diagnosis.reason()).isEqualTo(expected);
    assertThat(diagnosis.verdict())
        .isEqualTo(expected == Reason.OK ? Verdict.VERIFIED : Verdict.UNVERIFIED);
    assertThat(diagnosis.governedBy()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Brandnew, Success, DKIM status", "Failed, Brandnew, verification status"})
  void aStatusThatNobodyKnowsIsUnknownAndKeptInItsOwnWords(
      String dkim, String verification, String which) {
    Diagnosis diagnosis = only(domain("example.com", true, dkim, verification));

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(diagnosis.reason()).isEqualTo(Reason.UNRECOGNIZED);
    assertThat(diagnosis.detail()).contains(which + " \"Brandnew\"");
  }

  @Test
  void aStatusThatNobodyKnowsIsShownWithoutItsControlCharacters() {
    Diagnosis diagnosis = only(domain("example.com", true, "Sudden\u001b[2JDeath", "Success"));

    assertThat(diagnosis.detail()).contains("DKIM status \"Sudden\uFFFD[2JDeath\"");
  }

  @Test
  void aDomainThatSesToldNothingAboutIsUnknown() {
    Diagnosis diagnosis = only(unread("example.com"));

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(diagnosis.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(diagnosis.detail())
        .contains("incomplete on ses:GetIdentityDkimAttributes: not in the answer");
  }

  @ParameterizedTest(name = "{0} below {1}: takes signing {2}")
  @CsvSource({
    "Pending, Success, true",
    "Failed,  Success, true",
    "Success, Success, false",
    "Pending, Failed,  false",
    "Pending, Brandnew, false",
    "Brandnew, Success, false",
  })
  void anUnverifiedDomainTakesSigningFromAVerifiedOneAboveIt(
      String dkim, String above, boolean takes) {
    Diagnosis diagnosis =
        Judged.of(List.of(domain("a.mail.example.com", dkim), domain("example.com", above)))
            .getFirst();

    assertThat(diagnosis.takesSigningFrom())
        .isEqualTo(takes ? Optional.of("example.com") : Optional.empty());
    assertThat(diagnosis.governedBy()).isEmpty();
  }

  @Test
  void aDomainTakesSigningFromTheNearestAboveItAloneAndNotFromOneBeside() {
    assertThat(
            Judged.of(
                    List.of(
                        domain("a.mail.example.com", "Pending"),
                        domain("mail.example.com", "Failed"),
                        domain("example.com", "Success")))
                .getFirst()
                .takesSigningFrom())
        .isEmpty();
    assertThat(
            Judged.of(List.of(domain("myexample.com", "Pending"), domain("example.com", "Success")))
                .getFirst()
                .takesSigningFrom())
        .isEmpty();
  }

  private static Diagnosis only(dev.sesdkim.dkim.Reading reading) {
    return Judged.of(List.of(reading)).getFirst();
  }
}
