package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What one message says about many domains.
class DomainsStoryTest {

  @Test
  void aMessageAboutFiveHundredDomainsFitsNamesThemAllAndAsManyIdentitiesAsThereIsRoomFor() {
    Alert.OfManyDomains alert = storm(500, "example.com");
    AlertMessage message = Sample.message(alert);

    assertThat(AlertText.fits(alert, VerifiedDomains.NONE)).isTrue();
    assertThat(Envelope.bytes(message)).isBetween(250_000, Envelope.MOST_BYTES);
    assertThat(message.domains()).hasSize(500).contains("d499.example.com");
    assertThat((List<?>) Json.object(message.event()).get("domains")).hasSize(500);
    assertThat(message.text().replaceAll("\\s+", " ")).contains("500 domains, ", "d498, d499");
    List<?> named = Parts.identities(message.event());
    assertThat(named).hasSizeGreaterThan(100);
    assertThat(Parts.text(Parts.leftOut(message.event()), "count"))
        .isEqualTo("" + (500 - named.size()));
  }

  @Test
  void whereTheNamesAloneDoNotFitTheAlertHasToBeDivided() {
    String endless = "x".repeat(60) + "." + "y".repeat(60) + "." + "z".repeat(60) + ".example.com";

    assertThat(AlertText.fits(storm(500, endless), VerifiedDomains.NONE)).isFalse();
    assertThat(AlertText.fits(storm(50, endless), VerifiedDomains.NONE)).isTrue();
  }

  @Test
  void fixesComeBeforeNamesWhereThereIsNoRoomForBoth() {
    Storm storm = Storm.regressed();
    for (String name : List.of("a.example.com", "b.example.com", "c.example.com")) {
      storm.with(
          "example.com",
          IntStream.range(0, 60).mapToObj(i -> replaced(name, i)).toArray(State[]::new));
    }

    AlertMessage message = Sample.message(storm.alert());

    assertThat(Envelope.bytes(message)).isBetween(100_000, Envelope.MOST_BYTES);
    assertThat(message.text()).contains("... 2 more domains, not shown here: ");
    assertThat(message.text()).contains("one0._domainkey.a.example.com CNAME ");
    assertThat(Parts.identities(message.event())).isEmpty();
  }

  /// In one of many regions, with tokens of its own there.
  private static State replaced(String name, int region) {
    return Sample.told(
        Sample.state(
            "eu-west-" + region,
            name,
            Reason.PENDING,
            List.of("one" + region, "two" + region, "three" + region),
            Optional.empty()),
        "AWS_SES");
  }

  @Test
  void theFirstTenAreToldHowToFixThemAndTheOthersByName() {
    AlertMessage message = Sample.message(storm(12, "example.com"));

    assertThat(message.text())
        .contains("Fix: add 30 DNS records; SES looks for them for up to 72 hours.\n")
        .contains("  ... 2 more domains, not shown here: ")
        .contains("tokenone._domainkey.d9.example.com")
        .doesNotContain("tokenone._domainkey.d10.example.com")
        .contains("\"sesdkim fix NAME\" prints the fix of");
    assertThat(Parts.identities(message.event())).hasSize(12);
    assertThat(message.event()).doesNotContain("identitiesLeftOut");
  }

  @Test
  void ofTenAllAreToldHowToFixThem() {
    assertThat(Sample.message(storm(10, "example.com")).text())
        .contains("Fix: add 30 DNS records")
        .doesNotContain("not shown here");
  }

  @Test
  void oneCommandForTenDomainsNamesThemAllAlsoWhereAnotherFixComesFirst() {
    assertThat(text(failedAndSwitchedOff(10)))
        .contains("d9.z.net; do")
        .doesNotContain("not shown here");
    assertThat(text(failedAndSwitchedOff(11)))
        .doesNotContain("d9.z.net; do")
        .contains("... 2 more domains, not shown here: ");
  }

