package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.LoopbackDynamoDb;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/// `mute`, `unmute` and `mutes`, and what `status` shows of them, against a table over the wire.
class MuteCommandTest {

  private final LoopbackDynamoDb engine = LoopbackDynamoDb.start();
  private final FaultyAccount account = FaultyAccount.start(Readings.ACCOUNT, "eu-west-1");
  private final Laptop laptop = new Laptop(account);
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .endpointOverride(engine.endpoint())
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final Table table = new Table(client, "monitor", "eu-west-1", Duration.ofDays(36_500));
  private final LocalDate today = LocalDate.ofInstant(laptop.instant(), ZoneOffset.UTC);

  @BeforeEach
  void scanned() {
    LocalTable.create(client, table.name());
    laptop.dynamoDbAt(engine.endpoint());
    laptop.environment.put("COLUMNS", "160");
    scan(
        laptop.instant(),
        Readings.domain("old.example.com", "Failed"),
        Readings.address("info@old.example.com"),
        Readings.domain("fine.example.com", "Success"));
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
    client.close();
    engine.close();
  }

  @Test
  void whatIsMutedIsListedWithItsEndAndReasonAndFailsNoExitStatus() {
    assertThat(laptop.run("status", "--table", "monitor").exit()).isEqualTo(1);

    Run muted = mute("OLD.example.com.", "--until", today.plusDays(3), "--reason", "being retired");
    Run status = laptop.run("status", "--table", "monitor");
    Run json = laptop.run("status", "--table", "monitor", "--json");

    assertThat(muted.exit()).as(muted.err()).isZero();
    assertThat(muted.out()).startsWith("old.example.com is muted in every region until ");
    assertThat(status.exit()).isZero();
    assertThat(status.out())
        .startsWith("Nothing is known to be broken, apart from what is muted.")
        .contains("2 muted", "MUTED", ": being retired")
        .containsPattern("info@old.example.com .*being retired");
    assertThat(json.out())
        .contains("\"state\": \"MUTED\"", "\"mutedUntil\"", "\"muteReason\": \"being retired\"");
  }

  @Test
  void anAddressThatIsMutedAloneIsShownBesideTheOthersOfItsBrokenDomain() {
    scan(
        laptop.instant().plusSeconds(900),
        Readings.domain("old.example.com", "Failed"),
        Readings.address("info@old.example.com"),
        Readings.address("sales@old.example.com"));
    mute("info@old.example.com", "--until", today.plusDays(3), "--reason", "being retired");

    Run report = laptop.run("report", "--table", "monitor", "--format", "markdown", "--out", "-");

    assertThat(report.out())
        .contains("| `old.example.com`, with `sales@` |", "## Muted", "| `info@old.example.com` |");
  }

  @Test
  void whatIsMutedIsNotCalledVerifiedByFix() {
    mute("old.example.com", "--until", today.plusDays(3), "--reason", "being retired");

    Run fix = laptop.run("fix", "old.example.com", "--table", "monitor");

    assertThat(fix)
        .isEqualTo(
            new Run(
                0,
                "old.example.com is broken in eu-west-1 and muted until 4 Mar (end of the day, UTC):"
                    + " nothing is told of that before.\n",
                ""));
  }

  @Test
  void theRowHoldsUntilTheEndOfTheDayWhyAndWho() {
    mute("old.example.com", "--until", today, "--reason", "because", "--region", "eu-west-1");

    Mute mute = store().accounts().mutes(Readings.ACCOUNT).rows().getFirst();

    assertThat(mute)
        .isEqualTo(
            new Mute(
                Readings.ACCOUNT,
                "eu-west-1",
                "old.example.com",
                today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                "because",
                "arn:aws:iam::123456789012:user/monitor",
                laptop.instant()));
    assertThat(laptop.run("mutes", "--table", "monitor").out())
        .contains("old.example.com", "eu-west-1", "because", ":user/monitor");
  }

  @Test
  void aNameWithASharpSMutesNotTheOneWithTwo() {
    scan(
        laptop.instant().plusSeconds(900),
        Readings.domain("strasse.example", "Failed"),
        Readings.domain("xn--strae-oqa.example", "Failed"));

    Run muted = mute("straße.example", "--until", today, "--reason", "because");

    assertThat(muted.out()).startsWith("xn--strae-oqa.example is muted in every region until ");
    assertThat(store().accounts().mutes(Readings.ACCOUNT).rows())
        .extracting(Mute::name)
        .containsExactly("xn--strae-oqa.example");
  }

  @Test
  void aMuteWithoutEndAndReasonOfANameThatIsNotThereIsRefusedInOneMessage() {
    Run run = laptop.run("mute", "old.exmple.com", "--table", "monitor");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--until: received nothing", "--reason: received nothing")
        .contains("knows no identity old.exmple.com. Did you mean old.example.com?");
    assertThat(store().accounts().mutes(Readings.ACCOUNT).rows()).isEmpty();
  }

