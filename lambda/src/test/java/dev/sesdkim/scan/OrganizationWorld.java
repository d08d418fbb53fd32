package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.dkim.Readings.TOKENS;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.DigestTime;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.local.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Several accounts made for a test, each with one region or two, and one table, topic and monitor.
/// Scans are an hour apart.
final class OrganizationWorld {

  static final String IRELAND = "eu-west-1";
  static final String TEST = "210987654321";
  static final String SHOP = "345678901234";

  final MemoryTable table = new MemoryTable();

  /// What the log says, line by line.
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  final List<AlertMessage> out = Collections.synchronizedList(new ArrayList<>());

  /// The accounts that had their turn in the last scan, the monitor's own among them.
  final ConcurrentLinkedQueue<String> read = new ConcurrentLinkedQueue<>();

  /// What the clock shows once the account is read.
  volatile Instant now = Instant.parse("2026-11-24T03:00:00Z");

  private final Map<String, SesAccount> ses = new ConcurrentHashMap<>();
  private final Map<String, Problem> shut = new ConcurrentHashMap<>();
  private final Map<String, Account> listed = new TreeMap<>();
  private Optional<Problem> unlisted = Optional.empty();
  private Optional<DigestTime> digest = Optional.empty();
  private Duration readingTime = Duration.ofMinutes(13);
  private Consumer<Announced.Call> beforeCall = _ -> {};
  private Optional<DnsLookup> dns = Optional.empty();
  private boolean refused;
  private int scans;

  OrganizationWorld() {
    ses.put(ACCOUNT, new SesAccount());
  }

  OrganizationWorld with(String account, String name) {
    listed.put(account, new Account(account, Optional.of(name)));
    ses.computeIfAbsent(account, _ -> new SesAccount());
    return this;
  }

  OrganizationWorld without(String account) {
    listed.remove(account);
    return this;
  }

  OrganizationWorld unlisted(Problem.Kind kind) {
    unlisted = Optional.of(new Problem(kind, "organizations:ListAccounts", "said the test"));
    return this;
  }

  OrganizationWorld listedAgain() {
    unlisted = Optional.empty();
    return this;
  }

  /// The account's role refuses the monitor.
  OrganizationWorld shut(String account) {
    shut.put(account, new Problem(Problem.Kind.ACCESS_DENIED, "sts:AssumeRole", "not authorized"));
    return this;
  }

  OrganizationWorld open(String account) {
    shut.remove(account);
    return this;
  }

  OrganizationWorld domain(String account, String name, String dkimStatus) {
    ses(account)
        .put(
            IRELAND,
            new Reading.Read(
                new Identity(IRELAND, account, name),
                true,
                dkimStatus,
                TOKENS,
                "Success",
                new MailFrom.Standard()));
    return this;
  }

  SesAccount ses(String account) {
    return Optional.ofNullable(ses.get(account)).orElseThrow();
  }

  OrganizationWorld dns(DnsLookup lookup) {
    dns = Optional.of(lookup);
    return this;
  }

  OrganizationWorld refusing(boolean all) {
    refused = all;
    return this;
  }

  OrganizationWorld digest(String time) {
    digest = Optional.of(DigestTime.parse(time));
    return this;
  }

  /// From now on reading ends so long after the start.
  OrganizationWorld readingTime(Duration time) {
    readingTime = time;
    return this;
  }

  /// What happens before each call of a scan to a port, on any thread.
  OrganizationWorld beforeCall(Consumer<Announced.Call> event) {
    beforeCall = event;
    return this;
  }

  ScanSummary.Finished scan() {
    return scan("scan-" + scans);
  }

  ScanSummary.Finished scan(String scanId) {
    return (ScanSummary.Finished) run(scanId);
  }

  /// Time goes on to the next scan, which runs under this id.
  ScanSummary run(String scanId) {
    Instant at = Instant.parse("2026-11-24T03:00:00Z").plus(Duration.ofHours(scans++));
    now = at;
    read.clear();
    Announced announced = new Announced(beforeCall);
    ScanRun run =
        new ScanRun(
            ACCOUNT,
            Optional.of("prod"),
            digest,
            false,
            new Moment(at, scanId),
            by(at, 420),
            new Deadline(() -> now, at.plus(readingTime)),
            by(at, 810),
            by(at, 840));
    return new Scan(
            this::others,
            account -> source(account, announced),
            new RegionSelection(Set.of(), Set.of(), Set.of()),
            announced.store(table.store()),
            announced.alerts(new Topic()),
            dns,
            Patience.standard(),
            ScanProgress.NONE,
            new Lines())
        .run(run);
  }

  void scans(int many) {
    for (int i = 0; i < many; i++) {
      scan();
    }
  }

  private Deadline by(Instant at, int seconds) {
    return new Deadline(() -> now, at.plusSeconds(seconds));
  }

  private List<Account> others() {
    unlisted.ifPresent(
        problem -> {
          throw new ScanFailure("The accounts could not be listed.", problem);
        });
    return List.copyOf(listed.values());
  }

  private AccountSource source(String account, Announced announced) {
    return new AccountSource(
        announced.regions(() -> regions(account)),
        announced.identities(ses(account)),
        Optional.empty());
  }

  private NavigableSet<String> regions(String account) {
    read.add(account);
    Problem problem = shut.get(account);
    if (problem != null) {
      throw new ScanFailure("The role of " + account + " refuses.", problem);
    }
    return new TreeSet<>(Set.of(IRELAND));
  }

  /// What every alert that got out was about, and forgets them: kind, accounts, domains or regions.
  List<String> alerts() {
    List<String> alerts =
        out.stream()
            .map(
                message ->
                    "%s %s %s"
                        .formatted(
                            message.kind(),
                            String.join("+", message.accounts()),
                            String.join(" ", message.domains()))
                        .strip())
            .toList();
    out.clear();
    return alerts;
  }

  private final class Lines implements ScanLog {

    @Override
    public void info(String event, Map<String, ?> fields) {}

    @Override
    public void warn(String event, Map<String, ?> fields) {
      log.add(event + " " + new TreeMap<>(fields));
    }

    @Override
    public void error(String event, Map<String, ?> fields, Throwable fault) {
      log.add(event + " " + new TreeMap<>(fields));
    }
  }

  private final class Topic implements Alerts {

    @Override
    public Subscribers subscribers() {
      return new Confirmed(1);
    }

    @Override
    public Optional<Problem> publish(AlertMessage message) {
      if (refused) {
        return Optional.of(
            new Problem(Problem.Kind.ACCESS_DENIED, "sns:Publish", "not authorized"));
      }
      out.add(message);
      return Optional.empty();
    }
  }
}
