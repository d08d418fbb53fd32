package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.JsonSchema;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.FaultyAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The commands for a deployed monitor that watches several accounts. Whole answers are in
/// `src/test/resources/local`; `-Dgolden=renew` renews them.
class DeployedAccountsTest {

  private static final String HOME = Readings.ACCOUNT;
  private static final String SHOP = "210987654321";
  private static final String LOST = "345678901234";

  private static final Instant SUNDAY = Laptop.START.minusSeconds(86_400);

  private final ScannedTable table = new ScannedTable();
  private final FaultyAccount account = FaultyAccount.start(HOME, "eu-west-1");
  private final Laptop laptop = new Laptop(account);
  private final LocalDate today = LocalDate.ofInstant(Laptop.START, ZoneOffset.UTC);

  @BeforeEach
  void scanned() {
    laptop.dynamoDbAt(table.endpoint());
    laptop.environment.put("COLUMNS", "160");
    table.scan(
        HOME,
        SUNDAY,
        Readings.domain("example.com", "Success"),
        Readings.domain("home.example.com", "Success"));
    table.scan(SHOP, SUNDAY, Readings.domain("shop.example.com", "Failed"));
    table.scan(
        HOME,
        Laptop.START,
        Readings.domain("example.com", false, "Success", "Success"),
        Readings.domain("home.example.com", "Success"));
    table.scan(
        SHOP,
        Laptop.START,
        Readings.domain("shop.example.com", "Failed"),
        Readings.domain("example.com", false, "Success", "Success"));
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
    table.close();
  }

  @Test
  void statusShowsWhatIsBrokenInEveryAccountLongestFirst() throws IOException {
    Run run = run("status");

    assertThat(run.exit()).isEqualTo(1);
    hold("status-accounts-160.txt", run.out());
  }

