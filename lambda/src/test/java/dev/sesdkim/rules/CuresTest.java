package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CuresTest {

  @Test
  void whereTheRecordsAreInPlaceNothingIsPublishedAgain() {
    Cure pending = cure(inPlace(Reason.PENDING));
    Cure failed = cure(inPlace(Reason.FAILED));

    assertThat(pending.lead())
        .isEqualTo("nothing to publish: SES looks for them for up to 72 hours");
    assertThat(pending.records()).isEmpty();
    assertThat(failed.lead()).isEqualTo("have SES look again");
    assertThat(failed.records()).isEmpty();
    assertThat(failed.commands()).singleElement().asString().contains("example.com");
  }

  @Test
  void rightRecordsThatLeadToNoKeyAreNotPublishedAgain() {
    for (Reason reason : List.of(Reason.PENDING, Reason.TEMPORARY_FAILURE, Reason.FAILED)) {
      Cure cure =
          cure(
              Sample.looked(
                  Sample.domain("eu-west-1", "example.com", reason),
                  DnsFinding.NO_KEY,
                  DnsFinding.NO_KEY,
                  DnsFinding.NO_KEY));

      assertThat(cure.lead()).doesNotContain("publish the", "put the");
      assertThat(cure.notes()).singleElement().asString().contains("AWS Support");
    }
  }

  /// Somebody may have brought a key of their own since, which the restart would replace.
  @Test
  void whatSesToldBeforeThisScanDoesNotTellWhoseKeyItIsNow() {
    State failed = Sample.domain("eu-west-1", "example.com", Reason.FAILED);
    State now = failed.with(failed.evidence().with(Sample.detail("AWS_SES")));

    assertThat(cure(now, NOW).commands())
        .singleElement()
        .asString()
        .startsWith("aws sesv2 put-email-identity-dkim-signing-attributes");
    assertThat(cure(now, NOW.plusSeconds(1)).commands())
        .singleElement()
        .asString()
        .startsWith("case ");
  }

  @Test
  void aNewKeyIsToldWithTheMomentAtWhichSesMadeIt() {
    State suspected = Sample.suspected(inPlace(Reason.OK), Suspicion.KEY_UNCHANGED);
    State told =
        suspected.with(
            suspected
                .evidence()
                .with(Readings.keyGeneratedAt(NOW.minusSeconds(3_600), Sample.detail("AWS_SES"))));

    assertThat(KeyNews.of(told, NOW)).isPresent().get().asString().contains("02:00");
    assertThat(KeyNews.of(suspected.with(Evidence.none()), NOW))
        .isPresent()
        .get()
        .asString()
        .startsWith("SES made a new DKIM key, but");
    assertThat(KeyNews.of(inPlace(Reason.OK), NOW)).isEmpty();
  }

  @Test
  void noRecordsAreToBeCorrectedWhereOnlyTheKeyIsSuspected() {
    Cure cure = cure(Sample.suspected(inPlace(Reason.SIGNING_DISABLED), Suspicion.KEY_UNCHANGED));

    assertThat(cure.lead()).isEqualTo("switch signing on");
    assertThat(cure.records()).isEmpty();
    assertThat(cure.notes()).singleElement().asString().startsWith("Send a message");
    assertThat(cure.commands()).singleElement().asString().endsWith("--signing-enabled");
  }

  @ParameterizedTest
  @CsvSource({
    "NotStarted,       start Easy DKIM with the first command, signing-attributes-origin",
    "Pending,          publish the DKIM records; SES looks, get-email-identity",
    "TemporaryFailure, put the DKIM records back; SES then rechecks on its own, get-email-identity",
    "Failed,           'publish the DKIM records, then have SES look again', signing-attributes-origin",
    "Success,          publish the token that the command prints, verify-domain-identity"
  })
  void aDomainThatIsNotVerifiedItselfIsCuredByItsDkim(String dkim, String lead, String command) {
    State state =
        Sample.ses(
            Sample.state(
                "eu-west-1",
                "example.com",
                Reason.IDENTITY_NOT_VERIFIED,
                List.of(),
                Optional.empty()),
            true,
            dkim);

    Cure cure = cure(state);

    assertThat(cure.lead()).startsWith(lead);
    assertThat(cure.commands()).anyMatch(one -> one.contains(command));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NOT_STARTED", "PENDING", "TEMPORARY_FAILURE", "FAILED", "IDENTITY_NOT_VERIFIED"})
  void whereSigningIsOffTooItIsSwitchedOnInTheEnd(Reason reason) {
    State on = inPlace(reason);
    State off = Sample.ses(on, false, on.facts().dkimStatus().orElseThrow());

    assertThat(cure(off).lead()).isEqualTo(cure(on).lead());
    assertThat(cure(off).notes()).last().asString().contains("switched off too");
    assertThat(cure(off).commands()).last().asString().endsWith("--signing-enabled");
    assertThat(cure(off).commands()).hasSize(cure(on).commands().size() + 1);
  }

  private static State inPlace(Reason reason) {
    return Sample.looked(
        Sample.domain("eu-west-1", "example.com", reason),
        DnsFinding.OK,
        DnsFinding.OK,
        DnsFinding.OK);
  }

  private static Cure cure(State state) {
    return cure(state, NOW);
  }

  private static Cure cure(State state, Instant scan) {
    return new Cures(AlertKind.OfDomain.REGRESSED, VerifiedDomains.NONE, scan)
        .of(
            Sample.alerted(
                Sample.due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.VERIFIED), state),
                state));
  }
}
