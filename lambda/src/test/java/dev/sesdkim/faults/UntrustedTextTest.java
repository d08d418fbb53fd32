package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.PublishedMessage;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.text.AccountStatus;
import dev.sesdkim.local.text.Page;
import dev.sesdkim.local.text.StatusJson;
import dev.sesdkim.local.text.StatusText;
import dev.sesdkim.local.text.StatusView;
import dev.sesdkim.rules.Envelope;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Identities;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionReading;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Silence;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Names, statuses and messages full of what somebody would interpret go through the whole product:
/// nothing escapes, and every place gets only what it may show.
class UntrustedTextTest {

  private static final TableRetries RETRIES = new TableRetries(_ -> {}, () -> 0.5);
  private static final String REGION = "eu-west-1";
  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final int ROUNDS = 60;

  @Test
  void whateverSesSaysEveryPlaceGetsOnlyWhatItMayShow() {
    int messages = 0;
    try (SimulatedAccount account = SimulatedAccount.start(Bench.ACCOUNT, Bench.HOME);
        Clients clients =
            new Clients(
                Bench.CREDENTIALS,
                new Wire(account.endpoint(), URI.create("http://127.0.0.1:1"), Plan.allPass()),
                Invocation::atOnce)) {
      String topic = account.topic(Bench.HOME, "alerts");
      SnsAlerts alerts = new SnsAlerts(clients.sns(Bench.HOME), topic, Envelope::json);
      for (int seed = 1; seed <= ROUNDS; seed++) {
        String id = "%012d".formatted(seed);
        Nasty nasty = new Nasty(seed);
        Map<String, Reading> readings = identities(id, nasty);
        try (LocalTable rows = LocalTable.open("monitor")) {
          Table table = new Table(rows.client(), rows.name(), Bench.HOME, Duration.ofDays(400));
          scan(table, alerts, id, FIRST, new RegionReading.Read(list(readings), List.of()));
          changeAll(readings, nasty);
          scan(
              table,
              alerts,
              id,
              FIRST.plusSeconds(3600),
              new RegionReading.Read(
                  list(readings),
                  List.of(new Problem(Problem.Kind.REJECTED, "ses:Test", nasty.text()))));
          scan(
              table,
              alerts,
              id,
              FIRST.plusSeconds(7200),
              new RegionReading.NotRead(
                  new Problem(Problem.Kind.REJECTED, "ses:Test", nasty.text())));
          assertTerminalIsSafe(table, id);
        }
      }
      for (PublishedMessage message : account.published()) {
        assertSafe(message);
        messages++;
      }
    }
    System.out.printf(
        "%d messages with untrusted text, each safe wherever it is shown%n", messages);
    assertThat(messages).isGreaterThan(ROUNDS * 2);
  }

  private static void assertSafe(PublishedMessage message) {
    Reader.subject(message.subject().orElseThrow());
    Reader.people("email", message.body("email"));
    Reader.people("default", message.body("default"));
    Reader.chat(message.body("https"));
    Reader.json(message.body("sqs"));
    Reader.json(message.body("lambda"));
    message
        .attributes()
        .forEach((name, attribute) -> Reader.people("attribute " + name, attribute.value()));
  }

  private static void assertTerminalIsSafe(Table table, String account) {
    DynamoReports reports =
        new DynamoReports(
            table,
            RETRIES,
            problem -> {
              throw new AssertionError(problem.sentence());
            });
    StatusView view =
        new StatusView(
            List.of(
                new AccountStatus(
                    new Account(account, Optional.empty()),
                    reports.accounts().stream().findFirst(),
                    reports.regions(account),
                    reports.unverified(account),
                    VerifiedDomains.of(
                        reports.verifiedAbove(
                            reports.unverified(account), reports.regions(account))),
                    reports.due(account),
                    Mutes.NONE,
                    List.of())),
            List.of());
    for (int columns : List.of(40, 80, 200)) {
      Reader.people(
          "terminal",
          StatusText.of(view, FIRST.plus(Duration.ofDays(1_000)), new Page(columns, false)));
    }
    Reader.json(StatusJson.of(view, 1).replace("\n", ""));
  }

  private static void scan(
      Table table, SnsAlerts alerts, String account, Instant at, RegionReading reading) {
    Identities ses = (_, _, _) -> reading.listing();
    Scan scan =
        new Scan(
            List::of,
            _ -> new AccountSource(() -> new TreeSet<>(Set.of(REGION)), ses, Optional.empty()),
            new RegionSelection(Set.of(), Set.of(), Set.of()),
            DynamoStore.of(table, RETRIES, _ -> {}),
            alerts,
            Optional.empty(),
            Patience.standard(),
            ScanProgress.NONE,
            new Silence());
    Deadline readingEnds = new Deadline(() -> at, at.plusSeconds(840));
    Deadline end = new Deadline(() -> at, at.plusSeconds(900));
    ScanSummary.Finished finished =
        (ScanSummary.Finished)
            scan.run(
                new ScanRun(
                    account, new Moment(at, "scan " + at), readingEnds, readingEnds, end, end));
    finished.alerts().forEach(alert -> assertThat(alert.problem()).as(alert.toString()).isEmpty());
  }

  private static Map<String, Reading> identities(String account, Nasty nasty) {
    Map<String, Reading> readings = new TreeMap<>();
    for (int at = 0; at < 6; at++) {
      String domain = nasty.domain();
      put(readings, read(account, domain, true, "Success", nasty));
      put(readings, read(account, nasty.address(domain), false, "NotStarted", nasty));
      put(readings, read(account, nasty.address("none.example.jp"), false, "NotStarted", nasty));
    }
    return readings;
  }

  private static void changeAll(Map<String, Reading> readings, Nasty nasty) {
    readings.replaceAll(
        (name, was) ->
            switch (nasty.below(5)) {
              case 0 -> read(was.identity().account(), name, true, nasty.text(), nasty);
              case 1 ->
                  new Reading.Unread(
                      was.identity(), new Problem(Problem.Kind.REJECTED, "ses:T", nasty.text()));
              default -> read(was.identity().account(), name, true, "TemporaryFailure", nasty);
            });
    readings.keySet().removeIf(_ -> nasty.below(6) == 0);
  }

  private static Reading read(
      String account, String name, boolean signing, String status, Nasty nasty) {
    return new Reading.Read(
        new Identity(REGION, account, name),
        signing,
        status,
        List.of(nasty.text(), nasty.text()),
        "Success",
        nasty.below(2) == 0
            ? new MailFrom.Standard()
            : new MailFrom.Custom(nasty.text(), nasty.text(), nasty.text()));
  }

  private static void put(Map<String, Reading> readings, Reading reading) {
    readings.put(reading.identity().name(), reading);
  }

  private static List<Reading> list(Map<String, Reading> readings) {
    return new ArrayList<>(readings.values());
  }
}
