package dev.sesdkim.local.memory;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Accounts;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Outbox;
import dev.sesdkim.scan.RegionRows;
import dev.sesdkim.scan.Reports;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.States;
import dev.sesdkim.scan.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A table in memory: what scans without a deployment remember until the program ends.
///
/// It keeps the promises of the ports as the deployed table does, with two differences: nothing
/// expires, and times keep fractions of a millisecond. Nothing is muted in it. Any thread may use
/// it.
public class MemoryTable implements Accounts, RegionRows, States, Outbox, Reports {

  private static final String ACTION = "scan";
  private static final Comparator<Identity> BY_KEY =
      Comparator.comparing(Identity::region)
          .thenComparing(Identity::account)
          .thenComparing(Identity::name, NameRange.ORDER);
  private static final Comparator<Due> BY_DUE_KEY =
      Comparator.comparing(Due::account)
          .thenComparing(Due::place)
          .thenComparing(Due::dueAt)
          .thenComparing(due -> due.kind().name())
          .thenComparing(Due::subject, NameRange.ORDER);

  private record Held(AccountRow row, String holder, Instant until) {}

  private record Begun(RegionRow row, long fence) {}

  private final Map<String, Held> accounts = new HashMap<>();
  private final Map<String, NavigableMap<String, Begun>> regions = new HashMap<>();
  private final NavigableMap<Identity, State> states = new TreeMap<>(BY_KEY);
  private final NavigableMap<Identity, State> removed = new TreeMap<>(BY_KEY);
  private final Map<Identity, NavigableMap<Instant, Stretch>> history = new HashMap<>();
  private final NavigableSet<Due> outbox = new TreeSet<>(BY_DUE_KEY);
  private final Map<String, NavigableMap<Instant, ScanRecord>> scans = new HashMap<>();

  /// This table as its four ports.
  public Store store() {
    return new Store(this, this, this, this);
  }

  @Override
  public synchronized Optional<AccountRow> take(String account, Moment moment, Instant until) {
    Optional<Held> held = Optional.ofNullable(accounts.get(account));
    if (held.filter(by -> by.until().isAfter(moment.at())).isPresent()) {
      return Optional.empty();
    }
    boolean again = held.filter(by -> by.holder().equals(moment.scanId())).isPresent();
    AccountRow row = held.map(Held::row).orElseGet(() -> AccountRow.unknown(account));
    AccountRow taken = row.taken(moment.at(), again);
    accounts.put(account, new Held(taken, moment.scanId(), until));
    return Optional.of(taken);
  }

  @Override
  public synchronized NavigableMap<String, AccountRow> all() {
    NavigableMap<String, AccountRow> all = new TreeMap<>();
    accounts.forEach((account, held) -> all.put(account, held.row()));
    return all;
  }

  @Override
  public synchronized void require(Claim claim) {
    holding(claim);
  }

  @Override
  public synchronized void save(Claim claim, AccountRow row, List<? extends Due> due) {
    Held held = holding(claim);
    accounts.put(claim.account(), new Held(row, held.holder(), held.until()));
    due.forEach(this::put);
  }

  @Override
  public synchronized void end(Claim claim, AccountRow row, ScanRecord scan) {
    Held held = holding(claim);
    accounts.put(claim.account(), new Held(row, held.holder(), Instant.EPOCH));
    log(claim.account()).put(scan.startedAt(), scan);
  }

  @Override
  public synchronized Optional<ScanRecord> scan(String account, Instant startedAt) {
    return Optional.ofNullable(log(account).get(startedAt));
  }

  @Override
  public Mutes mutes(String account) {
    return Mutes.NONE;
  }

  @Override
  public synchronized NavigableMap<String, RegionRow> all(String account) {
    NavigableMap<String, RegionRow> rows = new TreeMap<>();
    begun(account).forEach((name, at) -> rows.put(name, at.row()));
    return rows;
  }

  @Override
  public synchronized RegionRow begin(Claim claim, String region) {
    Begun before =
        begun(claim.account())
            .getOrDefault(region, new Begun(RegionRow.unknown(region, claim.account()), 0));
    if (before.fence() > claim.fence()) {
      throw superseded(claim);
    }
    begun(claim.account()).put(region, new Begun(before.row(), claim.fence()));
    return before.row();
  }

  @Override
  public synchronized void end(Claim claim, RegionRow row, List<Due.OfScan> due) {
    requireRegion(claim, row.region());
    begun(claim.account()).put(row.region(), new Begun(row, claim.fence()));
    due.forEach(this::put);
  }

  @Override
  public synchronized List<State> in(String region, String account, NameRange names) {
    return of(states, region, account, names);
  }

  @Override
  public synchronized List<State> removedIn(String region, String account, NameRange names) {
    return of(removed, region, account, names);
  }

  @Override
  public synchronized Map<Identity, State> of(Collection<Identity> identities, Deadline end) {
    Map<Identity, State> found = new LinkedHashMap<>();
    identities.forEach(
        identity ->
            Optional.ofNullable(states.get(identity))
                .or(() -> Optional.ofNullable(removed.get(identity)))
                .ifPresent(state -> found.put(identity, state)));
    return found;
  }

  @Override
  public synchronized Set<Identity> save(Claim claim, String region, List<Transition> steps) {
    requireRegion(claim, region);
    Set<Identity> notWritten = new TreeSet<>();
    for (Transition step : steps) {
      Optional<State> now = Optional.ofNullable(states.get(step.identity()));
      if (step.before().isPresent() || now.isEmpty()) {
        write(step);
      } else if (!now.get().equals(step.after())) {
        notWritten.add(step.identity());
      }
    }
    return notWritten;
  }

