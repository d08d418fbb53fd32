package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.local.memory.MemoryTable;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// The monitor of the demo: wired as the function is, but on the demo's clock and with a table in
/// memory.
final class Monitor {

  private static final Duration TIME = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final DemoClock clock;
  private final MemoryTable table = new MemoryTable();
  private final Scan scan;

  Monitor(Clients clients, DemoDns dns, String topicArn, DemoClock clock, ScanLog log) {
    SesPaces paces = new SesPaces(clock, clock, new Random());
    AccountSource account =
        new AccountSource(
            new Ec2Regions(clients.ec2(DemoAccount.HOME), DemoAccount.HOME),
            new SesIdentities(clients::ses, paces),
            Optional.of(new SesV2Details(clients::sesV2, paces)));
    this.clock = clock;
    this.scan =
        new Scan(
            List::of,
            _ -> account,
            new RegionSelection(Set.of(), Set.of(), Set.of()),
            table.store(),
            new SnsAlerts(clients.sns(DemoAccount.HOME), topicArn, Envelope::json),
            Optional.of(dns),
            Patience.standard(),
            ScanProgress.NONE,
            log);
  }

  /// Scans now.
  ScanSummary scan() {
    Instant now = clock.instant();
    String scanId = "demo-%tF-%<tH".formatted(now.atOffset(ZoneOffset.UTC));
    Deadline reading = new Deadline(clock, now.plus(TIME));
    Deadline end = new Deadline(clock, now.plus(TIME).plus(GRACE));
    return scan.run(
        new ScanRun(DemoAccount.ID, new Moment(now, scanId), reading, reading, end, end));
  }

  /// What the monitor remembers.
  MemoryTable table() {
    return table;
  }
}