  private static Storm failedAndSwitchedOff(int domains) {
    Storm storm = Storm.regressed().with("a.net", Reason.FAILED, "a.net");
    IntStream.range(0, domains)
        .forEach(i -> storm.with("z.net", Reason.SIGNING_DISABLED, "d" + i + ".z.net"));
    return storm;
  }

  @Test
  void goodNewsOfManyNeedsNoFix() {
    State verified = domain("eu-west-1", "a.net", Reason.OK);
    Storm storm = new Storm(AlertKind.OfDomain.RECOVERED);
    storm.with(
        "a.net",
        Sample.looked(verified, DnsFinding.MISSING, DnsFinding.MISSING, DnsFinding.MISSING));

    AlertMessage message = Sample.message(storm.alert());

    assertThat(message.text()).doesNotContain("Fix");
    assertThat(Parts.identities(message.event())).hasSize(1);
  }

  @Test
  void domainsWithTheSameTroubleAreNamedTogether() {
    assertThat(
            text(
                Storm.regressed()
                    .with("a.net", Reason.FAILED, "a.net", "b.net")
                    .with("c.net", Reason.PENDING, "c.net")))
        .contains("a.net: 2 domains, eu-west-1. SES did not find their DKIM records and")
        .contains("c.net: eu-west-1. SES is waiting for its DKIM records.\n");
  }

  @Test
  void missingAndWrongRecordsAreCountedApart() {
    assertThat(
            text(Storm.regressed()
                    .with("a.net", missing("x.a.net", Reason.TEMPORARY_FAILURE))
                    .with(
                        "a.net",
                        Sample.looked(
                            domain("eu-west-1", "y.a.net", Reason.TEMPORARY_FAILURE),
                            DnsFinding.WRONG_TARGET,
                            DnsFinding.OK,
                            DnsFinding.OK)))
                .replaceAll("\\s+", " "))
        .contains(
            "Fix: put the 3 records back by 27 Nov 03:00 UTC; SES then rechecks on its own. Correct"
                + " 1 DNS record by 27 Nov 03:00 UTC; ")
        .doesNotContain("{");
  }

  @Test
  void aZoneIsSaidToBeReplacedOnlyIfItsRecordsWereThereBefore() {
    assertThat(missing(Storm.regressed(), Reason.TEMPORARY_FAILURE)).contains(REPLACED);
    assertThat(missing(Storm.regressed(), Reason.FAILED)).contains(REPLACED);
    assertThat(missing(new Storm(AlertKind.OfDomain.AT_RISK), Reason.OK)).contains(REPLACED);
    assertThat(missing(new Storm(AlertKind.OfDomain.WORSENED), Reason.TEMPORARY_FAILURE))
        .contains(REPLACED);
    assertThat(missing(Storm.regressed(), Reason.SIGNING_DISABLED)).doesNotContain("replaced");
    assertThat(missing(Storm.found(), Reason.PENDING))
        .doesNotContain("replaced", "restore")
        .contains("SES is waiting for their DKIM records.");
    assertThat(missing(Storm.found(), Reason.FAILED)).doesNotContain("replaced", "restore");
  }

  @Test
  void theRecordsOfManyAreNotCalledWrongWhereOnlyTheirKeysAre() {
    Storm storm = new Storm(AlertKind.OfDomain.AT_RISK);
    for (String name : List.of("x.a.net", "y.a.net")) {
      State verified = domain("eu-west-1", name, Reason.OK);
      storm.with(
          "a.net",
          Sample.looked(verified, DnsFinding.NO_KEY, DnsFinding.NO_KEY, DnsFinding.NO_KEY));
    }

    assertThat(text(storm).replaceAll("\\s+", " "))
        .contains("Their DKIM records are right in DNS, but without a usable key.")
        .doesNotContain("missing or wrong", "put the");
  }