  @Override
  public synchronized List<Due> due(String account, String place, Instant by) {
    return dueRows(account).stream()
        .filter(due -> due.place().equals(place))
        .filter(due -> !due.dueAt().isAfter(by))
        .toList();
  }

  @Override
  public synchronized void told(Claim claim, Collection<? extends Due> told, Instant at) {
    holding(claim);
    for (Due due : told) {
      outbox.remove(due);
      if (due instanceof Due.OfIdentity ofIdentity) {
        Identity identity = ofIdentity.identity();
        (states.containsKey(identity) ? states : removed)
            .computeIfPresent(identity, (_, state) -> told(state, ofIdentity.kind(), at));
      }
    }
  }

  @Override
  public synchronized void ask(Due.Digest digest) {
    put(digest);
  }

  @Override
  public synchronized void withdraw(Claim claim, Collection<? extends Due> muted) {
    holding(claim);
    muted.forEach(outbox::remove);
  }

  /// All states of present identities, of every account and region.
  public synchronized List<State> states() {
    return List.copyOf(states.values());
  }

  @Override
  public synchronized List<Stretch> history(Identity identity) {
    return List.copyOf(history.getOrDefault(identity, new TreeMap<>()).descendingMap().values());
  }

  @Override
  public synchronized List<ScanRecord> scans(String account, int most) {
    return log(account).descendingMap().values().stream().limit(most).toList();
  }

  @Override
  public synchronized List<RegionRow> regions(String account) {
    return List.copyOf(all(account).values());
  }

  @Override
  public synchronized List<State> states(String region, String account) {
    return in(region, account, NameRange.ALL);
  }

  /// Everything that is due in an account, now or later, ordered by place and then by time, oldest
  /// first.
  public synchronized List<Due> dueRows(String account) {
    return outbox.stream().filter(due -> due.account().equals(account)).toList();
  }

  /// What is remembered of the account's scans.
  public synchronized AccountRow account(String account) {
    return Optional.ofNullable(accounts.get(account))
        .map(Held::row)
        .orElseGet(() -> AccountRow.unknown(account));
  }

  private void write(Transition step) {
    State after = step.after();
    NavigableMap<Instant, Stretch> stretches =
        history.computeIfAbsent(step.identity(), _ -> new TreeMap<>());
    if (step.startsStretch()) {
      put(stretches, after, Optional.empty());
    }
    if (step.endsStretch()) {
      Instant end = after.dates().removedAt().orElse(after.dates().stretchSince());
      step.before().ifPresent(before -> put(stretches, before, Optional.of(end)));
    }
    if (after.removed()) {
      states.remove(step.identity());
      removed.put(step.identity(), after);
    } else {
      states.put(step.identity(), after);
      step.before().filter(State::removed).ifPresent(_ -> removed.remove(step.identity()));
    }
    step.withdrawn().ifPresent(until -> outbox.removeIf(due -> isGrace(due, step, until)));
    step.due().forEach(this::put);
  }

  private void put(Due due) {
    outbox.remove(due);
    outbox.add(due);
  }

  private static boolean isGrace(Due due, Transition step, Instant until) {
    return due instanceof Due.OfIdentity ofIdentity
        && ofIdentity.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED
        && due.dueAt().equals(until)
        && ofIdentity.identity().equals(step.identity());
  }

  private static void put(
      NavigableMap<Instant, Stretch> stretches, State state, Optional<Instant> until) {
    Instant from = state.dates().stretchSince();
    stretches.put(
        from,
        new Stretch(state.identity(), from, until, state.verdict(), state.reason(), state.facts()));
  }

  /// Marks the state as reported. Only `FOUND_UNVERIFIED`, the alert at the end of a grace period,
  /// clears that period.
  private static State told(State state, AlertKind.OfDomain kind, Instant at) {
    return state.with(
        kind == AlertKind.OfDomain.FOUND_UNVERIFIED
            ? state.notice().told(at)
            : state.notice().told(at).grace(state.notice().graceUntil()));
  }

  private static List<State> of(
      NavigableMap<Identity, State> rows, String region, String account, NameRange names) {
    Identity first = new Identity(region, account, names.after().orElse(""));
    return rows.tailMap(first, false).values().stream()
        .takeWhile(state -> state.identity().region().equals(region))
        .takeWhile(state -> state.identity().account().equals(account))
        .takeWhile(state -> names.holds(state.identity().name()))
        .toList();
  }

  private NavigableMap<String, Begun> begun(String account) {
    return regions.computeIfAbsent(account, _ -> new TreeMap<>());
  }

  private NavigableMap<Instant, ScanRecord> log(String account) {
    return scans.computeIfAbsent(account, _ -> new TreeMap<>());
  }

  private Held holding(Claim claim) {
    return Optional.ofNullable(accounts.get(claim.account()))
        .filter(held -> held.row().fence() == claim.fence())
        .orElseThrow(() -> superseded(claim));
  }

  private void requireRegion(Claim claim, String region) {
    if (Optional.ofNullable(begun(claim.account()).get(region))
        .filter(begun -> begun.fence() == claim.fence())
        .isEmpty()) {
      throw superseded(claim);
    }
  }

  private static ScanFailure superseded(Claim claim) {
    return new ScanFailure(
        "A later scan has taken account " + claim.account() + ".",
        new Problem(Problem.Kind.SUPERSEDED, ACTION, "a later scan has taken the account"));
  }
}
