package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.dkim.Readings.TOKENS;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.DigestTime;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.memory.PeoplesTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// An account made for a test: what SES would say in each region, a table in memory, a topic, and
/// the alerts that people got. Scans are an hour apart unless it says otherwise.
final class World {

  static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

  final PeoplesTable table = new PeoplesTable();
  final List<AlertMessage> out = Collections.synchronizedList(new ArrayList<>());
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  final SesAccount ses = new SesAccount();

  /// What DNS says, once evidence is switched on.
  final FakeDns dns = new FakeDns();

  /// What SES v2 tells, where it is not that all is well, and the domains of which it was asked.
  final Map<String, SesDetail> details = new ConcurrentSkipListMap<>();

  final List<Identity> detailsAsked = Collections.synchronizedList(new ArrayList<>());

  /// What the clock shows; it stands still unless a test moves it.
  volatile Instant now = START;

  private final Set<String> enabled = new TreeSet<>();
  private Store store = table.store();
  private Regions regions = () -> new TreeSet<>(enabled);
  private Optional<Details> sesV2 = Optional.empty();
  private Optional<DnsLookup> lookup = Optional.empty();
  private Patience patience = Patience.standard();
  private boolean topicHangs;
  private Alerts.Subscribers subscribers = new Alerts.Confirmed(1);
  private Function<AlertMessage, Optional<Problem>> topic = _ -> Optional.empty();
  private RegionSelection selection = new RegionSelection(Set.of(), Set.of(), Set.of());
  private Consumer<Announced.Call> beforeCall = _ -> {};
  private Consumer<String> beforeReading = _ -> {};
  private final Set<String> detailRefused = new TreeSet<>();
  private Instant next = START;
  private Duration between = Duration.ofHours(1);
  private Optional<DigestTime> digest = Optional.empty();
  private boolean digestNow;
  private int scans;

  World(String... regions) {
    enabled.addAll(List.of(regions));
  }

  World domain(String region, String name, String dkimStatus) {
    return domain(region, name, dkimStatus, "Success");
  }

  World domain(String region, String name, String dkimStatus, String verification) {
    return put(
        region,
        new Reading.Read(
            identity(region, name),
            true,
            dkimStatus,
            TOKENS,
            verification,
            new MailFrom.Standard()));
  }

  World address(String region, String name) {
    return put(
        region,
        new Reading.Read(
            identity(region, name),
            false,
            "NotStarted",
            List.of(),
            "Success",
            new MailFrom.Standard()));
  }

  /// SES lists it and tells nothing about it.
  World unread(String region, String name) {
    return put(
        region,
        new Reading.Unread(
            identity(region, name),
            new Problem(
                Problem.Kind.INCOMPLETE, "ses:GetIdentityDkimAttributes", "not in the answer")));
  }

  World put(String region, Reading reading) {
    ses.put(region, reading);
    return this;
  }

  World remove(String region, String name) {
    ses.remove(region, name);
    return this;
  }

  /// From now on the region cannot be listed.
  World unreadable(String region, Problem.Kind kind) {
    ses.unlisted(region, kind);
    return this;
  }

  World withoutSes(String region) {
    ses.listing(region, new RegionListing.NoSes());
    return this;
  }

  World readable(String region) {
    ses.readable(region);
    return this;
  }

  World enable(String region) {
    enabled.add(region);
    return this;
  }

  World disable(String region) {
    enabled.remove(region);
    return this;
  }

  World regions(Regions other) {
    regions = other;
    return this;
  }

  World select(Set<String> only, Set<String> except) {
    selection = new RegionSelection(only, except, Set.of("me-south-1"));
    return this;
  }

  World topic(Function<AlertMessage, Optional<Problem>> answers) {
    topic = answers;
    return this;
  }

  /// The topic refuses every message, or none.
  World refusing(boolean all) {
    return topic(
        _ ->
            all
                ? Optional.of(
                    new Problem(Problem.Kind.ACCESS_DENIED, "sns:Publish", "not authorized"))
                : Optional.empty());
  }

  /// Whether the topic answers nothing, so that each call to it takes all the time that it may.
  World topicHangs(boolean hangs) {
    topicHangs = hangs;
    return this;
  }

  World subscribers(Alerts.Subscribers answer) {
    subscribers = answer;
    return this;
  }

  /// The states of the table, seen through something.
  World states(UnaryOperator<States> through) {
    store =
        new Store(
            store.accounts(),
            store.regions(),
            through.apply(table.store().states()),
            store.outbox(),
            store.leftAlone());
    return this;
  }

  World beforeReading(Consumer<String> event) {
    beforeReading = event;
    return this;
  }

  /// What happens before each call of a scan to a port.
  World beforeCall(Consumer<Announced.Call> event) {
    beforeCall = event;
    return this;
  }

  World patience(Duration confirm, Duration grace) {
    patience = new Patience(confirm, grace);
    return this;
  }

  /// From now on the digest is due at this time of the week.
  World digest(String time) {
    digest = Optional.of(DigestTime.parse(time));
    return this;
  }

  /// Scans are asked for a digest, or no longer.
  World digestNow(boolean asked) {
    digestNow = asked;
    return this;
  }

  /// From now on scans start so far apart.
  World every(Duration time) {
    between = time;
    return this;
  }

  /// From now on scans gather evidence, from DNS too unless it is switched off.
  World evidence(boolean fromDns) {
    sesV2 = Optional.of(this::detail);
    lookup = fromDns ? Optional.of(dns) : Optional.empty();
    return this;
  }

