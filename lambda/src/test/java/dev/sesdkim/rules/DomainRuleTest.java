package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainRuleTest {

  @ParameterizedTest(name = "signing {0}, DKIM {1}, verification {2}: {3}")
  @CsvSource({
    "true,  Success,          Success,          OK",
    "true,  Success,          Pending,          IDENTITY_NOT_VERIFIED",
    "true,  Success,          Failed,           IDENTITY_NOT_VERIFIED",
    "true,  Success,          TemporaryFailure, IDENTITY_NOT_VERIFIED",
    "true,  Success,          NotStarted,       IDENTITY_NOT_VERIFIED",
    "false, Success,          Success,          SIGNING_DISABLED",
    "false, Success,          Failed,           SIGNING_DISABLED",
    "true,  NotStarted,       Success,          NOT_STARTED",
    "false, NotStarted,       Pending,          NOT_STARTED",
    "true,  Pending,          Success,          PENDING",
    "false, Pending,          Pending,          PENDING",
    "true,  TemporaryFailure, Success,          TEMPORARY_FAILURE",
    "false, TemporaryFailure, Failed,           TEMPORARY_FAILURE",
    "true,  Failed,           Success,          FAILED",
    "false, Failed,           Failed,           FAILED",
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

  private static Diagnosis only(dev.sesdkim.dkim.Reading reading) {
    return Judged.of(List.of(reading)).getFirst();
  }
}
