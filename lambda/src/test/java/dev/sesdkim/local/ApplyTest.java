package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.rules.evidence.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyTest {

  private static final String KEY = Keys.rsa(2048);
  private static final String DOMAIN = "shop.example.com";
  private static final SimulatedDkim SHOP = SimulatedDkim.verified(DOMAIN);
  private static final String TOKEN = SHOP.tokens().getFirst();
  private static final String RECORD = TOKEN + "._domainkey." + DOMAIN;
  private static final String TARGET = TOKEN + ".dkim.amazonses.com.";
  private static final String OURS = LoopbackRoute53.set(RECORD, "CNAME", 300, TARGET);

  private final FaultyAccount account = FaultyAccount.start("123456789012", "eu-west-1");
  private final Laptop laptop = new Laptop(account);
  private final LoopbackRoute53 route53 = new LoopbackRoute53();

  @BeforeEach
  void oneRecordIsMissingInTheZoneThatDnsHas() {
    laptop.property("aws.endpointUrlRoute53", route53.endpoint().toString());
    account.put("eu-west-1", SimulatedIdentity.domain(DOMAIN));
    account.changeDkim("eu-west-1", DOMAIN, dkim -> dkim.withStatus("Failed"));
    for (String token : SHOP.tokens()) {
      String target = token + ".dkim.amazonses.com";
      if (!token.equals(TOKEN)) {
        laptop.dns.with(token + "._domainkey." + DOMAIN, "CNAME", target + ".");
      }
      laptop.dns.with(
          target, "TXT", "\"" + KEY.substring(0, 200) + "\" \"" + KEY.substring(200) + "\"");
    }
    laptop.dns.with("_dmarc." + DOMAIN, "TXT", "\"v=DMARC1; p=reject; rua=mailto:d@example.com\"");
    laptop.dns.with("example.com", "NS", "ns-1.example.net.");
    route53.zone("ZOTHER", "example.com", "ns-2.example.net", false);
    route53.zone("ZHIDDEN", "example.com", "ns-1.example.net", true);
    route53.zone("ZSEEN", "example.com", "ns-1.example.net", false);
  }

  @AfterEach
  void close() {
    route53.close();
    laptop.close();
    account.close();
  }

  private void dnsShowsTheChangeAndSesSeesIt() {
    route53.after = () -> laptop.dns.with(RECORD, "CNAME", TARGET);
    laptop.meanwhile =
        () -> {
          if (restarted()) {
            account.mendDkim("eu-west-1", DOMAIN);
          }
        };
  }

  private boolean restarted() {
    return account.calls().stream()
        .map(Call::action)
        .anyMatch("PutEmailIdentityDkimSigningAttributes"::equals);
  }

  @Test
  void showsTheChangeAsksMakesItRestartsDkimAndWaits() {
    dnsShowsTheChangeAndSesSeesIt();
    laptop.typed = Optional.of("y\n");

    Run run = laptop.run("fix", DOMAIN, "--apply");

    assertThat(run.out())
        .isEqualTo(
            """
            Zone example.com (ZSEEN)
            + %s. 300 CNAME %s
            SES: restart DKIM of shop.example.com in eu-west-1
            Make this change? [y/N] Changed: zone example.com.
            Done: restart DKIM of shop.example.com in eu-west-1.
            Nothing to fix: shop.example.com is verified in eu-west-1.
            """
                .formatted(RECORD, TARGET));
    assertThat(run.exit()).isZero();
    assertThat(route53.sets("ZSEEN")).containsExactly(OURS);
    assertThat(route53.sets("ZOTHER")).isEmpty();
    assertThat(route53.batches).hasSize(1);
  }

  @Test
  void aWrongValueIsDeletedExactlyAsItWasShown() {
    laptop.dns.with(RECORD, "CNAME", "old.example.net.");
    route53.put("ZSEEN", RECORD, "CNAME", 3600, "old.example.net");

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "0s");

    assertThat(run.out())
        .contains(
            "- " + RECORD + ". 3600 CNAME old.example.net\n+ " + RECORD + ". 3600 CNAME " + TARGET)
        .contains("Not verified yet. DNS does not show all of it yet", "Not done because of that:");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(restarted()).isFalse();
    assertThat(route53.sets("ZSEEN"))
        .containsExactly(LoopbackRoute53.set(RECORD, "CNAME", 3600, TARGET));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aZoneThatWasChangedMeanwhileIsLeftAsItIs(boolean documentedForm) {
    route53.documentedForm = documentedForm;
    laptop.dns.with(RECORD, "CNAME", "old.example.net.");
    route53.put("ZSEEN", RECORD, "CNAME", 300, "old.example.net");
    route53.before =
        () -> {
          route53.zone("ZSEEN", "example.com", "ns-1.example.net", false);
          route53.put("ZSEEN", RECORD, "CNAME", 300, "newer.example.net");
        };

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("Route 53 refused the change of example.com, and nothing in it was changed")
        .contains("do not match the current values", "run the same command again")
        .doesNotContain("..");
    assertThat(restarted()).isFalse();
    assertThat(route53.sets("ZSEEN")).noneMatch(OURS::equals);
  }

  @Test
  void aChangeWhoseAnswerIsLostIsNotCalledRefused() {
    route53.losing = true;

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("Whether zone example.com was changed is not known")
        .doesNotContain("nothing in it was changed");
    assertThat(route53.batches).hasSize(1);
    assertThat(route53.sets("ZSEEN")).containsExactly(OURS);
    assertThat(restarted()).isFalse();
  }

  @Test
  void aRecordThatTheZoneHasAndDnsDoesNotShowYetIsOnlyWaitedFor() {
    account.breakDkim("eu-west-1", DOMAIN, Laptop.START);
    route53.put("ZSEEN", RECORD, "CNAME", 300, TARGET);

    Run unseen = laptop.run("fix", DOMAIN, "--apply", "--yes");
    laptop.dns.with(RECORD, "CNAME", TARGET);
    Run seen = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(unseen.out()).startsWith("There is nothing to change. DNS does not show all of it");
    assertThat(seen.out()).startsWith("There is nothing to change. DNS shows the records. SES has");
    assertThat(unseen.exit()).isEqualTo(1);
    assertThat(route53.batches).isEmpty();
  }

  @Test
  void aPersonWhoDoesNotAgreeChangesNothing() {
    laptop.typed = Optional.of("\n");

    Run run = laptop.run("fix", DOMAIN, "--apply");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).endsWith("Nothing was changed.\n");
    assertThat(route53.batches).isEmpty();
  }

  @Test
  void withoutATerminalItMustBeAgreedBeforehand() {
    Run run = laptop.run("fix", DOMAIN, "--apply");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("add --yes to agree beforehand. Nothing was changed.");
    assertThat(account.calls()).isEmpty();
  }

  @Test
  void aZoneThatIsNotInTheAccountIsToldWithItsNameServers() {
    laptop.dns.without("example.com");
    laptop.dns.with("example.com", "NS", "ns.elsewhere.example.");

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("Nothing was changed. DNS delegates example.com to ns.elsewhere.example")
        .contains("--dns-profile");
    assertThat(route53.batches).isEmpty();
  }

  @Test
  void whatIsInAZoneElsewhereIsNamedAndTheRestIsChanged() {
    theDomainAboveIsElsewhere();

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "0s");

    assertThat(run.out())
        .contains("Zone shop.example.com (ZSHOP)", "Changed: zone shop.example.com.");
    assertThat(run.err())
        .contains("_dmarc.example.com: DNS delegates example.com to ns.elsewhere.example, and no")
        .doesNotContain("Nothing was changed");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(route53.sets("ZSHOP")).containsExactly(OURS);
    assertThat(route53.batches).hasSize(1);
  }

  @Test
  void whatAPersonHasToDoIsNotWaitedFor() {
    theDomainAboveIsElsewhere();
    dnsShowsTheChangeAndSesSeesIt();

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.out())
        .endsWith(
            """
            Done: restart DKIM of shop.example.com in eu-west-1.
            Not finished yet. The rest is left to you. Check with 'sesdkim fix shop.example.com'.
            """);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(laptop.instant()).isBefore(Laptop.START.plusSeconds(60));
  }

  @Test
  void aChangeInSesThatNeedsARecordOfAPersonIsNotWaitedFor() {
    route53.put("ZSEEN", RECORD, "NS", 300, "ns.example.net.");
    laptop.dns.without("_dmarc." + DOMAIN);
    route53.after = () -> laptop.dns.with("_dmarc." + DOMAIN, "TXT", "\"v=DMARC1; p=none;\"");

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.out())
        .endsWith(
            "Not verified yet. The rest is left to you. Not done because of that: restart DKIM of"
                + " shop.example.com in eu-west-1; run the same command again later. Check with"
                + " 'sesdkim fix shop.example.com'.\n");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(laptop.instant()).isBefore(Laptop.START.plusSeconds(60));
  }

  @Test
  void aRecordThatIsNotSeenYetIsWaitedForThoughTheIdentityIsVerified() {
    account.mendDkim("eu-west-1", DOMAIN);
    laptop.dns.with(RECORD, "CNAME", TARGET);
    laptop.dns.without("_dmarc." + DOMAIN);

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "2m");

    assertThat(run.out()).contains("Not finished yet. DNS does not show all of it yet");
    assertThat(laptop.instant()).isAfterOrEqualTo(Laptop.START.plusSeconds(120));
  }

  @Test
  void whatSesNeedsIsDoneThoughTheZoneOfTheRestIsElsewhere() {
    laptop.dns.with(RECORD, "CNAME", TARGET);
    laptop.dns.without("_dmarc." + DOMAIN);
    laptop.dns.without("example.com");
    laptop.dns.with("example.com", "NS", "ns.elsewhere.example.");

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "0s");

    assertThat(run.out()).contains("Done: restart DKIM of shop.example.com in eu-west-1.");
    assertThat(run.err()).contains("_dmarc.shop.example.com: DNS delegates example.com to");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void aRegionThatCannotBeReadMeanwhileIsNotTakenForAnIdentityThatIsGone() {
    route53.after = () -> account.restrict("eu-west-1");

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "1m");

    assertThat(run.out())
        .contains("Changed: zone example.com.\nNot verified yet. DNS does not show all of it yet");
    assertThat(run.err())
        .containsOnlyOnce("eu-west-1 is not read: ")
        .doesNotContain("No SES identity is named");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void aRefusalOfRoute53EndsItEvenIfAnotherZoneIsElsewhere() {
    theDomainAboveIsElsewhere();
    route53.denied = "ZSHOP"::equals;

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--apply needs this policy", "Nothing was changed. Route 53 cannot be read");
    assertThat(route53.batches).isEmpty();
  }

  /// It is verified too, and neither has DMARC: the fix holds a record of each zone.
  private void theDomainAboveIsElsewhere() {
    account.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    laptop.dns.without("_dmarc." + DOMAIN);
    laptop.dns.without("example.com");
    laptop.dns.with("example.com", "NS", "ns.elsewhere.example.");
    laptop.dns.with(DOMAIN, "NS", "ns-1.example.net.");
    route53.zone("ZSHOP", DOMAIN, "ns-1.example.net", false);
  }

  @Test
  void route53AloneIsAskedWithTheProfileOfTheZone(@TempDir Path directory) throws IOException {
    profileOfTheZone(directory, "");
    dnsShowsTheChangeAndSesSeesIt();

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--dns-profile", "dns");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(route53.callers).containsExactly("zones");
    assertThat(account.calls()).extracting(Call::accessKey).containsOnly("test");
    assertThat(restarted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'', us-east-1", "region = eu-central-1, eu-central-1"})
  void credentialsOfTheZoneAreNotSentToThePartitionOfGovCloud(
      String setting, String region, @TempDir Path directory) throws IOException {
    profileOfTheZone(directory, setting);
    theIdentityIsInGovCloud();

    laptop.run("fix", DOMAIN, "--apply", "--yes", "--dns-profile", "dns", "--wait", "0s");

    assertThat(route53.callers).containsExactly("zones");
    assertThat(route53.regions).containsExactly(region);
    assertThat(route53.sets("ZSEEN")).containsExactly(OURS);
  }

  @Test
  void eachOfTwoAccountsIsToldThePolicyThatItNeeds(@TempDir Path directory) throws IOException {
    profileOfTheZone(directory, "");
    theIdentityIsInGovCloud();
    route53.denied = _ -> true;

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--dns-profile", "dns");

    assertThat(run.err())
        .contains(
            "--apply needs this policy for the profile dns:", "arn:aws:route53:::hostedzone/*")
        .contains("and this one for the identities:")
        .contains("arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/shop.example.com");
  }

  private void profileOfTheZone(Path directory, String setting) throws IOException {
    Path profiles = directory.resolve("credentials");
    Files.writeString(
        profiles,
        "[dns]\naws_access_key_id = zones\naws_secret_access_key = secret\n" + setting + "\n");
    laptop.property("aws.sharedCredentialsFile", profiles.toString());
  }

  private void theIdentityIsInGovCloud() {
    account.enable("us-gov-west-1");
    account.put("us-gov-west-1", SimulatedIdentity.domain(DOMAIN));
    account.changeDkim("us-gov-west-1", DOMAIN, dkim -> dkim.withStatus("Failed"));
    account.mendDkim("eu-west-1", DOMAIN);
    laptop.property("aws.region", "us-gov-west-1");
  }

  @Test
  void signingThatIsSwitchedOffIsSwitchedOnInSes() {
    laptop.dns.with(RECORD, "CNAME", TARGET);
    account.changeDkim("eu-west-1", DOMAIN, dkim -> dkim.withStatus("Success").withEnabled(false));
    laptop.meanwhile =
        () -> {
          if (account.count(Service.SES_V2, "PutEmailIdentityDkimAttributes", "eu-west-1") > 0) {
            account.mendDkim("eu-west-1", DOMAIN);
          }
        };

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.out())
        .contains("SES: switch signing on for shop.example.com in eu-west-1")
        .contains("Done: switch signing on for shop.example.com in eu-west-1.");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(route53.batches).isEmpty();
    assertThat(restarted()).isFalse();
  }

  @Test
  void dkimIsRestartedAndSwitchedOnAlsoWhereSesRefusesToSend() {
    laptop.dns.with(RECORD, "CNAME", TARGET);
    account.change("eu-west-1", DOMAIN, identity -> identity.withVerification("Failed"));
    account.changeDkim("eu-west-1", DOMAIN, dkim -> dkim.withEnabled(false));
    laptop.meanwhile =
        () -> {
          if (restarted()) {
            account.mendDkim("eu-west-1", DOMAIN);
            account.change("eu-west-1", DOMAIN, identity -> identity.withVerification("Success"));
          }
        };

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.out())
        .startsWith(
            """
            SES: restart DKIM of shop.example.com in eu-west-1
            SES: switch signing on for shop.example.com in eu-west-1
            The DKIM records are right in DNS: there is nothing to publish.
            """)
        .endsWith(
            """
            Done: restart DKIM of shop.example.com in eu-west-1.
            Done: switch signing on for shop.example.com in eu-west-1.
            Nothing to fix: shop.example.com is verified in eu-west-1.
            """);
    assertThat(run.out())
        .doesNotContain("put-email-identity-dkim-signing-attributes", "switch it on with");
    assertThat(run.err()).doesNotContain("Not done by --apply");
    assertThat(run.exit()).isZero();
  }

  @Test
  void anAddressIsSwitchedOnAfterItsDomainAndNobodyIsToldToDoIt() {
    String address = "editor@" + DOMAIN;
    account.put("eu-west-1", SimulatedIdentity.address(address));
    account.changeDkim("eu-west-1", address, _ -> SHOP.withEnabled(false));
    laptop.dns.with(RECORD, "CNAME", TARGET);
    laptop.meanwhile =
        () -> {
          if (account.count(Service.SES_V2, "PutEmailIdentityDkimAttributes", "eu-west-1") > 0) {
            account.changeDkim("eu-west-1", address, _ -> SHOP);
          } else if (restarted()) {
            account.mendDkim("eu-west-1", DOMAIN);
          }
        };

    Run run = laptop.run("fix", address, "--apply", "--yes");

    assertThat(run.out())
        .endsWith(
            """
            Done: restart DKIM of shop.example.com in eu-west-1.
            Done: switch signing on for editor@shop.example.com in eu-west-1.
            Nothing to fix: editor@shop.example.com is verified in eu-west-1.
            """)
        .doesNotContain("Fix the domain first", "Then switch signing on", "start the set-up again");
    assertThat(run.err()).doesNotContain("Not done by --apply");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_SES", "EXTERNAL"})
  void anAddressOfAVerifiedDomainIsSwitchedOnWithAnyKey(String origin) {
    String address = "editor@" + DOMAIN;
    account.changeDkim("eu-west-1", DOMAIN, _ -> SHOP.withKey(origin, "dkim.amazonses.com", 2048));
    account.put("eu-west-1", SimulatedIdentity.address(address));
    account.changeDkim("eu-west-1", address, _ -> SHOP.withEnabled(false));
    laptop.dns.with(RECORD, "CNAME", TARGET);
    laptop.meanwhile =
        () -> {
          if (account.count(Service.SES_V2, "PutEmailIdentityDkimAttributes", "eu-west-1") > 0) {
            account.changeDkim("eu-west-1", address, _ -> SHOP);
          }
        };

    Run run = laptop.run("fix", address, "--apply", "--yes");

    assertThat(run.out())
        .isEqualTo(
            """
            SES: switch signing on for editor@shop.example.com in eu-west-1
            Done: switch signing on for editor@shop.example.com in eu-west-1.
            Nothing to fix: editor@shop.example.com is verified in eu-west-1.
            """);
    assertThat(run.err()).doesNotContain("Not done by --apply");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aCorrectionReplacesOnlyTheSpfRecordThatDnsShows() {
    String seen = "\"v=spf1 include:spf.example.net -all\"";
    String newer = "\"v=spf1 ip4:192.0.2.1 include:amazonses.com -all\"";
    String name = "bounce." + DOMAIN;
    account.change("eu-west-1", DOMAIN, identity -> identity.withMailFrom(name, "Success"));
    account.changeDkim("eu-west-1", DOMAIN, _ -> SHOP);
    laptop.dns.with(RECORD, "CNAME", TARGET);
    laptop.dns.with(name, "MX", "10 feedback-smtp.eu-west-1.amazonses.com.");
    laptop.dns.with(name, "TXT", seen);
    laptop.dns.with("spf.example.net", "TXT", "\"v=spf1 ip4:192.0.2.0/24 -all\"");
    route53.put("ZSEEN", name, "TXT", 3600, newer);

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "0s");

    assertThat(run.err())
        .contains(name + ": the zone has the TXT record %s already, which DNS".formatted(newer));
    assertThat(route53.sets("ZSEEN"))
        .containsExactly(LoopbackRoute53.set(name, "TXT", 3600, newer));
  }

  @Test
  void aPolicyThatDnsDoesNotShowYetStaysAndTheRestIsChanged() {
    String policy = "\"v=DMARC1; p=reject; rua=mailto:d@example.com\"";
    laptop.dns.without("_dmarc." + DOMAIN);
    route53.put("ZSEEN", "_dmarc." + DOMAIN, "TXT", 3600, policy);

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "0s");

    assertThat(run.err())
        .contains(
            "_dmarc.shop.example.com: the zone has the TXT record %s already".formatted(policy));
    assertThat(route53.sets("ZSEEN"))
        .containsExactly(LoopbackRoute53.set("_dmarc." + DOMAIN, "TXT", 3600, policy), OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "quarantine, put mail that does not pass among spam",
    "reject, reject mail that does not pass"
  })
  void aPolicyThatMayCostMailIsNotPutInPlaceUnasked(String policy, String effect) {
    String broken = brokenPolicyOf(policy);

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "0s");

    assertThat(run.err())
        .contains(
            "_dmarc.shop.example.com: p=%s makes receivers %s. Run the same command without --yes"
                .formatted(policy, effect));
    assertThat(route53.sets("ZSEEN")).containsExactly(broken, OURS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quarantine", "reject"})
  void aPolicyThatMayCostMailIsPutInPlaceForAPersonWhoAgrees(String policy) {
    brokenPolicyOf(policy);
    laptop.typed = Optional.of("y\n");

    Run run = laptop.run("fix", DOMAIN, "--apply", "--wait", "0s");

    assertThat(run.out())
        .containsSubsequence(
            "+ _dmarc.shop.example.com. 300 TXT \"v=DMARC1; p=" + policy,
            "Receivers have applied no policy so far and will apply p=" + policy,
            "Make this change? [y/N]");
    assertThat(route53.sets("ZSEEN"))
        .anyMatch(set -> set.contains("v=DMARC1; p=" + policy))
        .contains(OURS);
  }

  @Test
  void aPolicyThatCostsNoMailIsPutInPlaceUnasked() {
    brokenPolicyOf("none");

    laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "0s");

    assertThat(route53.sets("ZSEEN")).anyMatch(set -> set.contains("v=DMARC1; p=none"));
  }

  /// A record that receivers ignore, in DNS and in the zone; its owner's intent can be read.
  private String brokenPolicyOf(String policy) {
    String name = "_dmarc." + DOMAIN;
    String text = "\"v=DMARC1 p=%s\"".formatted(policy);
    laptop.dns.without(name);
    laptop.dns.with(name, "TXT", text);
    route53.put("ZSEEN", name, "TXT", 300, text);
    return LoopbackRoute53.set(name, "TXT", 300, text);
  }

  @Test
  void theCommandsThatAreLeftToAPersonAreShown() {
    account.changeDkim("eu-west-1", DOMAIN, dkim -> dkim.withStatus("Success"));
    account.change("eu-west-1", DOMAIN, identity -> identity.withVerification("Failed"));

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.out()).contains("There is nothing that --apply can do here");
    assertThat(run.err())
        .contains(
            "Not done by --apply: aws ses verify-domain-identity --region eu-west-1"
                + " --domain=shop.example.com");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void whatWasNotShownBeforeTheQuestionIsNotDone() {
    laptop.dns.with(RECORD, "CNAME", TARGET);
    laptop.meanwhile =
        () -> {
          if (restarted()) {
            account.changeDkim(
                "eu-west-1", DOMAIN, dkim -> dkim.withStatus("Success").withEnabled(false));
          }
        };
    laptop.typed = Optional.of("y\n");

    Run run = laptop.run("fix", DOMAIN, "--apply");

    assertThat(run.out())
        .isEqualTo(
            """
            SES: restart DKIM of shop.example.com in eu-west-1
            Make this change? [y/N] Done: restart DKIM of shop.example.com in eu-west-1.
            Not verified yet. Not done because it was not shown before: switch signing on for \
            shop.example.com in eu-west-1; run the same command again to see it and to agree. \
            Check with 'sesdkim fix shop.example.com'.
            """);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(account.count(Service.SES_V2, "PutEmailIdentityDkimAttributes", "eu-west-1"))
        .isZero();
    assertThat(laptop.instant()).isBefore(Laptop.START.plusSeconds(60));
  }

  @Test
  void aDeniedCallIsToldWithThePolicyThatItNeeds() {
    route53.denied = _ -> true;

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("\"route53:ChangeResourceRecordSets\"", "Nothing was changed.")
        .contains("arn:aws:ses:eu-west-1:123456789012:identity/shop.example.com");
  }

  @Test
  void aKeyOfTheCustomersOwnIsNeverReplaced() {
    account.changeDkim(
        "eu-west-1", DOMAIN, dkim -> dkim.withKey("EXTERNAL", "dkim.amazonses.com", 2048));

    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("There is nothing that --apply can do here");
    assertThat(route53.batches).isEmpty();
    assertThat(restarted()).isFalse();
  }

  @Test
  void waitingEndsWhenItsTimeIsOver() {
    Run run = laptop.run("fix", DOMAIN, "--apply", "--yes", "--wait", "2m");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).endsWith("Check with 'sesdkim fix shop.example.com'.\n");
    assertThat(laptop.instant())
        .isBetween(Laptop.START.plusSeconds(120), Laptop.START.plusSeconds(180));
  }
}
