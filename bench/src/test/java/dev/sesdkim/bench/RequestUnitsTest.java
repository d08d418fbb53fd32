package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dns.DnsJavaLookup;
import dev.sesdkim.dns.DnsServerAddress;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.rules.Envelope;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
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
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

class RequestUnitsTest {

  private static final String TABLE = "ses-dkim-monitor";
  private static final int REGIONS = 2;
  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

  /// So long that DynamoDB Local, which goes by the wall clock, deletes nothing.
  private static final Duration RETENTION = Duration.ofDays(100 * 365);

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  @Test
  void theStandInTableCountsWhatDynamoDbLocalCounts() throws IOException {
    AccountPlan plan = AccountPlan.inEach(130, REGIONS);
    try (SimulatedAccount account = BenchAccount.unlimited(plan);
        BenchDns dns = new BenchDns();
        LocalTable local = LocalTable.open(TABLE);
        LocalTable meter = LocalTable.open(TABLE);
        BenchTable standIn = new BenchTable()) {
      CapacityCount engine = new CapacityCount(local.client(), meter.client());
      DynamoDbClient client =
          client(DynamoDbClient.builder(), BenchAccount.HOME, standIn.endpoint());
      String topic = account.topic(BenchAccount.HOME, "alerts");
      List<String> domains = plan.domains(BenchAccount.HOME);
      // One is broken from the beginning, and told with STARTED.
      account.breakDkim(BenchAccount.HOME, domains.getLast(), START);
      for (int hour = 0; hour < 6; hour++) {
        switch (hour) {
          case 2 ->
              domains
                  .subList(0, 20)
                  .forEach(name -> account.breakDkim(BenchAccount.HOME, name, START));
          // Its row changes, and nothing that the index shows.
          case 3 ->
              account.change(
                  BenchAccount.HOME,
                  domains.get(19),
                  one -> one.withMailFrom("bounce." + one.name(), "Success"));
          case 4 ->
              domains.subList(0, 15).forEach(name -> account.mendDkim(BenchAccount.HOME, name));
          default -> {}
        }
        scan(engine, account, topic, dns, hour);
        scan(client, account, topic, dns, hour);

        assertThat(standIn.use().writeUnits())
            .as("written, hour " + hour)
            .isEqualTo(engine.written.get());
        assertThat(standIn.use().readUnits()).as("read, hour " + hour).isEqualTo(engine.read.get());
      }
      assertThat(account.published()).as("by both").hasSize(2 * 3);
    }
  }

  private void scan(
      DynamoDbClient client, SimulatedAccount account, String topic, BenchDns dns, int hour) {
    Table table = new Table(client, TABLE, BenchAccount.HOME, RETENTION);
    Instant now = START.plus(Duration.ofHours(hour));
    Deadline deadline = new Deadline(() -> now, now.plusSeconds(840));
    SesPaces paces = new SesPaces(() -> now, _ -> {}, new Random());
    ScanSummary summary =
        new Scan(
                List::of,
                _ ->
                    new AccountSource(
                        () -> new TreeSet<>(AccountPlan.regions(REGIONS)),
                        new SesIdentities(
                            region -> client(SesClient.builder(), region, account.endpoint()),
                            paces),
                        Optional.of(
                            new SesV2Details(
                                region -> client(SesV2Client.builder(), region, account.endpoint()),
                                paces))),
                new RegionSelection(Set.of(), Set.of(), Set.of()),
                DynamoStore.of(
                    table,
                    new TableRetries(Thread::sleep, () -> 1),
                    problem -> {
                      throw new AssertionError(problem);
                    }),
                new SnsAlerts(
                    client(SnsClient.builder(), BenchAccount.HOME, account.endpoint()),
                    topic,
                    Envelope::json),
                Optional.of(DnsJavaLookup.at(DnsServerAddress.of(dns.address()).orElseThrow())),
                Patience.standard(),
                ScanProgress.NONE,
                new Silence())
            .run(
                new ScanRun(
                    BenchAccount.ID,
                    new Moment(now, "scan-" + hour),
                    deadline,
                    deadline,
                    deadline,
                    deadline));
    assertThat(summary)
        .isInstanceOfSatisfying(
            ScanSummary.Finished.class, finished -> assertThat(finished.scan().healthy()).isTrue());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String region, URI endpoint) {
    return builder
        .region(Region.of(region))
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
      throw new AssertionError(event + fields);
    }

    @Override
    public void error(String event, Map<String, ?> fields, Throwable fault) {
      throw new AssertionError(event, fault);
    }
  }
}
