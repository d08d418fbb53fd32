package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.alerted;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.firstSeen;
import static dev.sesdkim.rules.Sample.named;
import static dev.sesdkim.rules.Sample.orphan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said about an identity that is unverified when it is first seen.
class FoundUnverifiedTest {

  private static final String TAKEN_AWAY = "may have signed until now";

  @ParameterizedTest
  @CsvSource({
    "NOT_STARTED,           not DKIM-signing,    DKIM is not set up in SES.",
    "PENDING,               not DKIM-signing,    SES is waiting for its DKIM records.",
    "TEMPORARY_FAILURE,     not DKIM-signing,    SES no longer finds its DKIM records.",
    "FAILED,                not DKIM-signing,    SES did not find its DKIM records and has",
    "SIGNING_DISABLED,      not DKIM-signing,    DKIM signing is switched off in SES.",
    "IDENTITY_NOT_VERIFIED, not verified in SES, SES refuses to send from it",
    "NO_DOMAIN_IDENTITY,    not DKIM-signing,    No domain identity signs for it in its region.",
    "DOMAIN_UNVERIFIED,     not DKIM-signing,    Its domain is not verified in SES."
  })
  void theSubjectSaysThatItIsNewAndTheFirstLineWhatIsWrong(
      Reason reason, String words, String line) {
    AlertMessage message = message(first(domain("eu-west-1", "a.net", reason)));

    assertThat(message.subject()).isEqualTo("a.net is new and " + words + " (eu-west-1)");
    assertThat(message.text()).startsWith(line);
  }

  @Test
  void severalAddressesAreNewTogether() {
    AlertMessage message =
        message(first(orphan("eu-west-1", "x@a.net")), first(orphan("eu-west-1", "y@a.net")));

    assertThat(message.subject())
        .isEqualTo("2 addresses of a.net are new and not DKIM-signing (eu-west-1)");
    assertThat(message.text().replaceAll("\\s+", " "))
        .startsWith("No domain identity signs for them in their region. ")
        .contains("Affects x@ and y@a.net. Mail from them leaves unsigned.");
  }

  @Test
  void signingThatIsOffForSeveralAddressesIsToldOfAllOfThem() {
    Reason off = Reason.SIGNING_DISABLED;

    assertThat(
            message(
                    first(address("eu-west-1", "x@a.net", off, "a.net")),
                    first(address("eu-west-1", "y@a.net", off, "a.net")))
                .text()
                .replaceAll("\\s+", " "))
        .startsWith(
            "Signing is switched off for the addresses themselves, which overrides their domain. ");
  }

  @Test
  void itIsToldWhenItWasFirstSeen() {
    assertThat(message(first(domain("eu-west-1", "a.net", Reason.FAILED))).text())
        .contains("First seen 24 Nov 03:00 UTC. Mail from it leaves unsigned.");
  }

  @Test
  void whatWasSeenBeforeIsNotCalledNewWhenItIsFoundUnverified() {
    State known = domain("eu-west-1", "a.net", Reason.FAILED);
    AlertMessage message =
        message(found(known), first(domain("us-east-1", "a.net", Reason.FAILED)));

    assertThat(message.subject()).isEqualTo("a.net is not DKIM-signing (eu-west-1, us-east-1)");
    assertThat(message.text().replaceAll("\\s+", " "))
        .contains("First seen 20 Oct 08:30 UTC, unverified since 24 Nov 03:00 UTC. Fix: ");
  }

  @Test
  void whereNothingElseIsKnownItCountsAsNew() {
    assertThat(
            message(
                    named(
                        due(
                            AlertKind.OfDomain.FOUND_UNVERIFIED,
                            Optional.empty(),
                            domain("eu-west-1", "a.net", Reason.FAILED))))
                .subject())
        .isEqualTo("a.net is new and not DKIM-signing (eu-west-1)");
  }

  @Test
  void aSubdomainMayHaveTakenSigningFromADomainAboveIt() {
    assertThat(text(domain("eu-west-1", "mail.a.net", Reason.PENDING), "a.net"))
        .contains("Mail from it, which a.net " + TAKEN_AWAY);
    assertThat(text(domain("eu-west-1", "mail.a.net", Reason.PENDING), "b.net"))
        .doesNotContain(TAKEN_AWAY);
    assertThat(text(orphan("eu-west-1", "x@mail.a.net"), "a.net")).doesNotContain(TAKEN_AWAY);
    assertThat(
            AlertText.of(
                    alert(
                        AlertKind.OfDomain.REGRESSED,
                        "mail.a.net",
                        Verdict.VERIFIED,
                        domain("eu-west-1", "mail.a.net", Reason.PENDING)),
                    AccountNames.NONE,
                    VerifiedDomains.of(List.of("a.net")))
                .text())
        .doesNotContain(TAKEN_AWAY);
  }

  private static String text(State state, String verified) {
    return AlertText.of(
            alert(AlertKind.OfDomain.FOUND_UNVERIFIED, state.alertDomain(), List.of(first(state))),
            AccountNames.NONE,
            VerifiedDomains.of(List.of(verified)))
        .text()
        .replaceAll("\\s+", " ");
  }

  @Test
  void theAddressesOfANewDomainAreToldWithIt() {
    AlertMessage message =
        message(
            first(domain("eu-west-1", "a.net", Reason.PENDING)),
            first(address("eu-west-1", "x@a.net", Reason.DOMAIN_UNVERIFIED, "a.net")));

    assertThat(message.subject()).contains("a.net is new and not DKIM-signing");
    assertThat(message.text()).contains("Also affects x@a.net.");
  }

  private static AlertedIdentity first(State state) {
    return found(firstSeen(state));
  }

  private static AlertedIdentity found(State state) {
    return alerted(due(AlertKind.OfDomain.FOUND_UNVERIFIED, Optional.empty(), state), state);
  }

  private static AlertMessage message(AlertedIdentity... identities) {
    return Sample.message(
        alert(
            AlertKind.OfDomain.FOUND_UNVERIFIED,
            identities[0].told().domain(),
            Arrays.asList(identities)));
  }
}
