package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.looked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a title, the records and the commands of a fix leave unsaid.
class UnsaidStepsTest {

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "TEMPORARY_FAILURE", "FAILED"})
  void whatIsPublishedAndRunNeedsNoStep(Reason reason) {
    State state = domain("eu-west-1", "example.com", reason);

    assertThat(remedy(state).steps()).isNotEmpty();
    assertThat(unsaid(state)).isEmpty();
  }

  @Test
  void theCommandThatSwitchesSigningOnNeedsNoStep() {
    State off =
        looked(
            domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK);

    assertThat(unsaid(off)).noneMatch(step -> step.startsWith("Switch signing on"));
  }

  @Test
  void aRecordThatIsAddedNeedsNoStep() {
    State without =
        Sample.withDmarc(domain("eu-west-1", "example.com", Reason.OK), DmarcStatus.MISSING);
    Remedy remedy = Remedies.of(without, Optional.empty(), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords()).isNotEmpty();
    assertThat(Remedies.unsaid(without, remedy)).doesNotContain(remedy.steps().getFirst());
  }

  @Test
  void whatStandsInTheWayOfARecordIsSaid() {
    State blocked =
        looked(
            domain("eu-west-1", "example.com", Reason.FAILED),
            DnsFinding.ADDRESS_INSTEAD,
            DnsFinding.OK,
            DnsFinding.OK);

    assertThat(unsaid(blocked)).singleElement().asString().contains("192.0.2.1");
  }

  @Test
  void theTitleOfADomainAtRiskSaysThatSesStillSigns() {
    State wrong =
        looked(
            domain("eu-west-1", "example.com", Reason.OK),
            DnsFinding.MISSING,
            DnsFinding.OK,
            DnsFinding.OK);
    State atRisk = Sample.suspected(wrong, Suspicion.AT_RISK);

    assertThat(unsaid(wrong)).anyMatch(step -> step.startsWith("SES still signs."));
    assertThat(remedy(atRisk).steps()).anyMatch(step -> step.startsWith("SES still signs."));
    assertThat(unsaid(atRisk)).noneMatch(step -> step.startsWith("SES still signs."));
  }

  @Test
  void whatSesSaysItselfIsSaid() {
    State state = domain("eu-west-1", "example.com", Reason.TEMPORARY_FAILURE);
    State servers = error(state, "DNS_SERVER_ERROR");

    assertThat(unsaid(servers)).singleElement().asString().startsWith("SES says DNS_SERVER_ERROR");
    assertThat(remedy(error(state, "HOST_NOT_FOUND")).steps())
        .anyMatch(step -> step.startsWith("SES says HOST_NOT_FOUND"));
    assertThat(unsaid(error(state, "HOST_NOT_FOUND"))).isEmpty();
  }

  private static List<String> unsaid(State state) {
    return Remedies.unsaid(state, remedy(state));
  }

  private static Remedy remedy(State state) {
    return Remedies.of(state, Optional.empty(), VerifiedDomains.NONE);
  }

  private static State error(State state, String word) {
    SesDetail told = state.evidence().detail().orElseThrow();
    return state.with(
        state
            .evidence()
            .with(
                new SesDetail(
                    told.origin(),
                    told.hostedZone(),
                    told.selector(),
                    told.keyBits(),
                    Optional.of(word),
                    told.lastCheckedAt(),
                    told.lastSuccessAt(),
                    told.keyGeneratedAt(),
                    told.toldAt())));
  }
}
