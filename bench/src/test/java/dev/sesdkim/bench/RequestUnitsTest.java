package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.table.BackOff;
import dev.sesdkim.aws.table.DynamoLease;
import dev.sesdkim.aws.table.DynamoScans;
import dev.sesdkim.aws.table.DynamoStates;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanRun;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ses.SesClient;

class RequestUnitsTest {

  private static final String TABLE = "ses-dkim-monitor";
  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  @Test
  void theStandInTableCountsWhatDynamoDbLocalCounts() throws IOException {
    try (SimulatedAccount account = BenchAccount.unlimited(130, 2);
        LocalTable local = LocalTable.open(TABLE);
        BenchTable standIn = new BenchTable()) {
      // A broken one is in the index too.
      account.breakDkim(BenchAccount.HOME, "brand00050.example.com", START);
      CapacityCount engine = new CapacityCount(local.client());
      DynamoDbClient client = dynamoDb(standIn.endpoint());
      for (int hour = 0; hour < 3; hour++) {
        scan(engine, account, hour);
        scan(client, account, hour);

        assertThat(standIn.use().writeUnits()).as("written").isEqualTo(engine.written.get());
        assertThat(standIn.use().readUnits()).as("read").isEqualTo(engine.read.get());
      }
    }
  }

  private void scan(DynamoDbClient client, SimulatedAccount account, int hour) {
    Table table = new Table(client, TABLE, BenchAccount.HOME, Duration.ofDays(400));
    Instant now = START.plus(Duration.ofHours(hour));
    Deadline deadline = new Deadline(() -> now, now.plusSeconds(840));
    new Scan(
            () -> new TreeSet<>(BenchAccount.regions(2)),
            new RegionSelection(Set.of(), Set.of(), Set.of()),
            new SesIdentities(
                region -> ses(region, account),
                new SesPaces(() -> now, _ -> {}),
                _ -> {},
                new Random()),
            new DynamoStates(table, new BackOff(Thread::sleep, () -> 1), _ -> {}),
            new DynamoScans(table),
            new DynamoLease(table),
            _ -> Optional.empty(),
            new Silence())
        .run(
            new ScanRun(
                BenchAccount.ID,
                "scan-" + hour,
                new Moment(now, "scan-" + hour),
                deadline,
                Duration.ofSeconds(30),
                now.plusSeconds(900)));
  }

  private SesClient ses(String region, SimulatedAccount account) {
    return SesClient.builder()
        .region(Region.of(region))
        .endpointOverride(account.endpoint())
        .credentialsProvider(CREDENTIALS)
        .httpClient(http)
        .build();
  }

  private DynamoDbClient dynamoDb(URI endpoint) {
    return DynamoDbClient.builder()
        .region(Region.of(BenchAccount.HOME))
        .endpointOverride(endpoint)
        .credentialsProvider(CREDENTIALS)
        .httpClient(http)
        .build();
  }

  private record Silence() implements ScanLog {

    @Override
    public void info(String event, Map<String, ?> fields) {}

    @Override
    public void warn(String event, Map<String, ?> fields) {
      assertThat(event).as("%s", List.of(fields)).doesNotContain("not");
    }

    @Override
    public void error(String event, Map<String, ?> fields, Throwable fault) {
      throw new AssertionError(event, fault);
    }
  }
}
