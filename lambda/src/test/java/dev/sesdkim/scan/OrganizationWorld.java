package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.dkim.Readings.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.DigestTime;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.local.memory.PeoplesTable;
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

  final PeoplesTable table = new PeoplesTable();

  /// What the log says, line by line.
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  final List<AlertMessage> out = Collections.synchronizedList(new ArrayList<>());

  /// The accounts that had their turn in the last scan, the monitor's own among them.
  final ConcurrentLinkedQueue<String> read = new ConcurrentLinkedQueue<>();

  /// What the clock shows once the account is read.
  volatile Instant now = Instant.parse("2026-11-24T03:00:00Z");

  private final Map<String, SesAccount> ses = new ConcurrentHashMap<>();
  private final Map<String, Problem> shut = new ConcurrentHashMap<>();
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();
  private final Map<String, Account> listed = new TreeMap<>();
  private Optional<Problem> unlisted = Optional.empty();
  private Optional<DigestTime> digest = Optional.empty();
  private Duration readingTime = Duration.ofMinutes(13);
  private Consumer<Announced.Call> beforeCall = _ -> {};
  private Optional<DnsLookup> dns = Optional.empty();
  private boolean refused;
  private boolean topicHangs;
  private boolean fannedOut;
  private Optional<Problem> notListed = Optional.empty();
  private int scans;

  /// What the first step of a scan by many functions has left, by scan.
  final Map<String, List<AccountTurn>> lists = new ConcurrentHashMap<>();

  /// What the last step came to.
  Optional<LastStep.Result> lastStep = Optional.empty();

  OrganizationWorld() {
    ses.put(ACCOUNT, new SesAccount());
  }

  OrganizationWorld with(String account, String name) {
    listed.put(account, new Account(account, Optional.of(name)));
    ses.computeIfAbsent(account, _ -> new SesAccount());
    return this;
  }

  /// The next scan ends the watch of [#TEST], in which a regression is still due.
  OrganizationWorld losesTest() {
    with(TEST, "test");
    domain(ACCOUNT, "example.com", "Success").domain(TEST, "example.com", "Success").scan();
    alerts();
    refusing(true).domain(TEST, "example.com", "Failed").scan();
    without(TEST).scan();
    return refusing(false);
  }

  /// After three scans in peace that regression and the end of the watch are told.
  void assertTheEndIsTold(String what) {
    beforeCall(_ -> {}).scans(3);
    assertThat(alerts())
        .as(what)
        .contains("REGRESSED " + TEST + " example.com", "SCAN_PROBLEM " + TEST);
    assertThat(table.dueRows(TEST)).as(what).isEmpty();
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

  /// EC2 does not list the account's regions.
  OrganizationWorld unlistedRegions(String account) {
    shut.put(account, new Problem(Problem.Kind.THROTTLED, "ec2:DescribeRegions", "slow down"));
    return this;
  }

  /// The account disables its region.
  OrganizationWorld disable(String account) {
    disabled.add(account);
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

  /// Whether the topic answers nothing, so that each call to it takes all the time that it may.
  OrganizationWorld topicHangs(boolean hangs) {
    topicHangs = hangs;
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

  /// From now on one function scans all accounts.
  OrganizationWorld together() {
    fannedOut = false;
    return this;
  }

  /// From now on a scan is a list, a function for each account and a last step.
  OrganizationWorld fannedOut() {
    fannedOut = true;
    return this;
  }

  /// Time goes on to the next scan, which runs under this id.
  ScanSummary run(String scanId) {
    next();
    if (fannedOut) {
      list(scanId);
      turns(scanId).forEach(turn -> work(scanId, turn));
      return tell(scanId);
    }
    return whole(scanId);
  }

  /// So many hours pass without a scan.
  OrganizationWorld later(int hours) {
    scans += hours;
    return this;
  }

  /// Time goes on to the next scan.
  void next() {
    now = Instant.parse("2026-11-24T03:00:00Z").plus(Duration.ofHours(scans++));
    read.clear();
  }

  /// The accounts' turns, as the first step has left them.
  List<AccountTurn> turns(String scanId) {
    return Optional.ofNullable(lists.get(scanId)).orElseThrow();
  }

  AccountLister.Listed list(String scanId) {
    Announced announced = new Announced(beforeCall);
    AccountLister.Listed done =
        new AccountLister(
                this::others,
                announced.store(table.store()).accounts(),
                lists(announced),
                new Lines())
            .run(order(scanId));
    notListed = done.unlisted();
    return done;
  }

  AccountWorker.Result work(String scanId, AccountTurn turn) {
    Announced announced = new Announced(beforeCall);
    return new AccountWorker(
            account -> source(account, announced),
            new RegionSelection(Set.of(), Set.of(), Set.of()),
            announced.store(table.store()),
            dns,
            Patience.standard(),
            new Lines())
        .run(order(scanId), turn);
  }

  ScanSummary tell(String scanId) {
    Announced announced = new Announced(beforeCall);
    lastStep =
        new LastStep(
                lists(announced),
                announced.store(table.store()),
                announced.alerts(new Topic()),
                Patience.standard(),
                new Lines())
            .run(order(scanId), now, notListed);
    return lastStep
        .<ScanSummary>map(LastStep.Result::finished)
        .orElseGet(() -> new ScanSummary.Skipped(ACCOUNT, scanId));
  }

  private AccountLists lists(Announced announced) {
    return new AccountLists() {
      @Override
      public void write(String scanId, List<AccountTurn> turns) {
        announced.before().accept(Announced.Call.WRITE_LIST);
        lists.put(scanId, turns);
      }

      @Override
      public List<AccountTurn> read(String scanId) {
        announced.before().accept(Announced.Call.READ_LIST);
        return turns(scanId);
      }
    };
  }

  private ScanRun order(String scanId) {
    Instant at = now;
    return new ScanRun(
        ACCOUNT,
        Optional.of("prod"),
        digest,
        false,
        new Moment(at, scanId),
        by(at, 420),
        new Deadline(() -> now, at.plus(readingTime)),
        by(at, 810),
        by(at, 840));
  }

  private ScanSummary whole(String scanId) {
    Announced announced = new Announced(beforeCall);
    ScanRun run = order(scanId);
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
    return new TreeSet<>(disabled.contains(account) ? Set.of() : Set.of(IRELAND));
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
    public Subscribers subscribers(Deadline deadline) {
      if (topicHangs) {
        now = deadline.at();
      }
      return new Confirmed(1);
    }

    @Override
    public Optional<Problem> publish(AlertMessage message, Deadline deadline) {
      if (topicHangs) {
        now = deadline.at();
        return Optional.of(new Problem(Problem.Kind.UNAVAILABLE, "sns:Publish", "no answer"));
      }
      if (refused) {
        return Optional.of(
            new Problem(Problem.Kind.ACCESS_DENIED, "sns:Publish", "not authorized"));
      }
      out.add(message);
      return Optional.empty();
    }
  }
}
