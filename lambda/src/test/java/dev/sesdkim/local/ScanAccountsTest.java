package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.JsonSchema;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several accounts, read with a person's own credentials.
class ScanAccountsTest {

  private static final String HOME = "123456789012";
  private static final String SHOP = "210987654321";
  private static final String LOST = "345678901234";
  private static final String ROLE = "audit/Auditor";

  private final FaultyAccount home = FaultyAccount.start(HOME, "eu-west-1", "us-east-1");
  private final Laptop laptop = new Laptop(home);
  private SimulatedOrganization organization;
  private FaultyAccount shop;

  @BeforeEach
  void twoAccounts() throws IOException {
    organization = new SimulatedOrganization(home);
    laptop.property("aws.endpointUrl", organization.endpoint().toString());
    shop = organization.account(SHOP, "shop", ROLE, "eu-west-1", "ap-south-1");
    home.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    shop.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    shop.put("ap-south-1", SimulatedIdentity.domain("shop.example.com"));
  }

  @AfterEach
  void close() {
    laptop.close();
    organization.close();
    home.close();
  }

  @Test
  void theAccountsThatAreNamedAreOneTableEachReadWithItsOwnCredentials() {
    shop.breakDkim("eu-west-1", "example.com", Laptop.START);

    Run run = scan("--accounts", HOME + "," + SHOP, "--no-dns");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            """
            DKIM is broken for 1 domain.
            2 accounts, 1 Mar 06:00 UTC: 3 identities in 2 of 2 accounts, 4 of 4 regions
            1 broken, 2 verified

            BROKEN
              example.com  210987654321  eu-west-1\
            """);
    assertThat(organization.asked)
        .containsExactly("AssumeRole arn:aws:iam::210987654321:role/audit/Auditor as sesdkim");
    assertThat(shop.calls()).extracting(Call::region).contains("ap-south-1", "eu-west-1");
    assertThat(home.calls()).extracting(Call::action).doesNotContain("AssumeRole");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void yourOwnAccountIsNotReadUnlessItIsNamed() {
    Run run = scan("--accounts", SHOP, "--no-dns");

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.out()).contains("DKIM is fine for all 2 identities.\n210987654321, 1 Mar");
    assertThat(home.calls()).extracting(Call::action).containsOnly("GetCallerIdentity");
  }

  @Test
  void everyActiveAccountOfTheOrganizationIsReadAndCalledByItsName() throws IOException {
    organization.list("444444444444", "closed", "CLOSED");
    organization.list(LOST, "lost", "ACTIVE");
    shop.breakDkim("eu-west-1", "example.com", Laptop.START);

    Run run = scan("--organization", "--no-dns");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("shop (210987654321)").doesNotContain("444444444444");
    hold("scan-organization.txt", run.out());
  }

  @Test
  void anAccountWhoseRoleIsRefusedSaysWhatToDoAndLeavesTheAnswerUnknown() {
    Run run = scan("--accounts", SHOP + "," + LOST, "--no-dns");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Not read: 1 account.", "not scanned: 345678901234")
        .contains("345678901234 account not scanned: access denied")
        .contains(
            "345678901234: access denied on sts:AssumeRole: ",
            "Role audit/Auditor is missing there, or its trust or your own permissions");
    assertThat(scan("--accounts", LOST, "--fail-on", "never").exit()).isEqualTo(2);
  }

  @Test
  void aRoleThatMayNotReadIsToldToBeAllowedTo() {
    shop.inject(
        Fault.on(
            call -> call.action().equals("DescribeRegions"),
            new Fate.Refused(403, "UnauthorizedOperation", "You are not authorized")));

    Run run = scan("--accounts", HOME + "," + SHOP, "--no-dns");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Allow ec2:DescribeRegions to role audit/Auditor there.");
  }

  @Test
  void accountsAreReadSideBySide() {
    CyclicBarrier both = new CyclicBarrier(2);
    Fault together =
        Fault.on(
            call -> call.action().equals("DescribeRegions"),
            new Fate.Surrounded(() -> meet(both), () -> {}));
    home.inject(together);
    shop.inject(together);

    Run run = scan("--accounts", HOME + "," + SHOP, "--no-dns");

    assertThat(run.exit()).as(run.out()).isZero();
  }

  private static void meet(CyclicBarrier all) throws InterruptedException {
    try {
      all.await(10, TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("One account waits for the other to be read", e);
    }
  }

  @Test
  void programsReadTheAccountOfEverything() {
    organization.list(LOST, "lost", "ACTIVE");

    Run run = scan("--organization", "--no-dns", "--json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(JsonSchema.of("scan.schema.json").faults(run.out())).isEmpty();
    assertThat(Json.object(run.out()).toString())
        .contains("accountName=shop", "account=345678901234", "action=sts:AssumeRole");
    assertThat(run.out())
        .containsPattern("\"account\": \"210987654321\",\\s+\"region\": \"ap-south-1\"");
  }

  @Test
  void aReportIsOfTheSameAccounts() {
    Run run =
        laptop.run(
            "report",
            "--format",
            "csv",
            "--out",
            "-",
            "--organization",
            "--role",
            ROLE,
            "--no-dns");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\r\n123456789012,eu-west-1,example.com,")
        .contains("\r\n210987654321,ap-south-1,shop.example.com,");
  }

  @Test
  void anOrganizationThatMayNotBeListedSaysWhoMay() {
    organization.refuseList("AccessDeniedException");
    Run denied = scan("--organization");
    organization.refuseList("AWSOrganizationsNotInUseException");
    Run none = scan("--organization");

    assertThat(List.of(denied.exit(), none.exit())).containsOnly(2);
    assertThat(denied.err())
        .startsWith("The accounts of your organization could not be listed: access denied on")
        .contains("in the management account or that of a delegated administrator");
    assertThat(none.err()).contains("Your account is in no organization");
    assertThat(home.calls()).extracting(Call::action).doesNotContain("ListIdentities");
  }

  @Test
  void aRegionThatDoesNotExistIsAnsweredOnceAndNoAccountIsRead() {
    Run run = scan("--accounts", HOME + "," + SHOP, "--region", "eu-west-9");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("No such region: eu-west-9.");
    assertThat(shop.calls()).isEmpty();
  }

  @Test
  void theTimeoutIsThatOfAllAccountsTogether() {
    laptop.tick = Duration.ofSeconds(1);

    Run run = scan("--accounts", SHOP + "," + LOST, "--timeout", "1", "--no-dns");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("deadline on the scan: no time was left for it");
    assertThat(organization.asked).isEmpty();
  }

  @Test
  void progressCountsAccountsAndIdentities() {
    laptop.watched = true;

    assertThat(scan("--accounts", HOME + "," + SHOP, "--no-dns").err())
        .contains("0 identities; 0 of 2 accounts done …", "3 identities; 2 of 2 accounts done …")
        .endsWith("\r\u001b[K");
  }

  @Test
  void everythingThatIsWrongWithTheOptionsIsSaidAtOnce() {
    Run both = laptop.run("scan", "--accounts", "12,x", "--organization");

    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.err())
        .contains("--accounts and --organization exclude each other; --organization needs --role")
        .contains("--accounts: received \"12\", expected 12 digits; --accounts: received \"x\"");
    assertThat(laptop.run("scan", "--role", ROLE).err())
        .contains("--role needs --accounts or --organization");
    assertThat(laptop.run("report", "--out", "-", "--table", "t", "--organization").err())
        .contains("--organization is for a scan");
    assertThat(home.calls()).isEmpty();
  }

  @Test
  void aRoleIsNamedWithItsPathAndNotByItsArn() {
    Run arn =
        laptop.run("scan", "--accounts", SHOP, "--role", "arn:aws:iam::210987654321:role/Auditor");

    assertThat(arn.exit()).isEqualTo(2);
    assertThat(arn.err()).contains("expected a role's name, not its ARN");
    assertThat(laptop.run("scan", "--accounts", SHOP, "--role", "/" + ROLE, "--no-dns").exit())
        .isZero();
  }

  private Run scan(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "scan";
    all[1] = "--role";
    all[2] = ROLE;
    System.arraycopy(options, 0, all, 3, options.length);
    return laptop.run(all);
  }

  private static void hold(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/local").resolve(name);
    if (Objects.equals(System.getProperty("golden"), "renew")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