  @Test
  void whatSesHasGivenUpWasThereBeforeOnlyIfSesHadFoundIt() {
    assertThat(missing(new Storm(AlertKind.OfDomain.WORSENED), Reason.FAILED))
        .doesNotContain("replaced");
    assertThat(
            text(new Storm(AlertKind.OfDomain.WORSENED)
                    .with("a.net", Sample.told(missing("x.a.net", Reason.FAILED), "AWS_SES"))
                    .with("a.net", Sample.told(missing("y.a.net", Reason.FAILED), "AWS_SES")))
                .replaceAll("\\s+", " "))
        .contains(REPLACED);
  }

  @Test
  void theRecordsOfASingleDomainDoNotShowThatAZoneWasReplaced() {
    assertThat(
            text(
                Storm.regressed()
                    .with("a.net", missing("x.a.net", Reason.FAILED))
                    .with("a.net", missing("y.a.net", Reason.TEMPORARY_FAILURE))))
        .doesNotContain("replaced", "restore");
  }

  private static final String REPLACED =
      "All 6 DKIM records are missing from DNS, so the zone was probably replaced.";

  private static String missing(Storm storm, Reason reason) {
    return text(storm
            .with("a.net", missing("x.a.net", reason))
            .with("a.net", missing("y.a.net", reason)))
        .replaceAll("\\s+", " ");
  }

  private static State missing(String name, Reason reason) {
    return Sample.looked(
        domain("eu-west-1", name, reason),
        DnsFinding.MISSING,
        DnsFinding.MISSING,
        DnsFinding.MISSING);
  }

  @Test
  void theLargestGroupComesFirstAlsoUnderOneDomain() {
    assertThat(
            text(Storm.regressed()
                    .with("x.net", Reason.FAILED, "a.x.net")
                    .with("x.net", Reason.PENDING, "b.x.net", "c.x.net"))
                .replaceAll("\\s+", " "))
        .containsSubsequence("2 domains, eu-west-1. SES is waiting", "a.x.net: eu-west-1. SES did");
  }

  @Test
  void whatWasFoundUnverifiedIsNotToldAsAChange() {
    assertThat(text(Storm.found().with("a.net", Reason.SIGNING_DISABLED, "a.net", "b.net")))
        .contains("DKIM signing is switched off in SES.");
    assertThat(text(Storm.regressed().with("a.net", Reason.SIGNING_DISABLED, "a.net", "b.net")))
        .contains("DKIM signing was switched off in SES.");
    assertThat(
            text(
                new Storm(AlertKind.OfDomain.WORSENED)
                    .with("a.net", Reason.SIGNING_DISABLED, "a.net", "b.net")))
        .contains("DKIM signing was switched off in SES.");
  }

  @Test
  void aFixOfDomainsThatHaveNothingInCommonNamesThreeOfThem() {
    Storm storm = Storm.regressed().with("z.net", Reason.SIGNING_DISABLED, "z.net");
    for (String name : List.of("a.net", "b.net", "c.net")) {
      storm.with(name, Reason.FAILED, name);
    }

    assertThat(text(storm)).contains("Fix for a.net, b.net, c.net: ");
    assertThat(text(storm.with("d.net", Reason.FAILED, "d.net")))
        .contains("Fix for a.net, b.net, c.net and 1 more: ");
  }

  @Test
  void theFirstAndTheLastMomentAreTold() {
    State earlier =
        Sample.since(domain("eu-west-1", "b.net", Reason.FAILED), Sample.NOW.minusSeconds(7_200));

    assertThat(text(Storm.regressed().with("a.net", Reason.FAILED, "a.net").with("b.net", earlier)))
        .contains("The first since 24 Nov 01:00 UTC, the last since 24 Nov 03:00 UTC.");
    assertThat(text(Storm.regressed().with("a.net", Reason.FAILED, "a.net", "b.net")))
        .contains("All since 24 Nov 03:00 UTC.");
  }

