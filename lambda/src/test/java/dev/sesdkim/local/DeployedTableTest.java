package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import dev.sesdkim.aws.table.DynamoMutes;
import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.LoopbackDynamoDb;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Store;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `status` and `history` against a table over the wire.
class DeployedTableTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T06:00:00Z");

  private final LoopbackDynamoDb engine = LoopbackDynamoDb.start();
  private final FaultyAccount account = FaultyAccount.start(Readings.ACCOUNT, "eu-west-1");
  private final Laptop laptop = new Laptop(account);
  private final DynamoDbClient client = client(engine.endpoint());
  // Rows of March 2026 are not to expire by the engine's own clock.
  private final Table table = new Table(client, "monitor", "eu-west-1", Duration.ofDays(36_500));

  @BeforeEach
  void create() {
    LocalTable.create(client, table.name());
    laptop.dynamoDbAt(engine.endpoint());
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
    client.close();
    engine.close();
  }

  @Test
  void statusShowsWhatIsBrokenLongestFirstAndExitsWith1() {
    scan(MONDAY, Readings.domain("old.example.com", "Failed"), verified("new.example.com"));
    tell(MONDAY.plusSeconds(60));
    scan(
        TUESDAY,
        Readings.domain("old.example.com", "Failed"),
        Readings.domain("new.example.com", "TemporaryFailure"));

    laptop.environment.put("COLUMNS", "160");
    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().lines().limit(6))
        .containsExactly(
            "DKIM is broken for 2 domains.",
            "123456789012, scan of 3 Mar 06:00 UTC: 2 identities in 1 of 1 region; 2 broken",
            "",
            "IDENTITY         REGION     STATE   SINCE               CAUSE                         "
                + "   ALERT",
            "old.example.com  eu-west-1  BROKEN  2 Mar 06:00 (24 h)  SES gave up                   "
                + "   told 2 Mar 06:01",
            "new.example.com  eu-west-1  BROKEN  3 Mar 06:00 (0 m)   SES no longer finds the"
                + " records  due 3 Mar 06:00");
    assertThat(run.out())
        .contains("get-email-identity --region eu-west-1 --email-identity=new.example.com");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void statusCountsAnAddressThatNoBrokenDomainTakesDownAsAnAddress() {
    scan(
        MONDAY,
        Readings.domain("old.example.com", "Failed"),
        Readings.address("info@old.example.com"),
        Readings.address("info@example.org"),
        Readings.address("sales@example.org"));

    assertThat(laptop.run("status", "--table", table.name()).out())
        .startsWith("DKIM is broken for 1 domain and 2 addresses.\n");
    assertThat(laptop.run("status", "--only", "info@example.org", "--table", table.name()).out())
        .startsWith("DKIM is broken for 1 address.\n");
  }

  @Test
  void aHistoryEndsWithTheWatchOverItsRegion() {
    scan(MONDAY, verified("example.com"));
    Problem disabled = new Problem(Problem.Kind.REJECTED, "ec2:DescribeRegions", "disabled");
    scan(
        TUESDAY,
        (_, row, _) -> row.notWatched(TUESDAY, new Trouble(TUESDAY, disabled, false)),
        Readings.REGION);

    Run run = laptop.run("history", "example.com", "--table", table.name());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .startsWith("eu-west-1  example.com  (not watched since 3 Mar 06:00)\n")
        .contains("2 Mar 06:00  3 Mar 06:00  24 h  VERIFIED");
  }

  @Test
  void q25StatusSaysOfEachAlertWhetherItWasToldIsDueOrThereIsNone() {
    scan(
        MONDAY,
        Readings.domain("due.example.com", "Pending"),
        Readings.address("info@due.example.com"));

    laptop.environment.put("COLUMNS", "160");
    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.out()).contains("due 3 Mar 06:00", "with its domain").doesNotContain("told");
  }

  @Test
  void statusSaysSinceWhenNobodyListens() {
    scan(MONDAY, verified("example.com"));
    tell(TUESDAY);

    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.out())
        .contains("Nobody has had a confirmed subscription since 2026-03-03 06:00 UTC");
  }

  @Test
  void statusSaysThatTheMonitorDoesNotRunAndThenNothingIsCertain() {
    scan(MONDAY, verified("example.com"));
    laptop.pause(Duration.between(laptop.instant(), MONDAY.plus(Duration.ofDays(7))));
    assertThat(exits()).containsExactly(0, 0);

    laptop.pause(Duration.ofDays(365));
    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("scan of 2 Mar 2026 06:00 UTC:")
        .endsWith(
            "No scan has started since 2026-03-02 06:00 UTC: the monitor does not run, and all of"
                + " this is as of then. ");
    assertThat(exits()).containsExactly(2, 2);
  }

  @Test
  void statusExitsWith0WhenAllIsVerified() {
    scan(MONDAY, verified("example.com"));

    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Nothing is known to be broken.");
  }

  @Test
  void statusExitsWith2WhenTheLastScanCouldNotReadARegion() {
    scan(MONDAY, verified("example.com"));
    scanWithout(
        TUESDAY, "us-east-1", new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "no"));

    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("us-east-1 since 2026-03-03 06:00 UTC: access denied on ses:ListIdentities:");
  }

  @Test
  void aReportShowsWhatWasAndAsksTheTableAlone() {
    scan(MONDAY, verified("a.example.com"), verified("b.example.com"));
    scan(TUESDAY, Readings.domain("a.example.com", "TemporaryFailure"), verified("b.example.com"));

    Run run = laptop.run("report", "--table", table.name(), "--out", "-");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("aria-label=\"Unverified since 3 Mar\"")
        .contains("aria-label=\"Verified since first seen on 2 Mar\"")
        .contains("table monitor in eu-west-1");
    assertThat(account.calls()).extracting(Call::service).containsOnly(Service.STS);
  }

  @Test
  void aReportOfARegionThatTheLastScanCouldNotReadKeepsWhatWasKnown() {
    scan(MONDAY, verified("example.com"));
    scanWithout(
        TUESDAY, "us-east-1", new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "no"));

    Run run = laptop.run("report", "--table", table.name(), "--format", "markdown", "--out", "-");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("| us-east-1 | Not read | Access denied on ses:ListIdentities: no.")
        .contains("| `example.com` | eu-west-1 | 24 h |");
  }

  @Test
  void whatTheMonitorMayNotReadIsAllowedToTheMonitorAndNotToThePersonWhoAsks() {
    scan(MONDAY, verified("example.com"));
    scanWithout(
        TUESDAY,
        Readings.REGION,
        new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "denied"));
    String[] junit = {"--format", "junit", "--out", "-"};

    assertThat(table("report", junit).out()).contains("Allow ses:ListIdentities in the monitor");
    assertThat(table("fix", "example.com").err())
        .contains("Allow ses:ListIdentities in the monitor");
  }

  private Run table(String command, String... options) {
    return laptop.run(
        Stream.concat(Stream.of(command, "--table", table.name()), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void aReportBeforeTheFirstScanSaysSo() {
    Run run = laptop.run("report", "--table", table.name(), "--out", "-");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("No scan of account " + Readings.ACCOUNT + " in table monitor");
  }

  @Test
  void statusExitsWith2BeforeTheFirstScan() {
    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("123456789012: no scan has started yet.");
  }

  @Test
  void statusWritesJson() {
    scan(MONDAY, Readings.domain("example.com", "Failed"));

    Map<String, Object> json =
        Json.object(laptop.run("status", "--table", table.name(), "--json").out());

    assertThat(json)
        .containsEntry("exitStatus", 1)
        .containsEntry("lastScanAt", "2026-03-02T06:00:00Z");
    assertThat(json.get("unverified"))
        .asInstanceOf(LIST)
        .singleElement()
        .asInstanceOf(map(String.class, Object.class))
        .containsEntry("identity", "example.com")
        .containsEntry("since", "2026-03-02T06:00:00Z")
        .containsEntry("state", "BROKEN")
        .containsEntry("alert", "DUE")
        .containsEntry("dueAt", "2026-03-02T06:00:00Z")
        .containsKey("remedy");
  }

  @Test
  void historyShowsEachStretchNewestFirst() {
    scan(MONDAY, verified("example.com"));
    scan(TUESDAY, Readings.domain("example.com", "TemporaryFailure"));

    laptop.environment.put("COLUMNS", "120");
    Run run = laptop.run("history", "EXAMPLE.com", "--table", table.name());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("eu-west-1 example.com")
        .containsSubsequence(
            "3 Mar 06:00 now 0 m UNVERIFIED TEMPORARY_FAILURE SES: DKIM TemporaryFailure",
            "2 Mar 06:00 3 Mar 06:00 24 h VERIFIED OK SES: DKIM Success");
  }

  @Test
  void historyWritesJson() {
    scan(MONDAY, verified("example.com"));

    Run run = laptop.run("history", "Example.com.", "--json", "--table", table.name());

    assertThat(run.exit()).isZero();
    assertThat(Json.object(run.out())).containsEntry("identity", "example.com");
    assertThat(Json.object(run.out()).get("stretches"))
        .asString()
        .contains("region=eu-west-1, from=2026-03-02T06:00:00Z, verdict=VERIFIED")
        .doesNotContain("until");
  }

  @Test
  void historyOfANameThatWasNeverSeenSaysWhereItLooked() {
    scan(MONDAY, verified("example.com"));

    Run run = laptop.run("history", "example.org", "--table", table.name());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("example.org was never seen in eu-west-1.");
  }

  @Test
  void theExitStatusOfHistoryIsThatOfStatusWhateverIsMutedOrUnread() {
    scan(MONDAY, Readings.domain("example.com", "Failed"));
    assertThat(exits()).containsExactly(1, 1);

    new DynamoMutes(table, _ -> {})
        .put(
            new Mute(
                Readings.ACCOUNT,
                Mute.EVERYWHERE,
                "example.com",
                TUESDAY.plusSeconds(86_400),
                "being retired",
                "somebody",
                MONDAY));
    assertThat(exits()).containsExactly(0, 0);

    scanWithout(
        TUESDAY,
        Readings.REGION,
        new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "denied"));
    assertThat(exits()).containsExactly(2, 2);
  }

  private List<Integer> exits() {
    return Stream.of(
            laptop.run("status", "--table", table.name()),
            laptop.run("history", "example.com", "--table", table.name()))
        .map(Run::exit)
        .toList();
  }

  @Test
  void aTableThatDoesNotExistIsToldWithThoseThatDo() {
    for (Run run :
        List.of(
            laptop.run("status", "--table", "no-such-table"),
            laptop.run("history", "example.com", "--table", "no-such-table"),
            laptop.run("scan", "--table", "no-such-table"))) {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualToIgnoringNewLines(
              "There is no table no-such-table in eu-west-1. There is: monitor.");
    }
  }

  @Test
  void theTableIsFoundByTheOutputsOfTheStack() {
    scan(MONDAY, Readings.domain("example.com", "Failed"));
    account.stack(
        "eu-west-1", "SesDkimMonitor", Map.of("TableName", table.name(), "TopicArn", "arn"));
    account.stack("eu-west-1", "Mine", Map.of("TableName", "no-such", "TopicArn", "arn"));

    assertThat(laptop.run("status").exit()).isEqualTo(1);
    assertThat(laptop.run("history", "example.com").exit()).isEqualTo(1);
    assertThat(laptop.run("status", "--stack", "Mine").err())
        .contains("There is no table no-such in eu-west-1.");
  }

  @Test
  void everyCommandLooksForTheStackInTheRegionOfTheSameOption() {
    account.enable("us-east-1");
    for (List<String> command :
        List.of(
            List.of("status"),
            List.of("history", "example.com"),
            List.of("mutes"),
            List.of("unmute", "example.com"),
            List.of("scan", "--stack"),
            List.of("report", "--out", "never.html", "--stack"),
            List.of("fix", "example.com", "--stack"))) {
      List<String> words = new ArrayList<>(command);
      words.addAll(List.of("--stack-region", "us-east-1"));

      assertThat(laptop.run(words.toArray(String[]::new)).err())
          .as(String.join(" ", words))
          .contains("No monitor's stack is named SesDkimMonitor in us-east-1.");
    }
  }

  @Test
  void aRegionOfNoStackIsRefused() {
    for (String command : List.of("scan", "report --out never.html", "fix example.com")) {
      Run run = laptop.run((command + " --stack-region us-east-1").split(" "));

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("--stack-region is for a deployed monitor: name it with --stack or --table.");
    }
    assertThat(account.calls()).isEmpty();
  }

  @Test
  void aStackThatDoesNotExistIsToldWithThoseThatAreAMonitors() {
    Run none = laptop.run("status");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err())
        .isEqualToIgnoringNewLines(
            "No monitor's stack is named SesDkimMonitor in eu-west-1. No stack there is a"
                + " monitor's. Name its region with --stack-region, or its table with --table.");

    account.stack("eu-west-1", "Other", Map.of("Url", "https://example.com"));
    account.stack("eu-west-1", "Mine", Map.of("TableName", "t", "TopicArn", "arn"));
    for (String stack : List.of("SesDkimMonitor", "Other")) {
      assertThat(laptop.run("scan", "--stack", stack).err())
          .isEqualToIgnoringNewLines(
              "No monitor's stack is named " + stack + " in eu-west-1. There is: Mine.");
    }
  }

  @Test
  void aStackThatMayNotBeReadIsToldWithTheWayAround() {
    account.inject(
        Fault.on(
            call -> call.service() == Service.CLOUD_FORMATION,
            new Fate.Refused(403, "AccessDenied", "not authorized")));

    Run run = laptop.run("status");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("access denied on cloudformation:DescribeStacks", "with --table.");
  }

  @Test
  void aScanShowsSinceWhenFromTheTable() {
    account.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    account.changeDkim("eu-west-1", "example.com", dkim -> dkim.withEnabled(false));
    scan(
        Laptop.START.minus(Duration.ofHours(3)),
        Readings.domain("example.com", false, "Success", "Success"));
    account.stack(
        "eu-west-1", "SesDkimMonitor", Map.of("TableName", table.name(), "TopicArn", "arn"));

    for (Run run :
        List.of(
            laptop.run("scan", "--no-dns", "--stack"),
            laptop.run("scan", "--no-dns", "--table", table.name()))) {
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out())
          .contains("BROKEN\n  example.com  eu-west-1  3 h  signing is switched off\n");
    }
    assertThat(laptop.run("scan", "--no-dns").out())
        .contains("BROKEN\n  example.com  eu-west-1  signing is switched off\n");
    assertThat(laptop.run("scan", "--no-dns", "--json", "--table", table.name()).out())
        .contains("\"since\": \"2026-03-01T03:00:00Z\"");
  }

  @Test
  void whatCannotBeReadNowIsUnknownAndNamedFromTheTable() {
    scan(Laptop.START.minus(Duration.ofHours(3)), verified("example.com"));
    account.restrict("eu-west-1");

    Run run = laptop.run("scan", "--no-dns", "--table", table.name());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("1 unknown; not read: eu-west-1\n")
        .contains("UNKNOWN\n  example.com  eu-west-1  ")
        .contains("region not read: access denied\n");
  }

  @Test
  void historyKnowsANameInAnyCaseAndForm() {
    scan(
        MONDAY,
        verified("xn--bcher-kva.example"),
        verified("b\u00fcro.example"),
        Readings.address("Info@xn--bcher-kva.example"));

    for (String name :
        List.of(
            "xn--bcher-kva.example.",
            "B\u00dcCHER.example",
            "xn--bro-hoa.EXAMPLE",
            "info@b\u00fccher.example")) {
      assertThat(laptop.run("history", name, "--table", table.name()).exit()).as(name).isZero();
    }
  }

  private static Reading verified(String domain) {
    return Readings.domain(domain, "Success");
  }

  /// What a scan of one region leaves in the table.
  private void scan(Instant at, Reading... readings) {
    scan(
        at,
        (claim, row, scan) -> {
          List<Diagnosis> now = Judged.of(List.of(readings));
          List<State> before =
              store().states().in(Readings.REGION, Readings.ACCOUNT, NameRange.ALL);
          List<Transition> steps =
              Comparison.of(before, List.of(), now, scan).stream()
                  .filter(step -> !step.isQuiet())
                  .toList();
          store().states().save(claim, Readings.REGION, steps);
          Counts counts = Counts.NONE;
          for (Diagnosis one : now) {
            counts = counts.plus(one.verdict());
          }
          return row.read(at, counts, 0, false, Optional.empty());
        },
        Readings.REGION);
  }

  /// What a scan leaves that could not read a region.
  private void scanWithout(Instant at, String region, Problem problem) {
    scan(at, (_, row, _) -> row.unread(Optional.of(new Trouble(at, problem, false))), region);
  }

  private interface Reader {
    RegionRow read(Claim claim, RegionRow row, ScanContext scan);
  }

  private void scan(Instant at, Reader reader, String region) {
    Store store = store();
    Moment moment = new Moment(at, "scan of " + at);
    Deadline end = new Deadline(() -> at, at.plusSeconds(900));
    AccountRow account = store.accounts().take(Readings.ACCOUNT, moment, end.at()).orElseThrow();
    Claim claim = new Claim(Readings.ACCOUNT, account.fence(), end);
    RegionRow row = store.regions().begin(claim, region);
    ScanContext scan =
        new ScanContext(
            moment, account.starts(), true, Duration.ofHours(1), Duration.ofDays(1), Mutes.NONE);
    store.regions().end(claim, reader.read(claim, row, scan), List.of());
    store
        .accounts()
        .end(
            claim,
            account,
            new ScanRecord(
                moment.scanId(),
                Readings.ACCOUNT,
                at,
                at,
                List.of(region),
                Map.of(),
                Map.of(),
                Counts.NONE,
                Map.of(),
                0,
                true));
  }

  /// Tells all that is due by then.
  private void tell(Instant at) {
    Store store = store();
    Deadline end = new Deadline(() -> at, at.plusSeconds(900));
    AccountRow account =
        store.accounts().take(Readings.ACCOUNT, new Moment(at, "telling"), end.at()).orElseThrow();
    Claim claim = new Claim(Readings.ACCOUNT, account.fence(), end);
    store.outbox().told(claim, store.outbox().due(Readings.ACCOUNT, Readings.REGION, at), at);
    store
        .accounts()
        .end(
            claim,
            account.with(account.messages().heardBy(Optional.of(0), at)),
            new ScanRecord(
                "telling",
                Readings.ACCOUNT,
                at,
                at,
                List.of(),
                Map.of(),
                Map.of(),
                Counts.NONE,
                Map.of(),
                1,
                false));
  }

  private Store store() {
    return DynamoStore.of(
        table,
        new TableRetries(laptop, () -> 0),
        row -> {
          throw new AssertionError(row.sentence());
        });
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
