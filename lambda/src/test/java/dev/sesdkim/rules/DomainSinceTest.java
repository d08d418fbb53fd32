package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.alerted;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the first paragraph of an alert about one domain says.
class DomainSinceTest {

  private static final List<Reason> REASONS =
      List.of(
          Reason.NOT_STARTED,
          Reason.PENDING,
          Reason.TEMPORARY_FAILURE,
          Reason.FAILED,
          Reason.SIGNING_DISABLED,
          Reason.IDENTITY_NOT_VERIFIED);

  @ParameterizedTest
  @CsvSource({
    "2, 'Two causes, both since 24 Nov 03:00 UTC.'",
    "3, 'Three causes, all since 24 Nov 03:00 UTC.'",
    "5, 'Five causes, all since 24 Nov 03:00 UTC.'",
    "6, '6 causes, all since 24 Nov 03:00 UTC.'"
  })
  void severalCausesAreCounted(int causes, String words) {
    assertThat(
            text(
                AlertKind.OfDomain.REGRESSED,
                IntStream.range(0, causes)
                    .mapToObj(i -> domain("r" + i, "example.com", REASONS.get(i)))
                    .toArray(State[]::new)))
        .startsWith(words);
  }

  @Test
  void eachCauseHasItsMomentWhereTheyBeganAtDifferentOnes() {
    State[] states = {
      domain("eu-west-1", "example.com", Reason.FAILED),
      Sample.since(domain("us-east-1", "example.com", Reason.PENDING), NOW.minusSeconds(7_200))
    };

    assertThat(text(AlertKind.OfDomain.REGRESSED, states))
        .startsWith("Two causes. ")
        .contains("Since 24 Nov 03:00 UTC.", "Since 24 Nov 01:00 UTC.");
    assertThat(text(AlertKind.OfDomain.FOUND_UNVERIFIED, states)).doesNotContain("Since 24 Nov");
  }

  @Test
  void aDomainAndItsAddressesThatAreSpokenOfTogetherAreNamedTogether() {
    assertThat(
            AlertText.of(
                    alert(
                        AlertKind.OfDomain.RECOVERED,
                        "example.com",
                        Verdict.UNVERIFIED,
                        domain("eu-west-1", "example.com", Reason.OK),
                        Sample.address("eu-west-1", "a@example.com", Reason.OK, "example.com"),
                        Sample.address("eu-west-1", "b@example.com", Reason.OK, "example.com"),
                        Sample.address("eu-west-1", "c@example.com", Reason.OK, "example.com")),
                    AccountNames.NONE,
                    VerifiedDomains.NONE)
                .text())
        .startsWith(
            "example.com, a@example.com, b@example.com and 1 more: SES has verified them\nagain,");
  }

  @ParameterizedTest
  @CsvSource({"5, ''", "6, 'The other 1 address: a5@example.com'"})
  void addressesBeyondTheFifthAreNamedBelow(int addresses, String words) {
    String text = withAddresses(addresses);

    assertThat(text).contains("Also affects a0@, a1@, a2@, a3@").contains(words);
    assertThat(text.contains("The other")).isEqualTo(!words.isEmpty());
  }

  @Test
  void addressesThatTheFirstParagraphOnlyCountsStandOnceBelowTheAccount() {
    assertThat(withAddresses(6))
        .containsOnlyOnce("The other 1 address: ")
        .containsSubsequence("Account 123456789012", "The other 1 address: ");
  }

  @Test
  void fiveAddressesAreAllInTheFirstParagraph() {
    assertThat(annexOf(5)).isEmpty();
    assertThat(annexOf(6)).isPresent();
  }

  private static String withAddresses(int addresses) {
    return text(AlertKind.OfDomain.REGRESSED, domainAnd(addresses));
  }

  private static Optional<Section> annexOf(int addresses) {
    Alert.OfDomain alert =
        alert(AlertKind.OfDomain.REGRESSED, "example.com", Verdict.VERIFIED, domainAnd(addresses));
    return new DomainSince(alert, List.of(), VerifiedDomains.NONE)
        .annex(alert.identities(), List.of("example.com"));
  }

