package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Trouble;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseTest {

  private static final DnsFinding[] ONE_MISSING = {
    DnsFinding.OK, DnsFinding.MISSING, DnsFinding.OK
  };
  private static final DnsFinding[] TWO_WRONG = {
    DnsFinding.MISSING, DnsFinding.WRONG_TARGET, DnsFinding.OK
  };

  @ParameterizedTest
  @CsvSource({
    "SIGNING_DISABLED,      signing is switched off",
    "TEMPORARY_FAILURE,     SES no longer finds the records",
    "FAILED,                SES gave up",
    "PENDING,               SES has not found the records yet",
    "NOT_STARTED,           DKIM was never set up",
    "IDENTITY_NOT_VERIFIED, not verified: SES refuses to send",
    "NO_DOMAIN_IDENTITY,    no domain identity signs for it",
    "DOMAIN_UNVERIFIED,     example.com is not verified"
  })
  void whatIsBrokenIsToldByItsReason(Reason reason, String words) {
    assertThat(Cause.of(domain(reason))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "SIGNING_DISABLED,  'signing is switched off, 1 of 3 DKIM records missing'",
    "TEMPORARY_FAILURE, 1 of 3 DKIM records missing",
    "FAILED,            SES gave up: 1 record missing",
    "PENDING,           1 of 3 DKIM records missing"
  })
  void whereRecordsAreKnownToBeMissingTheyAreTheCause(Reason reason, String words) {
    assertThat(Cause.of(Sample.looked(domain(reason), ONE_MISSING))).isEqualTo(words);
  }

  @Test
  void recordsAreMissingIfAllThatAreWrongAre() {
    assertThat(Cause.of(Sample.looked(domain(Reason.PENDING), TWO_WRONG)))
        .isEqualTo("2 of 3 DKIM records wrong");
    assertThat(Cause.of(Sample.looked(domain(Reason.FAILED), TWO_WRONG)))
        .isEqualTo("SES gave up: 2 records wrong");
  }

  @Test
  void rightRecordsThatLeadToNoKeyAreNotCalledWrong() {
    assertThat(Cause.of(Sample.looked(domain(Reason.PENDING), DnsFinding.OK, DnsFinding.NO_KEY)))
        .isEqualTo("1 of 2 DKIM records without a key");
  }

  @Test
  void aDomainThatDnsDoesNotKnowIsTheCause() {
    State lost =
        Sample.looked(
            domain(Reason.PENDING),
            DnsFinding.DOMAIN_MISSING,
            DnsFinding.DOMAIN_MISSING,
            DnsFinding.DOMAIN_MISSING);

    assertThat(Cause.of(lost)).isEqualTo("DNS knows no domain example.com");
    assertThat(Cause.of(Sample.looked(domain(Reason.FAILED), DnsFinding.DOMAIN_MISSING)))
        .isEqualTo("SES gave up: 1 record missing");
  }

  @Test
  void whatIsAtRiskIsToldByItsRecordsOrItsKey() {
    State suspected = Sample.suspected(domain(Reason.OK), Suspicion.AT_RISK);

    assertThat(Cause.of(Sample.looked(suspected, ONE_MISSING)))
        .isEqualTo("1 of 3 DKIM records missing");
    assertThat(Cause.of(suspected)).isEqualTo("new DKIM key, DNS shows the old one");
  }

  @Test
  void whatIsNotReadyIsToldByTheChecksThatFail() {
    assertThat(Cause.of(Sample.notReady(domain(Reason.OK)))).isEqualTo("no DMARC record");
  }

  @ParameterizedTest
  @CsvSource({
    "DKIM_VERIFIED,   not signed",
    "DKIM_LIVE,       no DKIM key in DNS",
    "DKIM_KEY_LENGTH, DKIM key too short",
    "SPF,             SPF does not pass",
    "ALIGNMENT,       not aligned",
    "DMARC,           there is no DMARC record"
  })
  void everyCheckThatFailsHasAFewWords(ReadinessCheck check, String words) {
    State known = Sample.notReady(domain(Reason.OK));

    assertThat(Cause.failed(check, Evidence.none(), known.evidence().readiness().orElseThrow()))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING,   no DMARC record",
    "INVALID,   invalid DMARC record",
    "MULTIPLE,  several DMARC records",
    "FOUND,     no valid DMARC policy",
    "INHERITED, no valid DMARC policy",
    "UNKNOWN,   no valid DMARC policy"
  })
  void dmarcIsToldByWhatStandsThere(DmarcStatus status, String words) {
    State state = Sample.notReady(domain(Reason.OK));

    assertThat(
            Cause.failed(
                ReadinessCheck.DMARC,
                Sample.withDmarc(state, status).evidence(),
                state.evidence().readiness().orElseThrow()))
        .isEqualTo(words);
    assertThat(state.evidence().readiness().orElseThrow().with(CheckOutcome.FAIL))
        .containsExactly(ReadinessCheck.DMARC);
  }

  @Test
  void whatCannotBeReadIsToldInTheWordsOfWhatWasMetCutToALine() {
    assertThat(Cause.of(throttled("Rate exceeded."))).isEqualTo("Rate exceeded");
    assertThat(Cause.of(throttled("a\n" + "x".repeat(200))))
        .startsWith("a")
        .endsWith("x…")
        .doesNotContain("\n")
        .hasSize(120);
    assertThat(Cause.of(domain(Reason.UNRECOGNIZED))).isEmpty();
  }

  private static State throttled(String words) {
    Problem problem = new Problem(Problem.Kind.THROTTLED, "ses:GetIdentityDkimAttributes", words);
    return domain(Reason.OK)
        .unreadable(
            new State.Unreadable(Reason.UNREADABLE, new Trouble(NOW, problem, false)), "scan-8");
  }

  @Test
  void whatIsMutedHasNone() {
    State broken = domain(Reason.FAILED);

    assertThat(Cause.of(broken.with(broken.notice().muted(Optional.of(NOW))))).isEmpty();
  }

  @Test
  void whatIsVerifiedIsToldByItsPolicyOrByWhoSignsForIt() {
    State verified = domain(Reason.OK);
    State address = Sample.address("eu-west-1", "info@example.com", Reason.OK, "example.com");
    DmarcEvidence reject =
        new DmarcEvidence(
            DmarcStatus.FOUND, Optional.of(DmarcPolicy.REJECT), Optional.empty(), List.of());

    assertThat(Cause.of(verified.with(verified.evidence().with(reject, Optional.empty()))))
        .isEqualTo("DMARC p=reject");
    assertThat(Cause.of(address)).isEqualTo("signed by example.com");
    assertThat(Cause.of(verified)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED,   access denied",
    "UNAVAILABLE,     unavailable",
    "CREDENTIALS,     credentials refused",
    "REGION_DISABLED, not enabled",
    "NOT_AN_ANSWER,   no answer from AWS",
    "DEADLINE,        out of time",
    "STORE,           a fault on the way"
  })
  void aProblemHasAFewWords(Problem.Kind kind, String words) {
    assertThat(Cause.of(new Problem(kind, "ses:ListIdentities", ""))).isEqualTo(words);
  }

  private static State domain(Reason reason) {
    return Sample.domain("eu-west-1", "example.com", reason);
  }
}
