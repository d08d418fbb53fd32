package dev.sesdkim.local;

import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.LoopbackDynamoDb;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Store;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What scans of several accounts have left in a table over the wire.
final class ScannedTable implements AutoCloseable {

  static final String NAME = "monitor";

  private final LoopbackDynamoDb engine = LoopbackDynamoDb.start();
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .endpointOverride(engine.endpoint())
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  // Rows of March 2026 are not to expire by the engine's own clock.
  private final Table table = new Table(client, NAME, "eu-west-1", Duration.ofDays(36_500));
  private final Store store =
      DynamoStore.of(
          table,
          new TableRetries(_ -> {}, () -> 0),
          row -> {
            throw new AssertionError(row.sentence());
          });

  ScannedTable() {
    LocalTable.create(client, NAME);
  }

  URI endpoint() {
    return engine.endpoint();
  }

  Store store() {
    return store;
  }

  /// A scan of the account's one region found this.
  void scan(String account, Instant at, Reading.Read... readings) {
    AccountRow row = take(account, at);
    Claim claim = claim(row, at);
    RegionRow region = store.regions().begin(claim, Readings.REGION);
    List<Diagnosis> now = Judged.of(Stream.of(readings).map(one -> in(account, one)).toList());
    Counts counts = Counts.NONE;
    for (Diagnosis one : now) {
      counts = counts.plus(one.verdict());
    }
    ScanContext scan =
        new ScanContext(
            moment(at), row.starts(), true, Duration.ofHours(1), Duration.ofDays(1), Mutes.NONE);
    store
        .states()
        .save(
            claim,
            Readings.REGION,
            Comparison.of(
                    store.states().in(Readings.REGION, account, NameRange.ALL),
                    List.of(),
                    now,
                    scan)
                .stream()
                .filter(step -> !step.isQuiet())
                .toList());
    store.regions().end(claim, region.read(at, counts, 0, false, Optional.empty()), List.of());
    end(claim, row, at, counts);
  }

  /// A scan could not read anything of the account.
  void refused(String account, Instant at, Problem problem) {
    AccountRow row = take(account, at);
    AccountRow after = row.with(Map.of(ScanPart.REGIONS, new Trouble(at, problem, true)));
    end(claim(row, at), after, at, Counts.NONE);
  }

  /// The account is called so, and two scans missed it in the list of accounts if it is not watched
  /// any more.
  void named(String account, Instant at, String name, boolean watched) {
    AccountRow row = take(account, at);
    AccountRow.Watch watch =
        watched ? AccountRow.Watch.NEW.tried(at) : AccountRow.Watch.NEW.ended(at);
    end(claim(row, at), row.watched(Optional.of(name), watch), at, Counts.NONE);
  }

  private AccountRow take(String account, Instant at) {
    return store.accounts().take(account, moment(at), at.plusSeconds(900)).orElseThrow();
  }

  private static Claim claim(AccountRow row, Instant at) {
    return new Claim(row.account(), row.fence(), new Deadline(() -> at, at.plusSeconds(900)));
  }

  private static Moment moment(Instant at) {
    return new Moment(at, "scan of " + at);
  }

  private static Reading in(String account, Reading.Read read) {
    return new Reading.Read(
        new Identity(Readings.REGION, account, read.identity().name()),
        read.signingEnabled(),
        read.dkimStatus(),
        read.dkimTokens(),
        read.verificationStatus(),
        read.mailFrom());
  }

  private void end(Claim claim, AccountRow row, Instant at, Counts counts) {
    store
        .accounts()
        .end(
            claim,
            row,
            new ScanRecord(
                moment(at).scanId(),
                row.account(),
                at,
                at,
                List.of(Readings.REGION),
                Map.of(),
                Map.of(),
                counts,
                Map.of(),
                0,
                true));
  }

  @Override
  public void close() {
    client.close();
    engine.close();
  }
}
