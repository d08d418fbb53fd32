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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said about an identity that is unverified when it is first seen.
class FoundUnverifiedTest {

  private static final String TAKEN_AWAY = "SES signs with the settings of the most specific";

  @ParameterizedTest
  @CsvSource({
    "OK,                    DKIM is verified",
    "NOT_STARTED,           DKIM is not set up",
    "PENDING,               DKIM is pending",
    "TEMPORARY_FAILURE,     DKIM records are missing",
    "FAILED,                DKIM failed",
    "SIGNING_DISABLED,      DKIM signing is off",
    "IDENTITY_NOT_VERIFIED, not verified with SES",
    "NO_DOMAIN_IDENTITY,    without a domain identity",
    "DOMAIN_UNVERIFIED,     unsigned by its domain",
    "UNRECOGNIZED,          the status is unknown",
    "UNREADABLE,            the status is unknown"
  })
  void theSubjectSaysThatItIsNewAndWhatIsWrong(Reason reason, String words) {
    assertThat(message(first(domain("eu-west-1", "a.net", reason))).subject())
        .isEqualTo("FOUND UNVERIFIED: a.net is new and " + words + " in eu-west-1");
  }

  @Test
  void severalAddressesAreNewTogether() {
    AlertMessage message =
        message(first(orphan("eu-west-1", "x@a.net")), first(orphan("eu-west-1", "y@a.net")));

    assertThat(message.subject())
        .isEqualTo(
            "FOUND UNVERIFIED: 2 addresses of a.net are new and without a domain identity in"
                + " eu-west-1");
    assertThat(message.text())
        .startsWith(
            "2 addresses of a.net are new and without a domain identity in eu-west-1; mail leaves"
                + " unsigned.\n");
  }

  @Test
  void itIsToldWhenItWasFirstSeen() {
    assertThat(message(first(domain("eu-west-1", "a.net", Reason.FAILED))).text())
        .contains("First seen at 2026-11-24 03:00 UTC: it is new in SES, or could not be");
  }

  @Test
  void whatWasSeenBeforeAndIsReadableOnlyNowIsNotCalledNew() {
    State known = domain("eu-west-1", "a.net", Reason.FAILED);
    AlertMessage message =
        message(found(known), first(domain("us-east-1", "a.net", Reason.FAILED)));

    assertThat(message.subject())
        .isEqualTo("FOUND UNVERIFIED: a.net DKIM failed in eu-west-1 and us-east-1");
    assertThat(message.text().replaceAll("\\s+", " "))
        .contains(
            "First seen at 2026-10-20 08:30 UTC, known to be unverified since 2026-11-24 03:00"
                + " UTC.");
  }

  @Test
  void whereNothingElseIsKnownItCountsAsNew() {
    assertThat(
            message(
                    named(
                        due(
                            AlertKind.FOUND_UNVERIFIED,
                            Optional.empty(),
                            domain("eu-west-1", "a.net", Reason.FAILED))))
                .subject())
        .isEqualTo("FOUND UNVERIFIED: a.net is new and DKIM failed in eu-west-1");
  }

  @Test
  void aSubdomainMayHaveTakenSigningFromADomainAboveIt() {
    assertThat(message(first(domain("eu-west-1", "mail.a.net", Reason.PENDING))).text())
        .contains(TAKEN_AWAY);
    assertThat(message(first(domain("eu-west-1", "a.net", Reason.PENDING))).text())
        .doesNotContain(TAKEN_AWAY);
    assertThat(message(first(orphan("eu-west-1", "x@mail.a.net"))).text())
        .doesNotContain(TAKEN_AWAY);
    assertThat(
            AlertText.of(
                    alert(
                        AlertKind.REGRESSED,
                        "mail.a.net",
                        Verdict.VERIFIED,
                        domain("eu-west-1", "mail.a.net", Reason.PENDING)))
                .text())
        .doesNotContain(TAKEN_AWAY);
  }

  @Test
  void theAddressesOfANewDomainAreToldWithIt() {
    AlertMessage message =
        message(
            first(domain("eu-west-1", "a.net", Reason.PENDING)),
            first(address("eu-west-1", "x@a.net", Reason.DOMAIN_UNVERIFIED, "a.net")));

    assertThat(message.subject()).contains("a.net is new and DKIM is pending");
    assertThat(message.text())
        .contains("1 address is unsigned with it, as listed below.")
        .doesNotContain("DOMAIN_UNVERIFIED: ");
  }

  private static AlertedIdentity first(State state) {
    return found(firstSeen(state));
  }

  private static AlertedIdentity found(State state) {
    return alerted(due(AlertKind.FOUND_UNVERIFIED, Optional.empty(), state), state);
  }

  private static AlertMessage message(AlertedIdentity... identities) {
    return AlertText.of(
        alert(
            AlertKind.FOUND_UNVERIFIED, identities[0].told().domain(), Arrays.asList(identities)));
  }
}
