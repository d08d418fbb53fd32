package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said about identities of which nothing is known but what the alert tells.
class AlertedIdentityTest {

  @Test
  void anUnverifiedDomainIsFixedByItsReason() {
    assertThat(
            text(
                AlertKind.OfDomain.REGRESSED,
                domain("eu-west-1", "a.net", Reason.SIGNING_DISABLED)))
        .contains("Fix:", "--signing-enabled")
        .doesNotContain("By now");
  }

  @Test
  void aRemovedOneIsCreatedAgain() {
    assertThat(text(AlertKind.OfDomain.REMOVED, domain("eu-west-1", "a.net", Reason.FAILED)))
        .contains("create-email-identity --region eu-west-1 \\\n    --email-identity=a.net");
  }

  @Test
  void anAddressThatItsDomainTakesDownLeadsToTheDomain() {
    AlertMessage message =
        message(
            AlertKind.OfDomain.REGRESSED,
            address("eu-west-1", "x@mail.a.net", Reason.DOMAIN_UNVERIFIED, "a.net"));

    assertThat(message.text())
        .contains("get the domain a.net verified; the address follows")
        .contains("/ses/home?region=eu-west-1#/identities/a.net\n");
  }

  @Test
  void anAddressThatIsUnverifiedForItsOwnSakeLeadsToItself() {
    AlertMessage message =
        message(
            AlertKind.OfDomain.REGRESSED,
            address("eu-west-1", "x@mail.a.net", Reason.SIGNING_DISABLED, "a.net"));

    assertThat(message.text()).contains("/ses/home?region=eu-west-1#/identities/x%40mail.a.net\n");
  }

  @Test
  void whatIsKnownIsKept() {
    State state = domain("eu-west-1", "a.net", Reason.FAILED);

    assertThat(
            Sample.alerted(due(AlertKind.OfDomain.REGRESSED, Optional.empty(), state), state)
                .known())
        .isSameAs(state);
  }

  @Test
  void whatIsNotKnownIsAsTheAlertTells() {
    State told =
        named(
                due(
                    AlertKind.OfDomain.REMOVED,
                    Optional.empty(),
                    domain("eu-west-1", "a.net", Reason.FAILED)))
            .known();

    assertThat(told.reason()).isEqualTo(Reason.FAILED);
    assertThat(told.dates().removedAt()).contains(NOW);
    assertThat(told.since()).isEqualTo(NOW);
    assertThat(told.scanId()).isEqualTo(Sample.SCAN);
    assertThat(told.watched()).isTrue();
  }

  private static String text(AlertKind.OfDomain kind, State told) {
    return message(kind, told).text();
  }

  private static AlertMessage message(AlertKind.OfDomain kind, State told) {
    return Sample.message(
        alert(
            kind,
            told.alertDomain(),
            List.of(named(due(kind, Optional.of(Verdict.VERIFIED), told)))));
  }
}
