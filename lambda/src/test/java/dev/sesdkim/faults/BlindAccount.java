package dev.sesdkim.faults;

import static dev.sesdkim.faults.Changes.EAST;
import static dev.sesdkim.faults.Changes.WEST;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.local.memory.MemoryTable;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.PublishedMessage;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.rules.Envelope;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.FakeDns;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sns.SnsClient;

/// An account of two regions that a scan may be unable to see, over the product's own adapters and
/// a table in memory. It serves one case after the other.
final class BlindAccount implements AutoCloseable {

  /// In the west; breaks while it may be hidden.
  static final String DIM = "dim.example.com";

  /// In the east; breaks at the same time.
  static final String FAR = "far.example.org";

  /// In the west; broken all the time, so that SES v2 is asked about it in every scan.
  static final String DOWN = "down.example.com";

  private static final int QUIET = 2;
  private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");
  private static final Set<String> WESTERN = Set.of(DIM, DOWN, "steady.example.com");
  private static final Set<String> EASTERN = Set.of(FAR, "down.example.org", "steady.example.org");

  private final FaultyAccount account = FaultyAccount.start(Bench.ACCOUNT, WEST, EAST);
  private final String topic = account.topic(Bench.HOME, "alerts");
  private Plan plan = Plan.allPass();
  private final Wire wire =
      new Wire(account.endpoint(), account.endpoint(), (call, nth) -> plan.of(call, nth));
  private final Clients clients = new Clients(Bench.CREDENTIALS, wire, Invocation::atOnce);
  private final Ec2Client ec2 = clients.ec2(Bench.HOME);
  private final SnsClient sns = clients.sns(Bench.HOME);
  private final MemoryTable remembered = new MemoryTable();
  private MemoryTable table = remembered;
  private FakeDns dns = new FakeDns();
  private int scans;
  private int heard;

  /// What a scan came to.
  ///
  /// @param news what people heard of it, as [News] has it
  record Seen(List<String> news, boolean healthy) {}

  /// A new case: two domains are broken, two scans in peace are remembered, and nothing else.
  void begin() {
    sees(Plan.allPass(), Fault.none());
    dns = new FakeDns();
    WESTERN.forEach(name -> put(WEST, name));
    EASTERN.forEach(name -> put(EAST, name));
    fails(WEST, DOWN);
    fails(EAST, "down.example.org");
    scans = remembered.scans(Bench.ACCOUNT, QUIET).size();
    while (scans < QUIET) {
      scan();
    }
    table = copyOf(remembered);
  }

  private static MemoryTable copyOf(MemoryTable known) {
    MemoryTable copy = new MemoryTable();
    AccountRow row = known.account(Bench.ACCOUNT);
    for (long taken = 0; taken < row.fence(); taken++) {
      copy.take(Bench.ACCOUNT, new Moment(START, "copy"), START);
    }
    Claim claim =
        new Claim(Bench.ACCOUNT, row.fence(), new Deadline(InstantSource.fixed(START), START));
    for (RegionRow region : known.regions(Bench.ACCOUNT)) {
      copy.begin(claim, region.region());
      copy.save(
          claim,
          region.region(),
          known.states(region.region(), Bench.ACCOUNT).stream().map(BlindAccount::first).toList());
      copy.end(claim, region, List.of());
    }
    copy.save(claim, row, known.dueRows(Bench.ACCOUNT));
    copy.end(claim, row, known.scans(Bench.ACCOUNT, 1).getFirst());
    return copy;
  }

  private static Transition first(State state) {
    return new Transition(Optional.empty(), state, Optional.empty(), List.of());
  }

  /// From now on this comes between scans and the world.
  void sees(Plan between, Fault there) {
    plan = between;
    account.inject(there);
  }

  /// Two domains break, one in each region.
  void breaks() {
    fails(WEST, DIM);
    fails(EAST, FAR);
  }

  /// The next scan, an hour after the one before.
  Seen scan() {
    Instant at = START.plus(Duration.ofHours(scans));
    scans++;
    MovingClock clock = new MovingClock(at, Duration.ZERO);
    boolean healthy;
    try {
      ScanSummary summary =
          scan(clock).run(Invocation.order("scan " + scans, at, clock, Invocation.LIMIT));
      healthy = ((ScanSummary.Finished) summary).scan().healthy();
    } catch (ScanFailure failed) {
      // The metric is 0 where a scan fails.
      healthy = false;
    }
    List<PublishedMessage> all = account.published();
    List<String> news = News.of(all.subList(heard, all.size()));
    heard = all.size();
    return new Seen(news, healthy);
  }

  /// The identities that the table knows as being there.
  Set<String> known() {
    Set<String> names = new TreeSet<>();
    table.states().forEach(state -> names.add(state.identity().name()));
    return names;
  }

  static Set<String> identities() {
    Set<String> names = new TreeSet<>(WESTERN);
    names.addAll(EASTERN);
    return names;
  }

  @Override
  public void close() {
    clients.close();
    account.close();
  }

  private Scan scan(MovingClock clock) {
    SesPaces paces = new SesPaces(clock, clock, new Random(1));
    return new Scan(
        List::of,
        _ ->
            new AccountSource(
                new Ec2Regions(ec2, Bench.HOME),
                new SesIdentities(clients::ses, paces),
                Optional.of(new SesV2Details(clients::sesV2, paces))),
        new RegionSelection(Set.of(), Set.of(), Set.of()),
        table.store(),
        new SnsAlerts(sns, topic, Envelope::json),
        Optional.of(Invocation.dns(dns, wire)),
        Patience.standard(),
        ScanProgress.NONE,
        new Silence());
  }

  private void put(String region, String name) {
    account.put(region, SimulatedIdentity.domain(name));
    dns.inOrder(name, SimulatedDkim.verified(name).tokens(), "dkim.amazonses.com");
  }

  private void fails(String region, String name) {
    account.changeDkim(region, name, dkim -> dkim.withStatus("Failed"));
  }
}