  @Test
  void statusOfOneAccountIsAsOfATableWithNoOther() {
    Run run = run("status", "--account", HOME);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            """
            DKIM is broken for 1 domain.
            123456789012, scan of 1 Mar 06:00 UTC: 2 identities in 1 of 1 region; \
            1 broken, 1 verified

            IDENTITY     REGION     STATE   SINCE              CAUSE                    ALERT
            """)
        .doesNotContain(SHOP);
  }

  @Test
  void anAccountThatTheTableDoesNotKnowIsRefusedWithThoseThatItKnows() {
    for (String command : List.of("status", "history x", "mute x", "unmute x", "mutes", "fix x")) {
      Run run = run((command + " --account " + LOST).split(" "));

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "Table monitor knows no account 345678901234. It knows: 123456789012, 210987654321.");
    }
  }

  @Test
  void anAccountThatCannotBeScannedIsToldWithSinceWhenAndWhyAndWhatToDo() throws IOException {
    table.scan(LOST, SUNDAY, Readings.domain("lost.example.com", "Success"));
    table.refused(LOST, Laptop.START, refusal());

    Run run = run("status", "--only", "lost.*");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .containsPattern(
            "Not scanned:\n +345678901234 since 2026-03-01 06:00 UTC: access denied on"
                + " sts:AssumeRole: no such role\\. Deploy the role that")
        .doesNotContain("Not read:");
    assertThat(run("status", "--account", LOST).exit()).isEqualTo(2);
    assertThat(run("report", "--out", "-", "--fail-on", "never").exit()).isEqualTo(2);
  }

  @Test
  void statusFixesAnAddressThatIsAskedForAloneThroughItsDomain() {
    table.scan(
        SHOP,
        Laptop.START.plusSeconds(60),
        Readings.domain("shop.example.com", "Failed"),
        Readings.address("editor@shop.example.com"));

    assertThat(run("status", "--only", "editor@*").out())
        .contains("fix shop.example.com", "--signing-attributes-origin AWS_SES");
    assertThat(run("status", "--only", "editor@*", "--json").out())
        .contains("--signing-attributes-origin AWS_SES");
  }

  @Test
  void anAccountIsCalledByItsName() {
    table.named(SHOP, Laptop.START.plusSeconds(60), "shop \u202e\u0007", true);

    assertThat(run("status").out())
        .contains("shop.example.com  shop \ufffd\ufffd (210987654321)  eu-west-1");
    assertThat(run("history", "shop.example.com").out())
        .startsWith("eu-west-1 of shop \ufffd\ufffd (210987654321)  shop.example.com\n");
    assertThat(run("status", "--json").out()).contains("\"accountName\": \"shop ");
    assertThat(mute("example.com").err())
        .contains("123456789012 or shop \ufffd\ufffd (210987654321).");
  }

  @Test
  void anAccountThatIsNotWatchedAnyMoreIsNamedAndNotBrokenNow() {
    table.named(SHOP, Laptop.START.plusSeconds(60), "shop", false);

    Run run = run("status");

    assertThat(run.out())
        .startsWith("DKIM is broken for 1 domain.\n123456789012, scan of ")
        .contains("Not watched:\n  shop (210987654321) since 2026-03-01 06:01 UTC\n");
    assertThat(run("status", "--json").out())
        .containsPattern("\"notWatched\": \\[\\s+\\{\\s+\"account\": \"210987654321\"");
    assertThat(run("report", "--format", "csv", "--out", "-").out()).doesNotContain(SHOP);
    assertThat(mute("shop.example.com").err()).contains("knows no identity shop.example.com.");
    assertThat(run("history", "shop.example.com").out())
        .contains(
            "eu-west-1 of shop (210987654321)  shop.example.com  (not watched since 1 Mar 06:01)")
        .doesNotContain("now");
    assertThat(run("history", "shop.example.com", "--json").out())
        .contains("\"notWatchedSince\": \"2026-03-01T06:01:00Z\"");
    assertThat(run("status", "--account", SHOP).out()).contains("DKIM is broken for 2 domains.");
  }

  @Test
  void statusNamesTheAccountOfEverythingInJson() {
    Run run = run("status", "--json");

    assertThat(run.out())
        .contains(
            "\"accounts\": [", "\"account\": \"123456789012\"", "\"account\": \"210987654321\"")
        .containsPattern("\"arn\": \"[^\"]*shop.example.com\",\\s+\"account\": \"210987654321\"")
        .containsPattern("\"regions\": \\[\\s+\\{\\s+\"account\": \"123456789012\",\\s+\"region\"");
    assertThat(run("status", "--json", "--account", HOME).out())
        .contains("\"account\": \"123456789012\"")
        .doesNotContain("accounts", SHOP);
  }

  @Test
  void aReportIsOfEveryAccountAndNamesItInEveryForm() throws IOException {
    table.refused(LOST, Laptop.START, refusal());

    Run markdown = run("report", "--format", "markdown", "--out", "-");
    Run csv = run("report", "--format", "csv", "--out", "-");
    Run junit = run("report", "--format", "junit", "--out", "-");
    Run json = run("report", "--format", "json", "--out", "-");

    assertThat(Stream.of(markdown, csv, junit, json)).allMatch(run -> run.exit() == 1);
    hold("report-accounts.md", markdown.out());
    assertThat(csv.out())
        .contains("\r\n123456789012,eu-west-1,example.com,DOMAIN,BROKEN,")
        .contains("\r\n210987654321,eu-west-1,example.com,DOMAIN,BROKEN,");
    assertThat(junit.out())
        .contains("name=\"eu-west-1 of 210987654321\"")
        .contains("classname=\"210987654321.eu-west-1\" name=\"shop.example.com\"")
        .contains("classname=\"345678901234\" name=\"the account is scanned\"");
    assertThat(JsonSchema.of("scan.schema.json").faults(json.out())).isEmpty();
    assertThat(json.out())
        .containsPattern("\"account\": \"345678901234\",\\s+\"observedAt\": [^{]*\"problem\": \\{");
  }

  @Test
  void aPageShowsTheAccountOfEveryIdentityAndRegion() {
    table.refused(LOST, Laptop.START, refusal());

    Run run = run("report", "--out", "-");

    assertThat(run.out())
        .contains("Accounts <b>3</b>")
        .contains("eu-west-1, Europe (Ireland), 210987654321")
        .contains("id=\"a210987654321-eu-west-1\"", "href=\"#a210987654321-eu-west-1\"")
        .contains("345678901234 could not be read.")
        .contains("no such role. Deploy the role that");
  }

  @Test
  void aHistoryIsShownOfEachAccountThatHasTheName() {
    Run both = run("history", "example.com");
    Run one = run("history", "shop.example.com");
    Run asked = run("history", "example.com", "--account", SHOP);

    assertThat(both.exit()).isEqualTo(1);
    assertThat(both.out())
        .contains(
            "eu-west-1 of 123456789012  example.com\n", "eu-west-1 of 210987654321  example.com\n");
    assertThat(one.out()).startsWith("eu-west-1 of 210987654321  shop.example.com\n");
    assertThat(asked.out()).startsWith("eu-west-1  example.com\n").doesNotContain(HOME);
    assertThat(run("history", "example.com", "--json").out())
        .contains("\"accounts\": [")
        .containsPattern("\"account\": \"210987654321\",\\s+\"region\": \"eu-west-1\"");
    assertThat(run("history", "other.example.com").err())
        .contains("other.example.com was never seen in 2 accounts.");
  }

  @Test
  void aNameInSeveralAccountsIsNotMutedBeforeItIsSaidInWhich() {
    Run which = mute("example.com");
    Run said = mute("example.com", "--account", SHOP);
    Run clear = mute("shop.example.com");

    assertThat(which.exit()).isEqualTo(2);
    assertThat(which.err())
        .isEqualToIgnoringNewLines(
            "example.com is in 2 accounts. Say which with --account: 123456789012 or"
                + " 210987654321.");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(clear.exit()).as(clear.err()).isZero();
    assertThat(clear.out())
        .contains("is muted in every region of 210987654321 until")
        .contains("sesdkim unmute shop.example.com --account 210987654321");
    assertThat(table.store().accounts().mutes(HOME).rows()).isEmpty();
    assertThat(table.store().accounts().mutes(SHOP).rows())
        .extracting(Mute::name)
        .containsExactly("example.com", "shop.example.com");
    assertThat(run("mutes").out().replaceAll(" +", " "))
        .contains("IDENTITY ACCOUNT REGION", "shop.example.com 210987654321 every region");
    assertThat(run("status").out()).contains("2 muted");
  }

  @Test
  void aNameThatIsMutedInSeveralAccountsIsNotUnmutedBeforeItIsSaidInWhich() {
    mute("example.com", "--account", HOME);
    mute("example.com", "--account", SHOP);

    Run which = run("unmute", "example.com");
    Run said = run("unmute", "example.com", "--account", SHOP);

    assertThat(which.exit()).isEqualTo(2);
    assertThat(which.err()).contains("is in 2 accounts. Say which with --account: 123456789012 or");
    assertThat(said.exit()).isZero();
    assertThat(table.store().accounts().mutes(SHOP).rows()).isEmpty();
    assertThat(table.store().accounts().mutes(HOME).rows()).hasSize(1);
  }

  @Test
  void aFixFromTheTableSaysForWhichAccountItIs() {
    Run both = run("fix", "example.com");
    Run shop = run("fix", "SHOP.example.com.");
    Run commands = run("fix", "example.com", "--format", "commands");
    Run one = run("fix", "example.com", "--format", "commands", "--account", SHOP);

    assertThat(both.exit()).isZero();
    assertThat(both.out())
        .contains("example.com of 123456789012: ", "example.com of 210987654321: ");
    assertThat(shop.out()).startsWith("shop.example.com of 210987654321: ");
    assertThat(commands.exit()).isEqualTo(2);
    assertThat(commands.err()).contains("Say which with --account: 123456789012 or 210987654321.");
    assertThat(one.exit()).isZero();
    assertThat(one.out()).contains("--email-identity=example.com").doesNotContain(HOME);
    assertThat(account.calls()).extracting(call -> call.service().name()).containsOnly("STS");
    assertThat(run("fix", "exmple.com").err()).contains("Did you mean example.com");
  }

  @Test
  void anAccountIsAskedOfATableAlone() {
    for (String command : List.of("report --out -", "fix example.com")) {
      Run run = laptop.run((command + " --account " + SHOP).split(" "));

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("--account is for a deployed monitor");
    }
    assertThat(run("fix", "example.com", "--apply").err())
        .contains("leave out --stack and --table. Nothing was changed.");
  }

  private static Problem refusal() {
    return new Problem(Problem.Kind.ACCESS_DENIED, "sts:AssumeRole", "no such role");
  }

  private Run mute(String name, String... more) {
    return run(
        Stream.concat(
                Stream.of("mute", name, "--until", today.toString(), "--reason", "because"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Run run(String... arguments) {
    return laptop.run(
        Stream.concat(Stream.of(arguments), Stream.of("--table", ScannedTable.NAME))
            .toArray(String[]::new));
  }

  private static void hold(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/local").resolve(name);
    if (Objects.equals(System.getProperty("golden"), "renew")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
