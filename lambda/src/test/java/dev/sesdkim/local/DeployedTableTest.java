package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import dev.sesdkim.aws.table.BackOff;
import dev.sesdkim.aws.table.DynamoScans;
import dev.sesdkim.aws.table.DynamoStates;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.LoopbackDynamoDb;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final SimulatedAccount account = SimulatedAccount.start(Readings.ACCOUNT, "eu-west-1");
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
    scan(
        TUESDAY,
        Readings.domain("old.example.com", "Failed"),
        Readings.domain("new.example.com", "TemporaryFailure"));

    laptop.environment.put("COLUMNS", "160");
    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().lines().skip(1).limit(2))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("2026-03-02 06:00 UTC  old.example.com  eu-west-1  FAILED")
                    .endsWith("put the records back, then restart  out"),
            line ->
                assertThat(line)
                    .startsWith("2026-03-03 06:00 UTC  new.example.com  eu-west-1  TEMPORARY_FAI")
                    .endsWith("put the records back                due"));
    assertThat(run.out()).contains("aaa111._domainkey.new.example.com", "last scan 2026-03-03");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void statusExitsWith0WhenAllIsVerified() {
    scan(MONDAY, verified("example.com"));

    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Nothing is known to be unverified.");
  }

  @Test
  void statusExitsWith2WhenTheLastScanCouldNotReadARegion() {
    scan(MONDAY, verified("example.com"));
    save(
        TUESDAY,
        Map.of("us-east-1", new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "no")),
        Counts.NONE);

    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("us-east-1: access denied on ses:ListIdentities: no");
  }

  @Test
  void statusExitsWith2BeforeTheFirstScan() {
    Run run = laptop.run("status", "--table", table.name());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("No scan has finished yet.");
  }

  @Test
  void statusWritesJson() {
    scan(MONDAY, Readings.domain("example.com", "Failed"));

    Map<String, Object> json =
        Json.object(laptop.run("status", "--table", table.name(), "--json").out());

    assertThat(json).containsEntry("exitStatus", 1).containsKey("lastScan");
    assertThat(json.get("unverified"))
        .asInstanceOf(LIST)
        .singleElement()
        .asInstanceOf(map(String.class, Object.class))
        .containsEntry("identity", "example.com")
        .containsEntry("since", "2026-03-02T06:00:00Z")
        .containsEntry("alertDue", false)
        .containsKey("remedy");
  }

  @Test
  void historyShowsEachStretchNewestFirst() {
    scan(MONDAY, verified("example.com"));
    scan(TUESDAY, Readings.domain("example.com", "TemporaryFailure"));

    Run run = laptop.run("history", "EXAMPLE.com", "--table", table.name());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().replaceAll(" +", " "))
        .contains("eu-west-1 EXAMPLE.com")
        .containsSubsequence(
            "2026-03-03 06:00 UTC now UNVERIFIED TEMPORARY_FAILURE DKIM TemporaryFailure",
            "2026-03-02 06:00 UTC 2026-03-03 06:00 UTC VERIFIED OK DKIM Success");
  }

  @Test
  void historyWritesJson() {
    scan(MONDAY, verified("example.com"));

    Run run = laptop.run("history", "example.com", "--json", "--table", table.name());

    assertThat(run.exit()).isZero();
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
  void aTableThatDoesNotExistIsNamedInOneSentence() {
    Run run = laptop.run("status", "--table", "no-such-table");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("no-such-table", "eu-west-1", "There is no such table there");
  }

  private static Reading verified(String domain) {
    return Readings.domain(domain, "Success");
  }

  /// What a scan of one region leaves in the table.
  private void scan(Instant at, Reading... readings) {
    DynamoStates states =
        new DynamoStates(
            table,
            new BackOff(laptop, () -> 0),
            row -> {
              throw new AssertionError(row.sentence());
            });
    states.save(
        Comparison.of(
            states.in(Readings.REGION, Readings.ACCOUNT, NameRange.ALL),
            Judged.of(List.of(readings)),
            new Moment(at, "scan")));
    save(at, Map.of(), new Counts(readings.length, 0, 0));
  }

  private void save(Instant at, Map<String, Problem> notRead, Counts counts) {
    new DynamoScans(table)
        .save(
            new ScanRecord(
                "scan",
                Readings.ACCOUNT,
                at,
                Optional.of(at),
                List.of(Readings.REGION),
                notRead,
                counts,
                Map.of(),
                0,
                List.of()));
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
