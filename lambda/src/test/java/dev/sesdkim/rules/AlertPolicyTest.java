package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.ACCOUNT;
import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.changed;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.withDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertPolicyTest {

  private static final Instant EARLIER = NOW.minusSeconds(3600);

  private final State brokenInIreland =
      regressed(domain("eu-west-1", "example.com", Reason.FAILED));
  private final State brokenInVirginia =
      regressed(domain("us-east-1", "example.com", Reason.TEMPORARY_FAILURE));
  private final State sales = under("sales@example.com", "example.com");

  @Test
  void fiftyAddressesUnderOneBrokenDomainAreOneAlert() {
    List<State> states = new ArrayList<>(List.of(brokenInIreland, brokenInVirginia));
    for (int i = 0; i < 50; i++) {
      states.add(regressed(under("a" + i + "@mail.example.com", "example.com")));
    }

    List<Alert.OfDomain> alerts = AlertPolicy.of(states, List.of(), ACCOUNT);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().domain()).isEqualTo("example.com");
    assertThat(names(alerts.getFirst())).hasSize(52).startsWith("example.com", "example.com");
  }

  @Test
  void anAddressThatWasUnverifiedAlreadyIsNamedWithTheDomainThatTakesItDown() {
    Alert.OfDomain alert =
        AlertPolicy.of(List.of(brokenInIreland), List.of(brokenInIreland, sales), ACCOUNT)
            .getFirst();

    assertThat(names(alert)).containsExactly("example.com", "sales@example.com");
    assertThat(alert.identities().getLast().told().was()).contains(Verdict.UNVERIFIED);
    assertThat(alert.identities().getLast().told().since()).isEqualTo(sales.since());
  }

  @Test
  void anAddressOfAnotherRegionOrOfAnotherReasonIsNot() {
    State elsewhere =
        address("eu-west-2", "a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");
    State itsOwnFault =
        address("eu-west-1", "b@example.com", Reason.IDENTITY_NOT_VERIFIED, "example.com");
    State otherDomain = under("c@example.org", "example.org");

    assertThat(
            names(
                AlertPolicy.of(
                        List.of(brokenInIreland),
                        List.of(elsewhere, itsOwnFault, otherDomain),
                        ACCOUNT)
                    .getFirst()))
        .containsExactly("example.com");
  }

  @Test
  void theDomainThatTakesAnAddressDownIsNamedWithIt() {
    State failed = domain("eu-west-1", "example.com", Reason.FAILED);

    Alert.OfDomain alert =
        AlertPolicy.of(List.of(regressed(sales)), List.of(failed, sales), ACCOUNT).getFirst();

    assertThat(names(alert)).containsExactly("example.com", "sales@example.com");
    assertThat(AlertText.of(alert).subject()).startsWith("REGRESSED: sales@example.com");
    assertThat(AlertText.of(alert).event()).contains("tokenone._domainkey.example.com");
  }

  @Test
  void goodNewsNamesOnlyThoseThatItIsAbout() {
    State recovered =
        changed(
            domain("eu-west-1", "example.com", Reason.OK), AlertKind.RECOVERED, Verdict.UNVERIFIED);

    assertThat(names(AlertPolicy.of(List.of(recovered), List.of(sales), ACCOUNT).getFirst()))
        .containsExactly("example.com");
  }

  @Test
  void alertsComeGravestFirstThenByDomain() {
    State recovered =
        changed(
            domain("eu-west-1", "a.example", Reason.OK), AlertKind.RECOVERED, Verdict.UNVERIFIED);
    State removed =
        changed(domain("eu-west-1", "b.example", Reason.OK), AlertKind.REMOVED, Verdict.VERIFIED);
    State broken = regressed(domain("eu-west-1", "z.example", Reason.FAILED));

    assertThat(
            AlertPolicy.of(
                List.of(recovered, removed, broken, brokenInIreland), List.of(), ACCOUNT))
        .extracting(Alert.OfDomain::domain)
        .containsExactly("example.com", "z.example", "b.example", "a.example");
  }

  @Test
  void theOrderOfTheStatesChangesNothing() {
    List<State> due = new ArrayList<>(List.of(brokenInIreland, brokenInVirginia, regressed(sales)));
    List<Alert.OfDomain> alerts = AlertPolicy.of(due, List.of(), ACCOUNT);

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(due, new Random(seed));
      assertThat(AlertPolicy.of(due, List.of(), ACCOUNT)).isEqualTo(alerts);
    }
  }

  @Test
  void alertsOfSeveralScansAreOneWithTheNewestTime() {
    State late =
        withDue(
            brokenInVirginia,
            due(AlertKind.REGRESSED, Verdict.VERIFIED, Reason.PENDING, EARLIER),
            due(AlertKind.REGRESSED, Verdict.VERIFIED, Reason.FAILED, NOW));
    State early =
        withDue(
            brokenInIreland, due(AlertKind.REGRESSED, Verdict.VERIFIED, Reason.FAILED, EARLIER));

    List<Alert.OfDomain> alerts = AlertPolicy.of(List.of(late, early), List.of(), ACCOUNT);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().observedAt()).isEqualTo(NOW);
    assertThat(alerts.getFirst().identities())
        .extracting(one -> one.told().reason())
        .containsExactly(Reason.FAILED, Reason.FAILED);
  }

  @ParameterizedTest
  @EnumSource(names = {"REGRESSED", "WORSENED", "REMOVED"})
  void aRecoveryThatDidNotLastUntilItWentOutIsNotTold(AlertKind later) {
    State again =
        withDue(
            domain("eu-west-1", "example.com", Reason.FAILED),
            due(AlertKind.RECOVERED, Verdict.UNVERIFIED, Reason.OK, EARLIER),
            due(later, Verdict.VERIFIED, Reason.FAILED, NOW));

    assertThat(AlertPolicy.of(List.of(again), List.of(), ACCOUNT))
        .extracting(Alert.OfDomain::kind)
        .containsExactly(later);
  }

  @Test
  void aRiskThatCameTrueBeforeItWasToldIsARegressionAlone() {
    State broken =
        withDue(
            domain("eu-west-1", "example.com", Reason.FAILED),
            due(AlertKind.AT_RISK, Verdict.VERIFIED, Reason.OK, EARLIER),
            due(AlertKind.REGRESSED, Verdict.VERIFIED, Reason.FAILED, NOW));

    assertThat(AlertPolicy.of(List.of(broken), List.of(), ACCOUNT))
        .extracting(Alert.OfDomain::kind)
        .containsExactly(AlertKind.REGRESSED);
  }

  @Test
  void aRegressionThatIsOverIsToldAllTheSame() {
    State over =
        withDue(
            domain("eu-west-1", "example.com", Reason.OK),
            due(AlertKind.REGRESSED, Verdict.VERIFIED, Reason.FAILED, EARLIER),
            due(AlertKind.RECOVERED, Verdict.UNVERIFIED, Reason.OK, NOW));

    assertThat(AlertPolicy.of(List.of(over), List.of(), ACCOUNT))
        .extracting(Alert.OfDomain::kind)
        .containsExactly(AlertKind.REGRESSED, AlertKind.RECOVERED);
  }

  @Test
  void aRemovedAddressIsToldUnderItsDomain() {
    State removed = changed(Sample.removed(sales), AlertKind.REMOVED, Verdict.VERIFIED);

    assertThat(AlertPolicy.of(List.of(removed), List.of(), ACCOUNT))
        .extracting(Alert.OfDomain::domain)
        .containsExactly("example.com");
  }

  private static State regressed(State state) {
    return changed(state, AlertKind.REGRESSED, Verdict.VERIFIED);
  }

  private static State under(String name, String domain) {
    return Sample.state(
        "eu-west-1", name, Reason.DOMAIN_UNVERIFIED, List.of(), Optional.of(domain));
  }

  private static List<String> names(Alert.OfDomain alert) {
    return alert.identities().stream().map(one -> one.identity().name()).toList();
  }
}