  /// From now on scans gather evidence, and DNS answers so.
  World evidence(DnsLookup answers) {
    sesV2 = Optional.of(this::detail);
    lookup = Optional.of(answers);
    return this;
  }

  /// SES v2 refuses to tell anything, or not.
  World detailRefused(boolean now) {
    enabled.forEach(region -> detailRefused(region, now));
    return this;
  }

  /// The same in one region, or about one domain, which is named after its region and a space.
  World detailRefused(String what, boolean now) {
    if (now) {
      detailRefused.add(what);
    } else {
      detailRefused.remove(what);
    }
    return this;
  }

  /// The next scan; fails if it is skipped.
  ScanSummary.Finished scan() {
    return (ScanSummary.Finished) scan(order());
  }

  /// So many scans, one after the other.
  void scans(int many) {
    for (int i = 0; i < many; i++) {
      scan();
    }
  }

  ScanSummary scan(ScanRun run) {
    Announced announced = new Announced(beforeCall);
    return new Scan(
            List::of,
            _ ->
                new AccountSource(
                    announced.regions(regions),
                    announced.identities(
                        (region, account, deadline) -> {
                          beforeReading.accept(region);
                          return ses.in(region, account, deadline);
                        }),
                    sesV2.map(announced::details)),
            selection,
            announced.store(store),
            announced.alerts(new Topic()),
            lookup.map(announced::dns),
            patience,
            ScanProgress.NONE,
            new RecordingLog())
        .run(run);
  }

  /// The arguments of the next scan; time goes on to its start.
  ScanRun order() {
    return order("scan-" + scans, () -> now);
  }

  /// @param scanId of a scan before for a retry of it
  ScanRun order(String scanId, InstantSource clock) {
    Instant at = next;
    scans++;
    next = at.plus(between);
    now = at;
    return new ScanRun(
        ACCOUNT,
        Optional.of("prod"),
        digest,
        digestNow,
        new Moment(at, scanId),
        new Deadline(clock, at.plusSeconds(420)),
        new Deadline(clock, at.plusSeconds(780)),
        new Deadline(clock, at.plusSeconds(810)),
        new Deadline(clock, at.plusSeconds(840)));
  }

  /// When the next scan will start.
  Instant upcoming() {
    return next;
  }

  /// What every alert that got out was about, in their order, and forgets them.
  List<String> alerts() {
    List<String> alerts = out.stream().map(World::words).toList();
    out.clear();
    return alerts;
  }

  private static String words(AlertMessage message) {
    return switch (message.kind()) {
      case AlertKind.OfAccount _ -> message.kind().name();
      case AlertKind.OfScan _ -> message.kind() + words(message.regions());
      case AlertKind.OfDomain _ -> message.kind() + words(message.domains());
    };
  }

  private static String words(List<String> names) {
    return names.isEmpty() ? "" : " " + String.join(" ", names);
  }

  long count(AlertKind kind) {
    return out.stream().filter(message -> message.kind() == kind).count();
  }

  /// Everything that is due, now or later: kind, place and subject.
  List<String> due() {
    return table.dueRows(ACCOUNT).stream()
        .map((Due due) -> due.kind() + " " + due.place() + " " + due.subject())
        .toList();
  }

  State state(String region, String name) {
    return state(identity(region, name))
        .orElseThrow(() -> new AssertionError("no state of " + name + " in " + region));
  }

  Optional<State> state(Identity identity) {
    return table.states().stream().filter(state -> state.identity().equals(identity)).findFirst();
  }

  RegionRow region(String region) {
    return Optional.ofNullable(table.all(ACCOUNT).get(region)).orElseThrow();
  }

  static Identity identity(String region, String name) {
    return new Identity(region, ACCOUNT, name);
  }

  private Details.Outcome detail(Identity domain, Moment moment, Deadline deadline) {
    detailsAsked.add(domain);
    if (detailRefused.contains(domain.region())
        || detailRefused.contains(domain.region() + " " + domain.name())) {
      return new Details.NotTold(
          new Problem(Problem.Kind.ACCESS_DENIED, "ses:GetEmailIdentity", "not authorized"));
    }
    return new Details.Told(
        details.getOrDefault(
            domain.region() + " " + domain.name(),
            Readings.easyDkim("dkim.amazonses.com", moment.at())));
  }

  private final class Topic implements Alerts {

    @Override
    public Subscribers subscribers(Deadline deadline) {
      if (topicHangs) {
        now = deadline.at();
      }
      return subscribers;
    }

    @Override
    public Optional<Problem> publish(AlertMessage message, Deadline deadline) {
      if (topicHangs) {
        now = deadline.at();
        return Optional.of(new Problem(Problem.Kind.UNAVAILABLE, "sns:Publish", "no answer"));
      }
      Optional<Problem> problem = topic.apply(message);
      if (problem.isEmpty()) {
        out.add(message);
      }
      return problem;
    }
  }

  private final class RecordingLog implements ScanLog {

    @Override
    public void info(String event, Map<String, ?> fields) {
      log.add("INFO " + event + " " + new TreeMap<>(fields));
    }

    @Override
    public void warn(String event, Map<String, ?> fields) {
      log.add("WARN " + event + " " + new TreeMap<>(fields));
    }

    @Override
    public void error(String event, Map<String, ?> fields, Throwable fault) {
      log.add("ERROR " + event + " " + new TreeMap<>(fields) + " " + fault);
    }
  }
}
