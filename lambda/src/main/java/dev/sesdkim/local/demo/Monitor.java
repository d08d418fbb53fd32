package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.rules.Envelope;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.EvidenceSources;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// The monitor of the demo: wired as the function is, but on the demo's clock.
final class Monitor {

  private static final Duration TIME = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration RETENTION = Duration.ofDays(400);

  private final DemoClock clock;
  private final Store store;
  private final DynamoReports reports;
  private final Scan scan;

  Monitor(Clients clients, DemoDns dns, String topicArn, DemoClock clock, ScanLog log) {
    Random random = new Random();
    SesPaces paces = new SesPaces(clock, clock, random);
    Table table =
        new Table(
            clients.dynamoDb(DemoAccount.HOME), "ses-dkim-monitor", DemoAccount.HOME, RETENTION);
    this.clock = clock;
    TableRetries retries = new TableRetries(clock, random::nextDouble);
    this.store = DynamoStore.of(table, retries, Monitor::unreadable);
    this.reports = new DynamoReports(table, retries, Monitor::unreadable);
    this.scan =
        new Scan(
            new Ec2Regions(clients.ec2(DemoAccount.HOME), DemoAccount.HOME),
            new RegionSelection(Set.of(), Set.of(), Set.of()),
            new SesIdentities(clients::ses, paces),
            store,
            new SnsAlerts(clients.sns(DemoAccount.HOME), topicArn, Envelope::json),
            new EvidenceSources(
                Optional.of(new SesV2Details(clients::sesV2, paces)), Optional.of(dns)),
            Patience.standard(),
            ScanProgress.NONE,
            log);
  }

  /// Scans now.
  ScanSummary scan(String scanId) {
    Instant now = clock.instant();
    Deadline reading = new Deadline(clock, now.plus(TIME));
    Deadline end = new Deadline(clock, now.plus(TIME).plus(GRACE));
    return scan.run(
        new ScanRun(DemoAccount.ID, new Moment(now, scanId), reading, reading, end, end));
  }

  DynamoReports reports() {
    return reports;
  }

  /// The states in the table now.
  List<State> states() {
    return DemoAccount.REGIONS.stream()
        .flatMap(region -> store.states().in(region, DemoAccount.ID, NameRange.ALL).stream())
        .toList();
  }

  List<Stretch> history(String region, String name) {
    return reports.history(new Identity(region, DemoAccount.ID, name));
  }

  private static void unreadable(Problem row) {
    throw new ScanFailure("The demo's own table cannot be read: " + row.sentence(), row);
  }
}
