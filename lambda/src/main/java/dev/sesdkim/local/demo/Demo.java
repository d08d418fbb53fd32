package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.simulated.PublishedMessage;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.DemoText;
import dev.sesdkim.local.text.Page;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Runs three scans, an hour apart: all is well, a domain breaks, it is fixed.
public final class Demo {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Page page;
  private final Consumer<String> out;
  private final ScanLog log;

  /// A demo that writes to `out` piece by piece, as things happen.
  ///
  /// @param log receives faults of this program
  public Demo(Page page, Consumer<String> out, ScanLog log) {
    this.page = page;
    this.out = out;
    this.log = log;
  }

  /// Runs the demo.
  ///
  /// @param now the last scan is at this moment, rounded down to the full hour
  public void run(Instant now) {
    Instant last = now.truncatedTo(ChronoUnit.HOURS);
    DemoClock clock = new DemoClock(last.minus(HOUR.multipliedBy(2)));
    try (SimulatedAccount account = DemoAccount.start();
        Clients clients = DemoAccount.clients(account)) {
      String topic = account.topic(DemoAccount.HOME, "ses-dkim-alerts");
      DemoDns dns = new DemoDns(DemoAccount.DOMAINS);
      Monitor monitor = new Monitor(clients, dns, topic, clock, log);
      out.accept(DemoText.introduction(page));
      scan("First scan", monitor, account, clock);

      clock.passTo(last.minus(HOUR).minus(HOUR.dividedBy(4)));
      dns.lose(DemoAccount.BROKEN);
      account.breakDkim(DemoAccount.HOME, DemoAccount.BROKEN, clock.instant());
      out.accept(
          DemoText.event(
              "Somebody tidies up DNS: the DKIM records of " + DemoAccount.BROKEN + " are gone.",
              page));
      clock.passTo(last.minus(HOUR));
      scan("An hour later", monitor, account, clock);

      clock.passTo(last.minus(HOUR.dividedBy(4)));
      dns.restore(DemoAccount.BROKEN);
      account.mendDkim(DemoAccount.HOME, DemoAccount.BROKEN);
      out.accept(DemoText.event("The records are put back as the alert says.", page));
      clock.passTo(last);
      scan("Another hour later", monitor, account, clock);

      history(monitor, last);
      out.accept(DemoText.farewell(page));
    }
  }

  private void scan(String title, Monitor monitor, SimulatedAccount account, DemoClock clock) {
    int before = account.published().size();
    Instant at = clock.instant();
    ScanSummary summary = monitor.scan();
    out.accept(DemoText.scan(title, at, monitor.table().states(), summary, page));
    List<PublishedMessage> published = account.published();
    for (PublishedMessage message : published.subList(before, published.size())) {
      out.accept(
          DemoText.alert(
              message.subject().orElse(""), message.body("email"), message.body("https"), page));
    }
  }

  private void history(Monitor monitor, Instant now) {
    NavigableMap<AccountRegion, List<Stretch>> stretches = new TreeMap<>();
    stretches.put(
        new AccountRegion(DemoAccount.ID, DemoAccount.HOME),
        monitor
            .table()
            .history(new Identity(DemoAccount.HOME, DemoAccount.ID, DemoAccount.BROKEN)));
    out.accept(DemoText.history(DemoAccount.BROKEN, stretches, now, page));
  }
}
