package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.orphan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {

  private static final String RESTART = "put-email-identity-dkim-signing-attributes";

  @ParameterizedTest
  @EnumSource
  void everyUnverifiedDomainHasARemedyAndNoOtherHasOne(Reason reason) {
    Remedy remedy = Remedies.of(domain("eu-west-1", "example.com", reason));

    assertThat(remedy.isNone()).isEqualTo(reason.verdict() != Verdict.UNVERIFIED);
  }

  @ParameterizedTest
  @EnumSource
  void everyUnverifiedAddressHasARemedyAndNoOtherHasOne(Reason reason) {
    Remedy remedy = Remedies.of(address("eu-west-1", "a@example.com", reason, "example.com"));

    assertThat(remedy.isNone()).isEqualTo(reason.verdict() != Verdict.UNVERIFIED);
  }

  @ParameterizedTest
  @EnumSource
  void noCommandSetsUpDkimForAnAddress(Reason reason) {
    State state = address("eu-west-1", "a@example.com", reason, "example.com");
    State governing = domain("eu-west-1", "example.com", Reason.FAILED);

    assertThat(Remedies.of(state, Optional.of(governing)).commands())
        .noneMatch(command -> command.contains(RESTART) && command.contains("a@example.com"));
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandNamesItsRegion(Reason reason) {
    assertThat(Remedies.of(domain("eu-west-1", "example.com", reason)).commands())
        .allMatch(command -> command.contains("--region eu-west-1"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "TEMPORARY_FAILURE", "FAILED"})
  void missingRecordsAreGivenWithTheZoneOfTheirRegion(Reason reason) {
    assertThat(Remedies.of(domain("eu-south-1", "example.com", reason)).dnsRecords())
        .contains(
            new DnsRecord(
                "tokenone._domainkey.example.com",
                "CNAME",
                "tokenone.dkim.eu-south-1.amazonses.com"))
        .hasSize(3);
  }

  @Test
  void recordsOfAnInternationalDomainAreInAscii() {
    assertThat(Remedies.of(domain("eu-west-1", "bücher.example", Reason.PENDING)).dnsRecords())
        .extracting(DnsRecord::name)
        .contains("tokenone._domainkey.xn--bcher-kva.example");
  }

  @Test
  void withoutTokensTheRemedySaysWhereToReadThem() {
    Remedy remedy = Remedies.of(withTokens("eu-west-1", List.of()));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.commands().getFirst())
        .isEqualTo("aws sesv2 get-email-identity --region eu-west-1 --email-identity=example.com");
    assertThat(String.join(" ", remedy.steps())).contains("TOKEN._domainkey", "a key of your own");
  }

  @Test
  void aRegionWithAnUnknownZoneGetsNoRecordsThatMayBeWrong() {
    Remedy remedy = Remedies.of(withTokens("eusc-de-east-1", Sample.TOKENS));

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.commands().getFirst()).contains("get-email-identity");
  }

  @Test
  void aSelectorOfTheCustomersOwnKeyIsNoTokenOfEasyDkim() {
    assertThat(Remedies.of(withTokens("eu-west-1", List.of("selector"))).dnsRecords()).isEmpty();
  }

  @Test
  void aTokenThatIsNoLabelIsNotPutIntoDns() {
    assertThat(Remedies.of(withTokens("eu-west-1", List.of("a", "b", "c.evil"))).dnsRecords())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_STARTED", "FAILED"})
  void theSetUpIsRestartedOnlyAfterAskingWhoseKeyItIs(Reason reason) {
    List<String> commands = Remedies.of(domain("eu-west-1", "example.com", reason)).commands();

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
    Remedy remedy = Remedies.of(orphan("eu-west-1", "me@" + provider));

    assertThat(remedy.steps().getFirst()).contains("cannot be fixed", provider);
    assertThat(remedy.commands()).isEmpty();
  }

  @Test
  void anAddressWithoutDomainIdentityGetsOneForItsDomain() {
    assertThat(Remedies.of(orphan("eu-west-1", "me@Example.COM")).commands())
        .contains(
            "aws sesv2 create-email-identity --region eu-west-1 --email-identity=example.com");
  }

  @Test
  void anAddressUnderABrokenDomainGetsItsDomainsRemedy() {
    State broken = domain("eu-west-1", "example.com", Reason.FAILED);
    State state = address("eu-west-1", "a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");

    assertThat(Remedies.of(state, Optional.of(broken))).isEqualTo(Remedies.of(broken));
  }

  @Test
  void signingOfAnAddressIsNotSwitchedOnWhileItsDomainIsUnverified() {
    State state = address("eu-west-1", "a@example.com", Reason.SIGNING_DISABLED, "example.com");
    State verified = domain("eu-west-1", "example.com", Reason.OK);
    State failed = domain("eu-west-1", "example.com", Reason.FAILED);

    assertThat(Remedies.of(state, Optional.of(verified)).commands())
        .containsExactly(
            "aws sesv2 put-email-identity-dkim-attributes --region eu-west-1"
                + " --email-identity=a@example.com --signing-enabled");
    assertThat(Remedies.of(state, Optional.of(failed)).commands())
        .noneMatch(command -> command.contains("a@example.com"));
  }

  @Test
  void togetherADomainAndItsAddressesHaveOneRemedy() {
    State broken = domain("eu-west-1", "example.com", Reason.TEMPORARY_FAILURE);
    State state = address("eu-west-1", "a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");

    assertThat(Remedies.together(List.of(broken, state))).isEqualTo(Remedies.of(broken));
  }

  @Test
  void togetherDifferentRemediesSayForWhomTheyAre() {
    Remedy both =
        Remedies.together(
            List.of(
                domain("eu-west-1", "example.com", Reason.SIGNING_DISABLED),
                domain("eu-west-2", "example.com", Reason.SIGNING_DISABLED),
                domain("us-east-1", "example.com", Reason.PENDING)));

    assertThat(both.steps().getFirst()).startsWith("example.com in eu-west-1, eu-west-2: Switch");
    assertThat(both.steps().getLast()).startsWith("example.com in us-east-1: Wait");
    assertThat(both.commands()).hasSize(2);
  }

  private static State withTokens(String region, List<String> tokens) {
    return Sample.state(region, "example.com", Reason.TEMPORARY_FAILURE, tokens, Optional.empty());
  }
}