  @Test
  void ofWhatIsVerifiedAgainItIsToldSinceWhen() {
    Storm storm = new Storm(AlertKind.OfDomain.RECOVERED);
    State verified = domain("eu-west-1", "a.net", Reason.OK);
    Alert.OfManyDomains again =
        new Alert.OfManyDomains(
            AlertKind.OfDomain.RECOVERED,
            Sample.SCAN,
            Sample.NOW,
            new TreeMap<>(
                Map.of(
                    "a.net",
                    List.of(
                        Sample.alert(
                            AlertKind.OfDomain.RECOVERED,
                            "a.net",
                            Verdict.UNVERIFIED,
                            verified)))));

    assertThat(Sample.message(again).text()).contains("All since 24 Nov 03:00 UTC.");
    assertThat(text(storm.with("a.net", verified)))
        .contains("Seen by the scan of 24 Nov 03:00 UTC.");
  }

  @Test
  void whatIsOverByNowIsNamed() {
    State fixed = domain("eu-west-1", "b.net", Reason.OK);
    Alert.OfManyDomains alert =
        new Alert.OfManyDomains(
            AlertKind.OfDomain.REGRESSED,
            Sample.SCAN,
            Sample.NOW,
            new TreeMap<>(
                Map.of(
                    "a.net",
                    List.of(
                        Sample.alert(
                            AlertKind.OfDomain.REGRESSED,
                            "a.net",
                            Verdict.VERIFIED,
                            domain("eu-west-1", "a.net", Reason.FAILED))),
                    "b.net",
                    List.of(
                        Sample.alert(
                            AlertKind.OfDomain.REGRESSED,
                            "b.net",
                            List.of(
                                Sample.alerted(
                                    Sample.due(
                                        AlertKind.OfDomain.REGRESSED,
                                        Optional.of(Verdict.VERIFIED),
                                        Reason.FAILED,
                                        Sample.NOW,
                                        fixed),
                                    fixed)))))));

    assertThat(Sample.message(alert).text())
        .contains("By now this is over for b.net in eu-west-1.")
        .contains("tokenone._domainkey.a.net")
        .doesNotContain("tokenone._domainkey.b.net");
  }

  @Test
  void theAddressesThatGoWithTheDomainsAreCounted() {
    Storm storm =
        Storm.regressed()
            .with(
                "a.net",
                domain("eu-west-1", "a.net", Reason.FAILED),
                Sample.address("eu-west-1", "x@a.net", Reason.DOMAIN_UNVERIFIED, "a.net"));

    assertThat(text(storm)).contains("1 address goes down with them.");
    assertThat(text(storm.with("b.net", Reason.FAILED, "b.net")))
        .contains("1 address goes down with them.");
    assertThat(text(Storm.regressed().with("b.net", Reason.FAILED, "b.net")))
        .doesNotContain("down with them");
  }

  @Test
  void chatNamesTheGroupsAndHoldsNoRecordToCopy() {
    String chat = Sample.message(storm(12, "example.com")).chat();
    String description = Parts.text(Parts.content(chat), "description");

    assertThat(description)
        .contains(
            "• *`example.com`*: 12 domains, eu-west-1. SES is waiting for their DKIM records.")
        .contains("\n  `d0` `d1` ")
        .contains("The records and commands are in the email and in `sesdkim fix NAME`.")
        .doesNotContain("```")
        .contains("<https://eu-west-1.console.aws.amazon.com");
    assertThat(Parts.text(Parts.metadata(chat), "threadId")).isEqualTo(Sample.ACCOUNT + " *");
  }

  private static String text(Storm storm) {
    return Sample.message(storm.alert()).text();
  }

  private static Alert.OfManyDomains storm(int domains, String top) {
    Storm storm = Storm.regressed();
    for (int i = 0; i < domains; i++) {
      storm.with(top, Reason.PENDING, "d" + i + "." + top);
    }
    return storm.alert();
  }
}
