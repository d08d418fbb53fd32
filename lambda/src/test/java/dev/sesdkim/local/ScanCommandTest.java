package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.Service;
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

  private final FaultyAccount account =
      FaultyAccount.start("123456789012", "ap-south-1", "eu-west-1", "us-east-1");
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
        .isEqualTo(
            """
            DKIM is fine for all 3 identities.
            123456789012, 1 Mar 06:00 UTC: 3 of 3 regions
            """);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void exitsWith1WhenSomethingIsUnverifiedEvenIfARegionWasNotRead() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);
    account.restrict("us-east-1");

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("DKIM is broken for 1 domain.\n")
        .contains("2 identities in 2 of 3 regions\n2 broken; not read: us-east-1\n")
        .contains("  example.com     eu-west-1  DNS knows no domain example.com\n")
        .contains("    info@                    goes down with it\n")
        .contains("  all identities  us-east-1  region not read: access denied\n")
        .contains("FIX\nexample.com: put 3 records back; SES looks again by itself")
        .contains("First of all: DNS knows no domain example.com")
        .contains("._domainkey.example.com   missing\n    CNAME ")
        .contains("us-east-1: a service control policy denies ses:ListIdentities there");
  }

  @Test
  void whatIsLeftOutIsShownByTheSameCommandWithAll() {
    dnsInOrder();
    account.put("eu-west-1", SimulatedIdentity.domain("off.example.com"));
    account.breakDkim("eu-west-1", "off.example.com", Laptop.START);
    String more = "sesdkim scan --region eu-west-1 --only '*example.com' --all\n";

    Run few = laptop.run("scan", "--region", "eu-west-1", "--only", "*example.com");
    Run all = laptop.run("scan", "--region", "eu-west-1", "--only", "*example.com", "--all");

    assertThat(few.out()).endsWith("The 2 verified:                " + more);
    assertThat(all.out()).contains("VERIFIED").doesNotContain("verified:  ");
  }

  @Test
  void exitsWith2WhenARegionWasNotReadAndAllElseIsVerified() {
    dnsInOrder();
    account.restrict("us-east-1");

    assertThat(laptop.run("scan").exit()).isEqualTo(2);
  }

  @Test
  void exitsWith2WhenAnIdentityIsUnknownAndAllElseIsVerified() {
    dnsInOrder();
    account.changeDkim("us-east-1", "example.com", dkim -> dkim.withStatus("Resting"));

    Run run = laptop.run("scan");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("UNKNOWN\n  example.com", "DKIM status \"Resting\"", "1 unknown");
  }

  @Test
  void asksOnlyTheRegionsThatAreNamed() {
    laptop.run("scan", "--region", "us-east-1");

    assertThat(sesRegions()).containsOnly("us-east-1");
  }

  @Test
  void leavesOutTheRegionsThatAreExcluded() {
    laptop.run("scan", "--exclude", "us-east-1,ap-south-1");

    assertThat(sesRegions()).containsOnly("eu-west-1");
  }

  @Test
  void aRegionThatIsAskedForAndLeftOutIsAContradiction() {
    for (String command : List.of("scan", "probe", "report --out -")) {
      Run run =
          laptop.run((command + " --region eu-west-1 --exclude eu-west-1,us-east-1").split(" "));

      assertThat(run)
          .isEqualTo(new Run(2, "", "--exclude leaves none of the regions of --region.\n"));
    }
    assertThat(sesRegions()).isEmpty();
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
    Run run = laptop.run("scan", "--region", "us-east-2");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("region not read: not enabled", "us-east-2: region disabled on ec2");
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
  void showsWhatIsVerifiedOnDemand() {
    dnsInOrder();

    Run run = laptop.run("scan", "--region", "eu-west-1", "--all");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("VERIFIED\n  example.com       eu-west-1  DMARC p=reject\n")
        .contains("  info@example.com  eu-west-1  signed by example.com\n");
  }

  @Test
  void aDomainThatMeetsNoBulkRuleFailsOnDemand() {
    dnsInOrder();
    laptop.dns.without("_dmarc.example.com");

    Run run = laptop.run("scan", "--region", "eu-west-1");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("DKIM is fine, but 1 domain is not ready for bulk mail.\n")
        .contains("1 not ready, 1 verified")
        .contains("NOT READY\n  example.com  eu-west-1  no DMARC record\n")
        .contains(
            "example.com: add a DMARC record: required by Gmail, Yahoo, Outlook.com and Apple\n")
        .contains("\n  _dmarc.example.com   missing\n")
        .contains("    TXT v=DMARC1; p=none;\n");
    assertThat(laptop.run("scan", "--fail-on", "not-ready").exit()).isEqualTo(1);
  }

  @Test
  void aRecordThatWentMissingIsAnswered1UnlessWhatIsUnverifiedAloneMatters() {
    dnsInOrder();
    laptop.dns.without(
        SimulatedDkim.verified("example.com").tokens().getFirst() + "._domainkey.example.com");

    Run run = laptop.run("scan", "--region", "eu-west-1");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("DKIM is about to break for 1 domain.\n")
        .contains("AT RISK\n  example.com  eu-west-1  1 of 3 DKIM records missing\n")
        .contains("FIX\nexample.com: put 1 record back before SES notices\n");
    assertThat(laptop.run("scan", "--fail-on", "unverified").exit()).isZero();
    assertThat(laptop.run("scan", "--fail-on", "never").exit()).isZero();
  }

  @Test
  void neverFailingStillTellsThatSomethingWasNotRead() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);
    assertThat(laptop.run("scan", "--fail-on", "never").exit()).isZero();

    account.restrict("us-east-1");
    assertThat(laptop.run("scan", "--fail-on", "never").exit()).isEqualTo(2);
  }

  @Test
  void showsTheNamesThatAreAskedForInAnyCaseAndForm() {
    account.put("eu-west-1", SimulatedIdentity.domain("xn--bcher-kva.example"));
    account.breakDkim("eu-west-1", "example.com", Laptop.START);

    Run run = laptop.run("scan", "--only", "B\u00fcCHER.example.", "--all");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("1 identity named B\u00fcCHER.example. in 3 of 3 regions")
        .contains("  xn--bcher-kva.example  eu-west-1")
        .doesNotContain("info@", " example.com");
    assertThat(laptop.run("scan", "--only", "*@*").out()).contains("info@example.com");
  }

  @Test
  void aRecordThatSeveralNeedIsGivenWithTheFirstThatIsShown() {
    account.put("eu-west-1", SimulatedIdentity.domain("a.example.com"));
    account.put("eu-west-1", SimulatedIdentity.domain("b.example.com"));
    account.breakDkim("eu-west-1", "example.com", Laptop.START);
    List<String> those = List.of("scan --json", "report --format json --out -");

    for (String command : those) {
      assertThat(shown(command, "b.example.com"))
          .contains("\"name\": \"_dmarc.example.com\"")
          .doesNotContain("Given with");
      assertThat(shown(command, "?.example.com"))
          .containsOnlyOnce("\"name\": \"_dmarc.example.com\"")
          .containsOnlyOnce("Given with a.example.com in eu-west-1");
      assertThat(shown(command, "info@example.com"))
          .contains("._domainkey.example.com. 300 IN CNAME ")
          .doesNotContain("Given with");
    }
    assertThat(shown("report --format csv --out -", "info@example.com"))
        .contains("._domainkey.example.com. 300 IN CNAME ");
  }

  @Test
  void anAddressThatIsAskedForAloneIsFixedThroughItsDomainInTextToo() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);

    for (String command : List.of("scan", "report --format markdown --out -")) {
      assertThat(shown(command, "info@example.com"))
          .contains("fix example.com", "._domainkey.example.com", ".dkim.amazonses.com")
          .doesNotContain("get-email-identity");
    }
  }

  private String shown(String command, String only) {
    return laptop.run((command + " --only " + only).split(" ")).out();
  }

  @Test
  void aNameWithASharpSIsNotTakenForTheOneWithTwo() {
    account.put("eu-west-1", SimulatedIdentity.domain("strasse.example"));
    account.put("eu-west-1", SimulatedIdentity.domain("xn--strae-oqa.example"));

    assertThat(laptop.run("scan", "--only", "stra\u00dfe.example", "--all").out())
        .contains("  xn--strae-oqa.example  ")
        .doesNotContain("strasse");
    assertThat(laptop.run("scan", "--only", "strasse.example", "--all").out())
        .contains("  strasse.example  ")
        .doesNotContain("xn--");
  }

  @Test
  void anAccountWithoutIdentitiesSaysSo() {
    Run run = laptop.run("scan", "--region", "ap-south-1");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("There are no SES identities in this account.\n");
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
    assertThat(run.out()).startsWith("DKIM is fine for all 3 identities.\n");
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
        .contains("FIX example.com (eu-west-1): publish its DKIM records again")
        .contains("eu-west-1: access denied on ses:GetEmailIdentity");
  }

  @Test
  void progressCountsIdentitiesAndNamesTheRegionThatIsWaitedFor() {
    laptop.watched = true;

    assertThat(laptop.run("scan").err())
        .contains("3 identities in 3 of 3 regions …")
        .containsPattern("in 2 of 3 regions; waiting for [a-z0-9-]+ …")
        .endsWith("\r\u001b[K");
  }

  @Test
  void progressStaysOnOneLineOfANarrowTerminal() {
    laptop.watched = true;
    laptop.environment.put("COLUMNS", "40");

    assertThat(laptop.run("scan").err().split("\r\u001b\\[K"))
        .hasSizeGreaterThan(2)
        .allMatch(line -> line.length() < 40);
  }

  @Test
  void coloursATerminalUnlessSomebodyObjects() {
    account.breakDkim("eu-west-1", "example.com", Laptop.START);
    String broken = "\u001b[1;31mBROKEN";
    assertThat(laptop.run("scan").out()).doesNotContain("\u001b");
    assertThat(laptop.run("scan", "--color", "always").out()).contains(broken);

    laptop.shown = true;
    assertThat(laptop.run("scan").out()).contains(broken);
    assertThat(laptop.run("scan", "--color=never").out()).doesNotContain("\u001b");

    laptop.environment.put("TERM", "dumb");
    laptop.watched = true;
    assertThat(laptop.run("scan").out()).doesNotContain("\u001b");
    assertThat(laptop.run("scan").err()).isEmpty();

    laptop.environment.put("TERM", "xterm");
    laptop.environment.put("NO_COLOR", "1");
    assertThat(laptop.run("scan").out()).doesNotContain("\u001b");
    assertThat(laptop.run("scan", "--color=always").out()).contains(broken);
  }

  @Test
  void showsWhatWasReadBeforeTheTimeoutAndWhatWasNot() {
    Run run = laptop.run("scan", "--timeout", "2", "--region", "eu-west-1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .startsWith("Whether DKIM is fine is unknown: no region could be read.\n")
        .contains("0 of 1 region", "region not read: out of time", "eu-west-1: deadline on ses:");
  }

  @Test
  void aTimeoutThatIsNoTimeIsRefusedInOneSentence() {
    for (String command : List.of("scan", "report", "probe")) {
      for (String seconds : List.of("0", "-5", "soon", "1.5", "", "99999999999")) {
        Run run = laptop.run(command, "--timeout", seconds);

        assertThat(run.exit()).as(seconds).isEqualTo(2);
        assertThat(run.err())
            .startsWith(
                "Invalid value for option '--timeout': '%s' is not a whole number of seconds from 1 to 999999.\n"
                    .formatted(seconds));
      }
    }
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
  void aWrongCommandLineExitsWith2AndSaysInTwoLinesWhatIsMeant() {
    assertWrong(
        laptop.run("scan", "--regoin", "eu-west-1"),
        "sesdkim scan has no option --regoin.",
        "Did you mean --region? 'sesdkim scan --help' shows what there is.");
    assertWrong(
        laptop.run("scna"),
        "sesdkim has no command scna.",
        "Did you mean scan? 'sesdkim --help' shows what there is.");
    assertWrong(
        laptop.run("scan", "example.com"),
        "sesdkim scan takes no argument example.com.",
        "'sesdkim scan --help' shows what there is.");
    assertWrong(
        laptop.run("scan", "--fail-on", "broken"),
        "Invalid value for option '--fail-on': 'broken' is none of unverified, at-risk, not-ready,"
            + " never.",
        "'sesdkim scan --help' shows what there is.");
    assertWrong(
        laptop.run("scan", "--zzz\u001b[2J"),
        "sesdkim scan has no option --zzz\ufffd[2J.",
        "'sesdkim scan --help' shows what there is.");
  }

  @Test
  void anUnknownOptionIsNamedBeforeWhatIsMissing() {
    assertWrong(
        laptop.run("fix", "-x"),
        "sesdkim fix has no option -x.",
        "'sesdkim fix --help' shows what there is.");
    assertWrong(
        laptop.run("report", "--fromat=csv"),
        "sesdkim report has no option --fromat.",
        "Did you mean --format? 'sesdkim report --help' shows what there is.");
    assertWrong(
        laptop.run("fix", "--no-dns"),
        "Missing required parameter: 'NAME'.",
        "'sesdkim fix --help' shows what there is.");
  }

  @Test
  void aNumberThatIsNoneIsCalledThat() {
    assertWrong(
        laptop.run("probe", "--identities", "abc"),
        "Invalid value for option '--identities': 'abc' is not a whole number.",
        "'sesdkim probe --help' shows what there is.");
  }

  @Test
  void aRegionWithoutANameIsRefused() {
    assertWrong(
        laptop.run("scan", "--region", ""),
        "Invalid value for option '--region' (REGION): received nothing, expected a region such as"
            + " eu-west-1.",
        "'sesdkim scan --help' shows what there is.");
    assertWrong(
        laptop.run("scan", "--exclude", "us-east-1,,us-east-2"),
        "Invalid value for option '--exclude' (REGION): received nothing, expected a region such as"
            + " eu-west-1.",
        "'sesdkim scan --help' shows what there is.");
  }

  @Test
  void aFileWithoutANameIsRefused() {
    assertWrong(
        laptop.run("report", "--out", ""),
        "No file is named to write to.",
        "'sesdkim report --help' shows what there is.");
  }

  private static void assertWrong(Run run, String what, String advice) {
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).containsExactly(what, advice);
  }

  @Test
  void theHelpTextTellsTheExitStatuses() {
    Run run = laptop.run("scan", "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("0 Nothing is as bad as --fail-on says, and all was read.")
        .contains("2 The command could not run, or something is unknown and nothing is worse.");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void completionKnowsItselfAndTheWordsOfColorByTheNamesThatPeopleType() {
    assertThat(laptop.run("completion").out())
        .contains("(\"auto\" \"always\" \"never\")")
        .doesNotContain("generate-completion");
    assertThat(laptop.run("completion", "--help").out())
        .startsWith("Usage: sesdkim completion [-hV]\n")
        .contains("0   The script is written.")
        .endsWith("Example:\n  source <(sesdkim completion)\n")
        .doesNotContain("Something is wrong");
  }

  @Test
  void completionKnowsTheOptionsOfEachCommand() {
    Run run = laptop.run("completion");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("complete -F", "--fail-on", "sesdkim");
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
