package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// An account made for a test: what SES would say in each region, a table in memory, and the alerts
/// that people got. Scans are an hour apart.
final class World {

  static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

  final InMemoryTable table = new InMemoryTable();
  final List<AlertMessage> out = Collections.synchronizedList(new ArrayList<>());
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  /// What DNS says, once evidence is switched on.
  final FakeDns dns = new FakeDns();

  /// What SES v2 would tell, and the domains of which it was asked.
  final Map<String, SesDetail> details = new ConcurrentSkipListMap<>();

  final List<Identity> detailsAsked = Collections.synchronizedList(new ArrayList<>());

  private EvidenceSources evidence = EvidenceSources.none();
  private final Map<String, Map<String, Reading>> identities = new TreeMap<>();
  private final Map<String, RegionReading> instead = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> readable = new ConcurrentSkipListMap<>();
  private final Set<String> enabled = new TreeSet<>();
  private States states = table;
  private Function<AlertMessage, Optional<Problem>> topic = _ -> Optional.empty();
  private RegionSelection selection = new RegionSelection(Set.of(), Set.of(), Set.of());
  private Consumer<String> beforeReading = _ -> {};
  private int scans;

  World(String... regions) {
    enabled.addAll(List.of(regions));
  }

  World domain(String region, String name, String dkimStatus) {
    return put(
        region,
        new Reading.Read(
            new Identity(region, ACCOUNT, name),
            true,
            dkimStatus,
            List.of("aaa111", "bbb222", "ccc333"),
            "Success",
            new MailFrom.Standard()));
  }

  World address(String region, String name) {
    return put(
        region,
        new Reading.Read(
            new Identity(region, ACCOUNT, name),
            false,
            "NotStarted",
            List.of(),
            "Success",
            new MailFrom.Standard()));
  }

  World put(String region, Reading reading) {
    identities
        .computeIfAbsent(region, _ -> new TreeMap<>())
        .put(reading.identity().name(), reading);
    return this;
  }

  World remove(String region, String name) {
    identities.getOrDefault(region, new TreeMap<>()).remove(name);
    return this;
  }

  /// From now on the region answers with this problem.
  World unreadable(String region, Problem.Kind kind) {
    instead.put(
        region,
        new RegionReading.NotRead(
            region, new Problem(kind, "ses:ListIdentities", "said the region")));
    return this;
  }

  World withoutSes(String region) {
    instead.put(region, new RegionReading.NoSes(region));
    return this;
  }

  World readable(String region) {
    instead.remove(region);
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

  World select(Set<String> only, Set<String> except) {
    selection = new RegionSelection(only, except, Set.of("me-south-1"));
    return this;
  }

  World topic(Function<AlertMessage, Optional<Problem>> answers) {
    topic = answers;
    return this;
  }

  World states(States other) {
    states = other;
    return this;
  }

  World beforeReading(Consumer<String> event) {
    beforeReading = event;
    return this;
  }

  /// From now on scans gather evidence, from DNS too unless it is switched off.
  World evidence(boolean fromDns) {
    evidence =
        new EvidenceSources(
            Optional.of(this::detail), fromDns ? Optional.of(dns) : Optional.empty());
    return this;
  }

  /// One scan, an hour after the one before; fails if it is skipped.
  ScanSummary.Finished scan() {
    return (ScanSummary.Finished) run("invocation-" + scans);
  }

  ScanSummary run(String holder) {
    return scan(new RecordingLog()).run(order(holder));
  }

  Scan scan(ScanLog to) {
    return new Scan(
        () -> new TreeSet<>(enabled),
        selection,
        this::reading,
        states,
        table,
        table,
        message -> {
          Optional<Problem> problem = topic.apply(message);
          if (problem.isEmpty()) {
            out.add(message);
          }
          return problem;
        },
        evidence,
        to);
  }

  ScanRun order(String holder) {
    Instant now = START.plus(Duration.ofHours(scans++));
    return new ScanRun(
        ACCOUNT,
        holder,
        new Moment(now, "scan-" + now),
        new Deadline(() -> now, now.plusSeconds(840)),
        Duration.ofSeconds(30),
        now.plusSeconds(900));
  }

  /// The kind and domain of every alert that got out, in order, and forgets them.
  List<String> alerts() {
    List<String> alerts = out.stream().map(one -> one.kind() + " " + one.domain()).toList();
    out.clear();
    return alerts;
  }

  long count(AlertKind kind) {
    return out.stream().filter(message -> message.kind() == kind).count();
  }

  State state(String region, String name) {
    Identity identity = new Identity(region, ACCOUNT, name);
    return table.states().stream()
        .filter(state -> state.identity().equals(identity))
        .findFirst()
        .orElseThrow();
  }

  private Details.Outcome detail(Identity domain, Moment moment, Deadline deadline) {
    detailsAsked.add(domain);
    SesDetail detail = details.get(domain.region() + " " + domain.name());
    return detail == null
        ? new Details.NotTold(
            new Problem(Problem.Kind.REJECTED, "ses:GetEmailIdentity", domain.name()))
        : new Details.Told(detail);
  }

  /// Of the region's identities so many are read from now on, before time is over.
  World readsOnly(String region, int identities) {
    readable.put(region, identities);
    return this;
  }

  private RegionListing reading(String region, String account, Deadline deadline) {
    beforeReading.accept(region);
    RegionReading other = instead.get(region);
    RegionReading reading =
        other != null
            ? other
            : new RegionReading.Read(
                region, List.copyOf(identities.getOrDefault(region, Map.of()).values()), List.of());
    return until(readable.getOrDefault(region, Integer.MAX_VALUE), reading.listing());
  }

  private static RegionListing until(int most, RegionListing listing) {
    if (!(listing instanceof RegionListing.Listed(var region, var identities, var readings))) {
      return listing;
    }
    AtomicInteger asked = new AtomicInteger();
    return new RegionListing.Listed(
        region,
        identities,
        some ->
            asked.addAndGet(some.size()) > most
                ? new RegionReadings.Ended(
                    new Problem(Problem.Kind.DEADLINE, "ses:GetIdentityDkimAttributes", "over"))
                : readings.of(some));
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