  private static State[] domainAnd(int addresses) {
    return Stream.concat(
            Stream.of(domain("eu-west-1", "example.com", Reason.FAILED)),
            IntStream.range(0, addresses).mapToObj(i -> address("a" + i)))
        .toArray(State[]::new);
  }

  @Test
  void anAddressWithACauseOfItsOwnIsNotAffectedByTheDomain() {
    assertThat(
            text(
                AlertKind.OfDomain.REGRESSED,
                domain("eu-west-1", "example.com", Reason.FAILED),
                Sample.address(
                    "eu-west-1", "a@example.com", Reason.IDENTITY_NOT_VERIFIED, "example.com")))
        .doesNotContain("Also affects");
  }

  @Test
  void whatIsGoneSinceItRecoveredIsNotSaidToNeedNothing() {
    State verified = domain("eu-west-1", "example.com", Reason.OK);

    assertThat(text(recovered(verified))).contains("Nothing is left to do.");
    assertThat(text(recovered(Sample.removed(verified))))
        .doesNotContain("Nothing is left to do.")
        .contains("By now it is no longer in SES.");
  }

  @Test
  void whatIsVerifiedHereAndGoneThereIsOver() {
    State here = domain("eu-west-1", "example.com", Reason.OK);
    State there = domain("us-east-1", "example.com", Reason.OK);

    assertThat(text(regressed(here, there))).contains("By now it is verified again.");
    assertThat(text(regressed(here, Sample.removed(there)))).contains("By now this is over.");
  }

  private static State address(String local) {
    return Sample.address(
        "eu-west-1", local + "@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");
  }

  @Test
  void severalAddressesAreSpokenOfAsSeveral() {
    State one = Sample.address("eu-west-1", "a@example.com", Reason.OK, "example.com");
    State other = Sample.address("eu-west-1", "b@example.com", Reason.OK, "example.com");

    assertThat(text(regressed(Reason.IDENTITY_NOT_VERIFIED, one, other)))
        .contains("By now they are verified again.");
    assertThat(
            text(
                regressed(
                    Reason.IDENTITY_NOT_VERIFIED, Sample.removed(one), Sample.removed(other))))
        .contains("By now they are no longer in SES.");
    assertThat(text(regressed(Reason.IDENTITY_NOT_VERIFIED, unreadable(one), unreadable(other))))
        .contains("SES has given no answer about them since 24 Nov 03:00 UTC.");
    assertThat(text(regressed(Reason.IDENTITY_NOT_VERIFIED, one, unreadable(other))))
        .contains("SES has given no answer about some of them since 24 Nov 03:00 UTC.");
  }

  private static State unreadable(State state) {
    return state.unreadable(
        new State.Unreadable(
            Reason.UNREADABLE, new Trouble(NOW, Readings.unread("a").problem(), false)),
        "scan");
  }

  private static Alert.OfDomain recovered(State state) {
    return alert(
        AlertKind.OfDomain.RECOVERED,
        "example.com",
        List.of(told(AlertKind.OfDomain.RECOVERED, Verdict.UNVERIFIED, Reason.OK, state)));
  }

  private static Alert.OfDomain regressed(State... states) {
    return regressed(Reason.FAILED, states);
  }

  private static Alert.OfDomain regressed(Reason reason, State... states) {
    return alert(
        AlertKind.OfDomain.REGRESSED,
        "example.com",
        Stream.of(states)
            .map(state -> told(AlertKind.OfDomain.REGRESSED, Verdict.VERIFIED, reason, state))
            .toList());
  }

  private static AlertedIdentity told(
      AlertKind.OfDomain kind, Verdict was, Reason reason, State state) {
    return alerted(due(kind, Optional.of(was), reason, NOW, state), state);
  }

  private static String text(AlertKind.OfDomain kind, State... states) {
    return text(alert(kind, "example.com", Verdict.VERIFIED, states));
  }

  private static String text(Alert alert) {
    return Sample.message(alert).text().replaceAll("\\s+", " ");
  }
}
