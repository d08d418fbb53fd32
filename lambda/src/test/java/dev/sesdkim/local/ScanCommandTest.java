package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.rules.evidence.Keys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScanCommandTest {

  private static final String KEY = Keys.rsa(2048);

  private final SimulatedAccount account =
      SimulatedAccount.start("123456789012", "ap-south-1", "eu-west-1", "us-east-1");
  private final Laptop laptop = new Laptop(account);

  @BeforeEach
  void twoRegionsInOrder() {
    account.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    account.put("eu-west-1", SimulatedIdentity.address("info@example.com"));
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
  }

  @Test
  void exitsWith0WhenEverythingIsVerified() {
    dnsInOrder();

    Run run = laptop.run("scan");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("eu-west-1  2 identities: 2 verified", "us-east-1  1 identity: 1 verified")
        .contains("3 of 3 regions read, 3 identities: 3 verified.")
        .doesNotContain("What to do", "ap-south-1");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void exitsWith1WhenSomethingIsUnverifiedEvenIfARegionWasNotRead() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);
    account.restrict("us-east-1");

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("What to do for example.com")
        .contains("._domainkey.example.com\n      CNAME ")
        .contains("us-east-1: access denied on ses:ListIdentities")
        .contains("2 of 3 regions read");
  }

  @Test
  void exitsWith2WhenARegionWasNotReadAndAllElseIsVerified() {
    account.restrict("us-east-1");

    assertThat(laptop.run("scan").exit()).isEqualTo(2);
  }

  @Test
  void exitsWith2WhenAnIdentityIsUnknownAndAllElseIsVerified() {
    account.changeDkim("us-east-1", "example.com", dkim -> dkim.withStatus("Resting"));

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("UNKNOWN", "DKIM status \"Resting\"", "1 identity: 1 unknown");
  }

  @Test
  void asksOnlyTheRegionsThatAreNamed() {
    laptop.run("scan", "--region", "us-east-1");

    assertThat(sesRegions()).containsOnly("us-east-1");
  }

  @Test
  void leavesOutTheRegionsThatAreExcluded() {
    laptop.run("scan", "--exclude-region", "us-east-1,ap-south-1");

    assertThat(sesRegions()).containsOnly("eu-west-1");
  }

  @Test
  void aRegionThatDoesNotExistIsAnsweredWithThoseThatDo() {
    Run run = laptop.run("scan", "--region", "us-eest-1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "No such region: us-eest-1. The regions enabled for this account are: ap-south-1,"
                + " eu-west-1, us-east-1");
  }

  @Test
  void aRegionThatIsNamedAndNotEnabledIsNotReadAndSaysWhy() {
    account.disable("us-east-1");

    Run run = laptop.run("scan", "--region", "us-east-1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("us-east-1 is not enabled for this account");
  }

  @Test
  void asksNothingThatWrites() {
    laptop.run("scan");

    assertThat(account.calls())
        .extracting(Call::action)
        .allMatch(action -> action.matches("(Describe|List|Get).*"));
    assertThat(account.published()).isEmpty();
  }

  @Test
  void writesTheSameAsJson() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);
    account.restrict("us-east-1");

    Map<String, Object> json = Json.object(laptop.run("scan", "--json").out());

    assertThat(json)
        .containsEntry("exitStatus", 1)
        .containsEntry("account", "123456789012")
        .containsEntry("counts", Map.of("verified", 0, "unverified", 2, "unknown", 0));
    assertThat(json.get("regions"))
        .asString()
        .contains("region=ap-south-1, outcome=READ")
        .contains("reason=TEMPORARY_FAILURE", "type=CNAME")
        .contains("region=us-east-1, outcome=NOT_READ, problem={kind=ACCESS_DENIED");
  }

  @Test
  void showsWhatDnsHoldsAndHowADomainStandsAgainstTheBulkRules() {
    dnsInOrder();

    Run run = laptop.run("scan", "--region", "eu-west-1");

    assertThat(run.exit()).isZero();
    assertThat(run.out().replaceAll(" +", " "))
        .contains("example.com DKIM 3 of 3 right FOUND p=reject READY")
        .contains("Not checked of the bulk-sender rules")
        .doesNotContain("What to do");
  }

  @Test
  void saysWhatToAddWhereDmarcIsMissing() {
    Run run = laptop.run("scan", "--region", "eu-west-1");

    assertThat(run.exit()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("DKIM 0 of 3 right, 3 DOMAIN_MISSING", "NOT_READY", "there is no DMARC record")
        .contains("First of all: DNS knows no domain example.com")
        .contains("What to do for example.com")
        .contains("_dmarc.example.com. 300 IN TXT \"v=DMARC1; p=none;\"");
  }

  @Test
  void tellsTheSameEvidenceAsJson() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);

    String json = Json.object(laptop.run("scan", "--json").out()).toString();

    assertThat(json)
        .contains("dkimOrigin=AWS_SES", "dkimHostedZone=dkim.amazonses.com")
        .contains("finding=DOMAIN_MISSING", "dmarcStatus=MISSING", "readiness=NOT_READY")
        .contains("dmarc=FAIL", "notChecked=[", "route53ChangeBatches=[");
  }

  @Test
  void withoutDnsNothingIsLookedUp() {
    Run run = laptop.run("scan", "--no-dns");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain("BULK RULES", "DMARC");
    assertThat(laptop.dns.questions).isEmpty();
  }

  @Test
  void aDnsServerThatIsNoneIsToldBeforeAnythingIsRead() {
    laptop.environment.put("DNS_SERVER", "nowhere:at:all");

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("DNS_SERVER: received \"nowhere:at:all\"");
  }

  @Test
  void withoutThePermissionForDetailItShowsTheRest() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);
    account.inject(
        Fault.on(
            call -> call.action().equals("GetEmailIdentity"),
            new Fate.Refused(403, "AccessDeniedException", "not authorized")));

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("What to do for example.com")
        .contains("Note: access denied on ses:GetEmailIdentity");
  }

  @Test
  void showsProgressToWhoeverWatchesAndWipesIt() {
    laptop.watched = true;

    assertThat(laptop.run("scan").err()).contains("3 of 3 regions read").endsWith("\r\u001b[K");
  }

  @Test
  void coloursATerminalUnlessSomebodyObjects() {
    laptop.shown = true;
    assertThat(laptop.run("scan").out()).contains("\u001b[32mVERIFIED");
    assertThat(laptop.run("scan", "--no-color").out()).doesNotContain("\u001b");

    laptop.environment.put("NO_COLOR", "1");
    assertThat(laptop.run("scan").out()).doesNotContain("\u001b");
  }

  @Test
  void showsWhatWasReadBeforeTheTimeoutAndWhatWasNot() {
    Run run = laptop.run("scan", "--timeout", "2", "--region", "eu-west-1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("eu-west-1: deadline on ses:")
        .contains("0 of 1 region read, 0 identities.");
  }

  @Test
  void saysInOneSentenceThatCredentialsAreNotAccepted() {
    account.inject(
        Fault.on(
            call -> call.service() == Service.STS,
            new Fate.Refused(403, "ExpiredToken", "The security token has expired")));

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("does not accept these credentials", "has expired", "Sign in again");
  }

  @Test
  void saysInOneSentenceThatAProfileHasNoCredentials() {
    laptop.property("aws.configFile", "no-such-file");
    laptop.property("aws.sharedCredentialsFile", "no-such-file");

    Run run = laptop.run("scan", "--profile", "work");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("Profile work gives no AWS credentials")
        .doesNotContain("ProfileFile(");
  }

  @Test
  void saysWhichPermissionIsMissingToTellTheRegions() {
    account.inject(
        Fault.on(
            call -> call.action().equals("DescribeRegions"),
            new Fate.Refused(403, "UnauthorizedOperation", "not authorized")));

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Allow ec2:DescribeRegions").doesNotContain("\tat ");
  }

  @Test
  void aWrongCommandLineExitsWith2AndSaysWhatIsWrong() {
    Run run = laptop.run("scan", "--regoin", "eu-west-1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("'--regoin'", "Possible solutions: --region");
  }

  @Test
  void theHelpTextTellsTheExitStatuses() {
    Run run = laptop.run("scan", "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("0   Everything is verified.", "1   Something is not.");
  }

  private void dnsInOrder() {
    SimulatedDkim dkim = SimulatedDkim.verified("example.com");
    for (String token : dkim.tokens()) {
      String target = token + "." + dkim.hostedZone();
      laptop.dns.with(token + "._domainkey.example.com", "CNAME", target + ".");
      laptop.dns.with(
          target, "TXT", "\"" + KEY.substring(0, 200) + "\" \"" + KEY.substring(200) + "\"");
    }
    laptop.dns.with(
        "_dmarc.example.com", "TXT", "\"v=DMARC1; p=reject; rua=mailto:d@example.com\"");
  }

  private List<String> sesRegions() {
    return account.calls().stream()
        .filter(call -> call.service() == Service.SES)
        .map(Call::region)
        .toList();
  }
}
