package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.looked;
import static dev.sesdkim.rules.Sample.orphan;
import static dev.sesdkim.rules.Sample.told;
import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {

  private static final String RESTART = "put-email-identity-dkim-signing-attributes";

  @ParameterizedTest
  @EnumSource
  void everyUnverifiedDomainHasARemedyAndNoOtherHasOne(Reason reason) {
    Remedy remedy = remedy(domain("eu-west-1", "example.com", reason));

    assertThat(remedy.isNone()).isEqualTo(reason.verdict() != Verdict.UNVERIFIED);
  }

  @ParameterizedTest
  @EnumSource
  void everyUnverifiedAddressHasARemedyAndNoOtherHasOne(Reason reason) {
    Remedy remedy = remedy(address("eu-west-1", "a@example.com", reason, "example.com"));

    assertThat(remedy.isNone()).isEqualTo(reason.verdict() != Verdict.UNVERIFIED);
  }

  @ParameterizedTest
  @EnumSource
  void noCommandSetsUpDkimForAnAddress(Reason reason) {
    State state = address("eu-west-1", "a@example.com", reason, "example.com");
    State governing = domain("eu-west-1", "example.com", Reason.FAILED);

    assertThat(remedy(state, Optional.of(governing)).commands())
        .noneMatch(command -> command.contains(RESTART) && command.contains("a@example.com"));
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandNamesItsRegion(Reason reason) {
    assertThat(remedy(domain("eu-west-1", "example.com", reason)).commands())
        .allMatch(command -> command.contains("--region eu-west-1"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "TEMPORARY_FAILURE", "FAILED"})
  void missingRecordsAreGivenWithTheZoneThatSesTells(Reason reason) {
    State state =
        domain("us-west-2", "example.com", reason)
            .with(
                Evidence.none()
                    .with(Readings.easyDkim("a31d.dkim.us-west-2.amazonses.com", Sample.NOW)));

    assertThat(remedy(state).dnsRecords())
        .contains(
            new DnsRecord(
                "tokenone._domainkey.example.com",
                "CNAME",
                "tokenone.a31d.dkim.us-west-2.amazonses.com"))
        .hasSize(3);
  }

  @Test
  void recordsOfAnInternationalDomainAreInAscii() {
    assertThat(remedy(domain("eu-west-1", "bücher.example", Reason.PENDING)).dnsRecords())
        .extracting(DnsRecord::name)
        .contains("tokenone._domainkey.xn--bcher-kva.example");
  }

  @Test
  void withoutTokensTheRemedySaysWhereToReadThem() {
    Remedy remedy = remedy(withTokens("eu-west-1", List.of()));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.commands().getFirst())
        .isEqualTo("aws sesv2 get-email-identity --region eu-west-1 --email-identity=example.com");
    assertThat(String.join(" ", remedy.steps())).contains("TOKEN._domainkey", "a key of your own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "eu-south-1", "mx-central-1", "eusc-de-east-1"})
  void d24WithoutAKnownZoneThereIsTheCommandThatReadsItAndNoRecord(String region) {
    Remedy remedy = remedy(withTokens(region, Sample.TOKENS));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.commands().getFirst()).contains("get-email-identity", region);
  }

  @Test
  void aSelectorOfTheCustomersOwnKeyIsNoTokenOfEasyDkim() {
    assertThat(remedy(withTokens("eu-west-1", List.of("selector"))).dnsRecords()).isEmpty();
  }

  @Test
  void aTokenThatIsNoLabelIsNotPutIntoDns() {
    assertThat(remedy(withTokens("eu-west-1", List.of("a", "b", "c.evil"))).dnsRecords()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_STARTED", "FAILED"})
  void theSetUpIsRestartedOnlyAfterAskingWhoseKeyItIs(Reason reason) {
    List<String> commands = remedy(domain("eu-west-1", "example.com", reason)).commands();

    assertThat(commands).anyMatch(command -> command.contains(RESTART));
    for (String command : commands) {
      if (command.contains(RESTART)) {
        assertThat(Shell.callsOfAws(command, "EXTERNAL")).noneMatch(call -> call.contains(RESTART));
        assertThat(Shell.callsOfAws(command, "AWS_SES_EU_WEST_1"))
            .noneMatch(call -> call.contains(RESTART));
        assertThat(Shell.callsOfAws(command, "")).noneMatch(call -> call.contains(RESTART));
        assertThat(Shell.callsOfAws(command, "AWS_SES")).anyMatch(call -> call.contains(RESTART));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmail.com", "yahoo.co.jp", "outlook.com"})
  void anAddressOfAMailboxProviderCannotBeFixed(String provider) {
    Remedy remedy = remedy(orphan("eu-west-1", "me@" + provider));

    assertThat(remedy.steps().getFirst()).contains("cannot be fixed", provider);
    assertThat(remedy.commands()).isEmpty();
  }

  @Test
  void anAddressWithoutDomainIdentityGetsOneForItsDomain() {
    assertThat(remedy(orphan("eu-west-1", "me@Example.COM")).commands())
        .contains(
            "aws sesv2 create-email-identity --region eu-west-1 --email-identity=example.com");
  }

  @Test
  void anAddressUnderABrokenDomainGetsItsDomainsRemedy() {
    State broken = domain("eu-west-1", "example.com", Reason.FAILED);
    State state = address("eu-west-1", "a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");

    assertThat(remedy(state, Optional.of(broken))).isEqualTo(remedy(broken));
  }

  @Test
  void signingOfAnAddressIsNotSwitchedOnWhileItsDomainIsUnverified() {
    State state = address("eu-west-1", "a@example.com", Reason.SIGNING_DISABLED, "example.com");
    State verified = domain("eu-west-1", "example.com", Reason.OK);
    State failed = domain("eu-west-1", "example.com", Reason.FAILED);

    assertThat(remedy(state, Optional.of(verified)).commands())
        .containsExactly(
            "aws sesv2 put-email-identity-dkim-attributes --region eu-west-1"
                + " --email-identity=a@example.com --signing-enabled");
    Remedy first = remedy(state, Optional.of(failed));
    assertThat(first.commands()).noneMatch(command -> command.contains("a@example.com"));
    assertThat(first.steps())
        .containsAll(remedy(failed).steps())
        .first()
        .asString()
        .startsWith("Fix the domain first");
    assertThat(first.steps().getLast()).startsWith("Then switch signing on");
  }

  @Test
  void togetherADomainAndItsAddressesHaveOneRemedy() {
    State broken = domain("eu-west-1", "example.com", Reason.TEMPORARY_FAILURE);
    State state = address("eu-west-1", "a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");

    assertThat(Remedies.together(List.of(broken, state), VerifiedDomains.NONE))
        .isEqualTo(remedy(broken));
  }

  @Test
  void togetherDifferentRemediesSayForWhomTheyAre() {
    Remedy both =
        Remedies.together(
            List.of(
                domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED),
                domain("eu-west-2", "example.com", Reason.SIGNING_DISABLED),
                domain("us-east-1", "example.com", Reason.PENDING)),
            VerifiedDomains.NONE);

    assertThat(both.steps().getFirst()).startsWith("example.com in eu-west-1, eu-west-2: Switch");
    assertThat(both.steps().getLast()).startsWith("example.com in us-east-1: Wait");
    assertThat(both.commands()).hasSize(2);
  }

  @Test
  void onlyRecordsThatAreNotRightAreToBePublished() {
    State state =
        looked(
            domain("eu-west-1", "example.com", Reason.TEMPORARY_FAILURE),
            DnsFinding.OK,
            DnsFinding.MISSING,
            DnsFinding.TIMEOUT);

    assertThat(remedy(state).dnsRecords())
        .extracting(DnsRecord::name)
        .containsExactlyInAnyOrder(
            "tokentwo._domainkey.example.com", "tokenthree._domainkey.example.com");
  }

  @Test
  void withAllRecordsRightThereIsNothingToPublish() {
    State state =
        looked(
            domain("eu-west-1", "example.com", Reason.PENDING),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK);

    assertThat(remedy(state).dnsRecords()).isEmpty();
    assertThat(remedy(state).steps().getFirst()).contains("nothing to publish");
  }

  @Test
  void rightRecordsThatLeadToNoKeyAreNotPublishedAgain() {
    Remedy remedy =
        remedy(
            looked(
                domain("eu-west-1", "example.com", Reason.PENDING),
                DnsFinding.NO_KEY,
                DnsFinding.NO_KEY,
                DnsFinding.NO_KEY));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(String.join(" ", remedy.steps()))
        .contains("The DKIM records are right, but lead to no usable key.")
        .doesNotContain(DomainRemedies.PUBLISH_TOKENS);
  }

  @Test
  void ofAVerifiedDomainWhoseRecordsLeadToNoKeyNoRecordIsToBeFixed() {
    Remedy remedy =
        remedy(
            looked(
                domain("eu-west-1", "example.com", Reason.OK),
                DnsFinding.NO_KEY,
                DnsFinding.NO_KEY,
                DnsFinding.NO_KEY));

    assertThat(remedy.steps())
        .singleElement()
        .asString()
        .startsWith("The DKIM records are right, but lead to no usable key.");
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "TEMPORARY_FAILURE", "FAILED"})
  void rightRecordsThatLeadToNoKeyAreNotToBePublished(Reason reason) {
    Remedy remedy =
        remedy(
            looked(
                domain("eu-west-1", "example.com", reason),
                DnsFinding.NO_KEY,
                DnsFinding.NO_KEY,
                DnsFinding.NO_KEY));

    assertThat(remedy.steps())
        .noneMatch(step -> step.startsWith("Publish"))
        .first()
        .asString()
        .startsWith("The DKIM records are right, but lead to no usable key.");
  }

  @ParameterizedTest
  @CsvSource({
    "NAME_DOUBLED, enter the name without that domain",
    "SEVERAL, Keep only tokenone.dkim.amazonses.com",
    "FLATTENED, switch CNAME flattening off",
    "ADDRESS_INSTEAD, Switch proxying off",
    "WRONG_TARGET, DNS has old.example.net",
    "MISSING, Add it",
    "SERVER_FAILURE, could not be looked up",
    "TIMEOUT, could not be looked up"
  })
  void eachFindingHasItsOwnStep(DnsFinding finding, String words) {
    State state =
        looked(
            domain("eu-west-1", "example.com", Reason.FAILED),
            finding,
            DnsFinding.OK,
            DnsFinding.OK);

    assertThat(remedy(state).steps())
        .anyMatch(step -> step.startsWith("tokenone._domainkey") && step.contains(words));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "TEMPORARY_FAILURE", "FAILED"})
  void aReplicaIsFixedInItsParentRegion(Reason reason) {
    SesDetail replica =
        new SesDetail(
            "AWS_SES_EU_SOUTH_1",
            Optional.of("dkim.eu-south-1.amazonses.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Sample.NOW);
    Remedy remedy =
        remedy(domain("eu-west-1", "example.com", reason).with(Evidence.none().with(replica)));

    assertThat(remedy.steps().getFirst()).contains("replica", "eu-south-1");
    assertThat(remedy.dnsRecords())
        .extracting(DnsRecord::value)
        .contains("tokenone.dkim.eu-south-1.amazonses.com");
    assertThat(remedy.commands()).noneMatch(command -> command.contains(RESTART));
  }

  @ParameterizedTest
  @CsvSource({"AWS_SES_EU_SOUTH_1, eu-south-1", "AWS_SES,            the parent region"})
  void whatKeepsAReplicaFromItsKeyIsToldWithItsParentRegion(String origin, String parent) {
    SesDetail refused =
        new SesDetail(
            origin,
            Optional.of("dkim.amazonses.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("REPLICATION_PRIMARY_NOT_FOUND"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Sample.NOW);

    assertThat(
            remedy(
                    domain("eu-west-1", "example.com", Reason.FAILED)
                        .with(Evidence.none().with(refused)))
                .steps())
        .anyMatch(step -> step.contains("create the identity in " + parent + " with Easy DKIM"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "TEMPORARY_FAILURE", "FAILED"})
  void noCommandAndNoRecordTouchesACustomersOwnKey(Reason reason) {
    Remedy remedy = remedy(told(domain("eu-west-1", "example.com", reason), "EXTERNAL"));

    assertThat(remedy.commands()).noneMatch(command -> command.contains(RESTART));
    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(String.join(" ", remedy.steps())).contains("selector1._domainkey.example.com");
  }

  @Test
  void afterDkimTheMissingDmarcRecordIsTheLastStep() {
    State state =
        withDmarc(domain("eu-west-1", "news.example.co.jp", Reason.FAILED), DmarcStatus.MISSING);

    assertThat(remedy(state).dnsRecords().getLast())
        .isEqualTo(new DnsRecord("_dmarc.news.example.co.jp", "TXT", "v=DMARC1; p=none;"));
  }

  @Test
  void aDomainThatDoesNotExistComesBeforeItsRecords() {
    Remedy remedy =
        remedy(
            looked(
                domain("eu-west-1", "example.com", Reason.FAILED),
                DnsFinding.DOMAIN_MISSING,
                DnsFinding.DOMAIN_MISSING,
                DnsFinding.DOMAIN_MISSING));

    assertThat(remedy.steps().getFirst()).contains("DNS knows no domain example.com");
    assertThat(remedy.dnsRecords()).hasSize(3);
  }

  @Test
  void theOnlyTokenIsTheSelectorOfACustomersOwnKeyWhateverSesV2ToldBefore() {
    State own = withTokens("eu-west-1", List.of("sel2"));

    for (String origin : List.of("EXTERNAL", "AWS_SES")) {
      assertThat(String.join(" ", remedy(told(own, origin)).steps()))
          .as(origin)
          .contains("sel2._domainkey.example.com")
          .doesNotContain("selector1");
    }
  }

  @Test
  void d15TheOneTokenIsTheSelectorOfACustomersOwnKey() {
    Remedy remedy = remedy(withTokens("eu-west-1", List.of("sel1")));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(String.join(" ", remedy.steps()))
        .contains("sel1._domainkey.example.com")
        .doesNotContain("TOKEN");
  }

  @Test
  void d18TheTokenOfTheVerificationIsOneMoreValue() {
    assertThat(
            String.join(
                " ",
                remedy(domain("eu-west-1", "example.com", Reason.IDENTITY_NOT_VERIFIED)).steps()))
        .contains("_amazonses.DOMAIN, as one more value", "have to stay");
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "TEMPORARY_FAILURE", "FAILED"})
  void d22WhatIsInPlaceIsNowhereToBePublished(Reason reason) {
    State right =
        looked(
            domain("eu-west-1", "example.com", reason),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK);

    assertThat(Remedies.recordsAreInPlace(right)).isTrue();
    assertThat(remedy(right).dnsRecords()).isEmpty();
    assertThat(Remedies.recordsAreInPlace(domain("eu-west-1", "example.com", reason))).isFalse();
  }

  @Test
  void d24AVerifiedDomainWhoseRecordsAreNowhereHearsHowToReadThem() {
    State verified =
        Sample.state("eu-west-1", "example.com", Reason.OK, Sample.TOKENS, Optional.empty());
    DnsCheck missing =
        new DnsCheck(
            "tokenone._domainkey.example.com",
            DnsType.CNAME,
            "tokenone.<SigningHostedZone>",
            Optional.empty(),
            DnsFinding.MISSING);

    Remedy remedy = remedy(verified.with(Sample.records(missing)));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.commands()).singleElement().asString().contains("get-email-identity");
  }

  @Test
  void aVerifiedDomainWithoutDmarcGetsTheRecordAndWithItNothing() {
    State verified = domain("eu-west-1", "example.com", Reason.OK);

    assertThat(remedy(withDmarc(verified, DmarcStatus.MISSING)).dnsRecords())
        .extracting(DnsRecord::name)
        .containsExactly("_dmarc.example.com");
    assertThat(remedy(withDmarc(verified, DmarcStatus.FOUND)).isNone()).isTrue();
    assertThat(remedy(withDmarc(verified, DmarcStatus.UNKNOWN)).isNone()).isTrue();
    assertThat(remedy(withDmarc(verified, DmarcStatus.MULTIPLE)).steps()).hasSize(1);
    assertThat(
            remedy(
                    withDmarc(
                        verified, DmarcStatus.INHERITED, new DmarcProblem(Kind.P_INVALID, "x")))
                .steps())
        .hasSize(1);
  }

  @Test
  void aSwitchedOffDomainWithMissingRecordsHearsOfBoth() {
    Remedy remedy =
        remedy(
            looked(
                domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED),
                DnsFinding.MISSING,
                DnsFinding.OK,
                DnsFinding.OK));

    assertThat(remedy.steps().getFirst()).startsWith("Switch signing on");
    assertThat(remedy.dnsRecords())
        .extracting(DnsRecord::name)
        .containsExactly("tokenone._domainkey.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "NotStarted,       NOT_STARTED",
    "Pending,          PENDING",
    "TemporaryFailure, TEMPORARY_FAILURE",
    "Failed,           FAILED"
  })
  void aDomainThatIsNotVerifiedItselfGetsTheRemedyOfItsDkim(String dkim, Reason fault) {
    State state =
        Sample.ses(domain("eu-west-1", "example.com", Reason.IDENTITY_NOT_VERIFIED), true, dkim);
    Remedy ofDkim = remedy(domain("eu-west-1", "example.com", fault));

    Remedy remedy = remedy(state);

    assertThat(remedy.steps())
        .startsWith(ofDkim.steps().toArray(String[]::new))
        .hasSize(ofDkim.steps().size() + 1)
        .last()
        .asString()
        .contains("verified once its DKIM is");
    assertThat(remedy.dnsRecords()).isEqualTo(ofDkim.dnsRecords());
    assertThat(remedy.commands()).isEqualTo(ofDkim.commands());
  }

  @Test
  void dkimIsCalledInOrderOnlyIfSesSaysSo() {
    State known = domain("eu-west-1", "example.com", Reason.IDENTITY_NOT_VERIFIED);
    State unknown = Sample.with(known, Facts.none());

    assertThat(remedy(known).steps().getFirst()).startsWith("DKIM itself is in order");
    assertThat(remedy(unknown).steps().getFirst()).startsWith("SES has no proof");
    assertThat(remedy(unknown).commands()).isEqualTo(remedy(known).commands());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NOT_STARTED", "PENDING", "TEMPORARY_FAILURE", "FAILED", "IDENTITY_NOT_VERIFIED"})
  void whereSigningIsOffTooTheLastStepSwitchesItOn(Reason reason) {
    State on = domain("eu-west-1", "example.com", reason);
    State off = Sample.ses(on, false, on.facts().dkimStatus().orElseThrow());

    Remedy remedy = remedy(off);

    assertThat(remedy.steps())
        .startsWith(remedy(on).steps().toArray(String[]::new))
        .hasSize(remedy(on).steps().size() + 1)
        .last()
        .asString()
        .contains("switched off too");
    assertThat(remedy.commands())
        .hasSize(remedy(on).commands().size() + 1)
        .containsAll(remedy(on).commands())
        .last()
        .asString()
        .endsWith("--signing-enabled");
  }

  @Test
  void noRecordsAreAnnouncedWhereOnlyTheKeyIsSuspected() {
    State off = domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED);

    Remedy remedy = remedy(Sample.suspected(off, Suspicion.KEY_UNCHANGED));

    assertThat(remedy.steps())
        .hasSize(2)
        .first()
        .isEqualTo("Switch signing on with the command. The DNS records are in place.");
  }

  @Test
  void recordsToFixAreAnnouncedWhenSigningIsOff() {
    Remedy remedy =
        remedy(
            looked(
                domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED),
                DnsFinding.MISSING,
                DnsFinding.OK,
                DnsFinding.OK));

    assertThat(remedy.dnsRecords()).hasSize(1);
    assertThat(remedy.steps())
        .first()
        .isEqualTo("Switch signing on with the command, and fix the DNS records below.");
  }

  @Test
  void recordsThatLeadToNoKeyAreNotCalledInPlaceWhenSigningIsOff() {
    Remedy remedy =
        remedy(
            looked(
                domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED),
                DnsFinding.NO_KEY,
                DnsFinding.OK,
                DnsFinding.OK));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.steps()).hasSize(2).first().isEqualTo("Switch signing on with the command.");
  }

  private static Remedy remedy(State state) {
    return remedy(state, Optional.empty());
  }

  private static Remedy remedy(State state, Optional<State> governing) {
    return Remedies.of(state, governing, VerifiedDomains.NONE);
  }

  private static State withTokens(String region, List<String> tokens) {
    return Sample.state(region, "example.com", Reason.TEMPORARY_FAILURE, tokens, Optional.empty());
  }
}