  @Test
  void aMuteInThePastBeyondAYearOrThatIsNoDateIsRefused() {
    for (Object until : List.of(today.minusDays(1), today.plusYears(1).plusDays(1), "tomorrow")) {
      Run run = mute("old.example.com", "--until", until, "--reason", "because");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "--until: received \"%s\", expected the last day of the mute, from %s to %s"
                  .formatted(until, today, today.plusYears(1)));
    }
    assertThat(mute("old.example.com", "--until", today.plusYears(1), "--reason", "x").exit())
        .isZero();
  }

  @Test
  void aMuteInARegionWhereTheIdentityIsNotIsRefusedWithTheRegionsWhereItIs() {
    Run run = mute("old.example.com", "--until", today, "--reason", "x", "--region", "us-east-1");

    assertThat(run.err()).contains("is not in us-east-1. It is in eu-west-1.");
  }

  @Test
  void unmuteTakesItBackAndWhatIsNotMutedIsRefusedWithTheNearestName() {
    mute("old.example.com", "--until", today, "--reason", "because");

    Run wrong = laptop.run("unmute", "old.exmple.com", "--table", "monitor");
    Run alone =
        laptop.run("unmute", "old.example.com", "--table", "monitor", "--region", "eu-west-1");
    Run right = laptop.run("unmute", "old.example.com", "--table", "monitor");

    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("is not muted. Did you mean old.example.com?");
    assertThat(alone.err()).contains("It is muted in every region.");
    assertThat(right.exit()).isZero();
    assertThat(right.out()).startsWith("old.example.com is no longer muted in any region. ");
    assertThat(laptop.run("mutes", "--table", "monitor").out()).isEqualTo("Nothing is muted.\n");
    assertThat(laptop.run("status", "--table", "monitor").exit()).isEqualTo(1);
  }

  @Test
  void whatEndsInOneRegionIsNotSaidToBeToldWhileEveryRegionIsMuted() {
    mute("old.example.com", "--until", today, "--reason", "x", "--region", "eu-west-1");
    mute("old.example.com", "--until", today.plusDays(9), "--reason", "x");
    mute("info@old.example.com", "--until", today, "--reason", "x", "--region", "eu-west-1");
    String[] inOne = {"--table", "monitor", "--region", "eu-west-1"};

    assertThat(unmute("old.example.com", inOne))
        .isEqualTo(
            "The mute of old.example.com in eu-west-1 has ended. In every region it is still muted"
                + " until 10 Mar (end of the day, UTC).\n");
    assertThat(unmute("info@old.example.com", inOne))
        .isEqualTo(
            "info@old.example.com is no longer muted in eu-west-1. The next scan tells what is"
                + " wrong with it, but not what comes from its domain: old.example.com is still"
                + " muted in every region until 10 Mar (end of the day, UTC).\n");
  }

  @Test
  void aLongerMuteThatWasThereBeforeIsNamedWhereItStillHolds() {
    String everywhere =
        mute("old.example.com", "--until", today.plusDays(9), "--reason", "x").out();
    mute("info@old.example.com", "--until", today.plusDays(9), "--reason", "x");
    String here =
        mute("old.example.com", "--until", today, "--reason", "x", "--region", "eu-west-1").out();
    mute("old.example.com", "--until", today.plusDays(5), "--reason", "x", "--region", "eu-west-1");
    String replaced = mute("old.example.com", "--until", today, "--reason", "x").out();

    assertThat(everywhere).doesNotContain("longer");
    assertThat(here)
        .startsWith(
            """
            old.example.com is muted in eu-west-1 until 1 Mar (end of the day, UTC).
            An earlier mute holds longer: in every region it is muted until 10 Mar.
            If something is still wrong then, it is told.\
            """);
    assertThat(replaced)
        .contains("An earlier mute holds longer: in eu-west-1 it is muted until 6 Mar.\n");
  }

  private String unmute(String name, String... options) {
    return laptop
        .run(Stream.concat(Stream.of("unmute", name), Stream.of(options)).toArray(String[]::new))
        .out();
  }

  @Test
  void theCountsOfStatusAreTheSameWhicheverNamesItShows() {
    mute("old.example.com", "--until", today.plusDays(3), "--reason", "being retired");

    String all = laptop.run("status", "--table", "monitor").out();
    String some = laptop.run("status", "--table", "monitor", "--only", "fine.*").out();

    assertThat(all.lines().toList().get(1))
        .endsWith("3 identities in 1 of 1 region; 2 muted, 1 verified");
    assertThat(some.lines())
        .containsExactly("Nothing is known to be broken.", all.lines().toList().get(1));
  }

  private Run mute(String name, Object... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "mute";
    arguments[1] = name;
    arguments[2] = "--table";
    arguments[3] = "monitor";
    for (int at = 0; at < options.length; at++) {
      arguments[at + 4] = String.valueOf(options[at]);
    }
    return laptop.run(arguments);
  }

  private void scan(Instant at, Reading... readings) {
    Store store = store();
    Moment moment = new Moment(at, "scan");
    Deadline end = new Deadline(() -> at, at.plusSeconds(900));
    AccountRow row = store.accounts().take(Readings.ACCOUNT, moment, end.at()).orElseThrow();
    Claim claim = new Claim(Readings.ACCOUNT, row.fence(), end);
    RegionRow region = store.regions().begin(claim, "eu-west-1");
    List<Transition> steps =
        Comparison.of(
            List.of(),
            List.of(),
            Judged.of(List.of(readings)),
            new ScanContext(
                moment, row.starts(), true, Duration.ofHours(1), Duration.ofDays(1), Mutes.NONE));
    store.states().save(claim, "eu-west-1", steps);
    store
        .regions()
        .end(claim, region.read(at, new Counts(1, 2, 0), 0, false, Optional.empty()), List.of());
    store
        .accounts()
        .end(
            claim,
            row,
            new ScanRecord(
                "scan",
                Readings.ACCOUNT,
                at,
                at,
                List.of("eu-west-1"),
                Map.of(),
                Map.of(),
                Counts.NONE,
                Map.of(),
                0,
                true));
  }

  private Store store() {
    return DynamoStore.of(table, new TableRetries(laptop, () -> 0), row -> {});
  }
}
