package dev.sesdkim;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.aws.AccountListsInBucket;
import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Pause;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dns.DnsJavaLookup;
import dev.sesdkim.dns.DnsServerAddress;
import dev.sesdkim.rules.Envelope;
import dev.sesdkim.scan.AccountLister;
import dev.sesdkim.scan.AccountLists;
import dev.sesdkim.scan.AccountWorker;
import dev.sesdkim.scan.DnsLookup;
import dev.sesdkim.scan.LastStep;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.Store;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The function's composition root: builds the clients once, and a scan for each invocation.
///
/// The table and the function are in the topic's region.
final class ScanWiring {

  private final Settings settings;
  private final DynamoDbClient dynamoDb;
  private final SnsAlerts alerts;
  private final AccountsWiring accounts;
  private final Pause pause;
  private final Optional<DnsLookup> dns;
  private final Optional<AccountLists> lists;
  private final Random jitter = new Random();

  /// Wires the scan with the given clients.
  ///
  /// @param clock measures the pace of calls to SES
  /// @param pause waits until the next call to SES is allowed, and before a retry
  ScanWiring(
      Settings settings,
      Clients clients,
      DynamoDbClient dynamoDb,
      InstantSource clock,
      Pause pause) {
    this.settings = settings;
    this.dynamoDb = dynamoDb;
    this.pause = pause;
    this.alerts =
        new SnsAlerts(clients.sns(settings.topicRegion()), settings.topicArn(), Envelope::json);
    this.accounts = AccountsWiring.of(settings, clients, clock, pause, jitter);
    this.dns = settings.dnsEvidence() ? Optional.of(dns(settings)) : Optional.empty();
    this.lists =
        settings
            .fanOutBucket()
            .map(
                bucket ->
                    new AccountListsInBucket(
                        clients.bucket(settings.topicRegion(), bucket, settings.topicAccount()),
                        pause,
                        jitter));
  }

  /// Wires the scan with the credentials that Lambda puts into the environment.
  static ScanWiring of(Settings settings) {
    Clients clients = new Clients(EnvironmentVariableCredentialsProvider.create());
    return new ScanWiring(
        settings,
        clients,
        clients.dynamoDb(settings.topicRegion()),
        new SteadyClock(InstantSource.system()),
        Thread::sleep);
  }

  Settings settings() {
    return settings;
  }

  Scan scan(ScanLog log) {
    return new Scan(
        accounts.watched(),
        accounts.sources(),
        selection(),
        store(log),
        alerts,
        dns,
        patience(),
        ScanProgress.NONE,
        log);
  }

  /// @throws java.util.NoSuchElementException if there is no bucket
  AccountLister lister(ScanLog log) {
    return new AccountLister(accounts.watched(), store(log).accounts(), lists.orElseThrow(), log);
  }

  AccountWorker worker(ScanLog log) {
    return new AccountWorker(accounts.sources(), selection(), store(log), dns, patience(), log);
  }

  /// @throws java.util.NoSuchElementException if there is no bucket
  LastStep lastStep(ScanLog log) {
    return new LastStep(lists.orElseThrow(), store(log), alerts, patience(), log);
  }

  private Store store(ScanLog log) {
    return DynamoStore.of(
        new Table(dynamoDb, settings.table(), settings.topicRegion(), settings.history()),
        new TableRetries(pause, jitter::nextDouble),
        row -> log.warn("row left alone", Map.of("problem", row.sentence())));
  }

  private RegionSelection selection() {
    return new RegionSelection(settings.regions(), settings.excludedRegions(), existing());
  }

  private Patience patience() {
    return new Patience(settings.confirm(), settings.grace());
  }

  private static DnsLookup dns(Settings settings) {
    return settings
        .dnsServer()
        .flatMap(DnsServerAddress::of)
        .map(DnsJavaLookup::at)
        .orElseGet(DnsJavaLookup::system);
  }

  private static Set<String> existing() {
    return Region.regions().stream().map(Region::id).collect(toSet());
  }
}
