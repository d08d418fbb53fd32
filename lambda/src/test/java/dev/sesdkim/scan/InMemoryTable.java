package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The table's twin in memory, for tests of what uses the ports. [TableContract] holds it equal to
/// the adapters of the real table, with one difference: it keeps verified identities' tokens and
/// fractions of a millisecond.
public final class InMemoryTable implements States, Scans, Lease {

  /// One row of history.
  ///
  /// @param began the state at the stretch's beginning
  public record Stretch(State began, Optional<Instant> until) {}

  private record Held(String holder, Instant until) {}

  private final NavigableMap<Identity, State> states = new TreeMap<>();
  private final Map<Identity, NavigableMap<Instant, Stretch>> history = new HashMap<>();
  private final Map<String, NavigableMap<Instant, ScanRecord>> scans = new HashMap<>();
  private final Map<String, Held> leases = new HashMap<>();

  @Override
  public synchronized List<State> in(String region, String account, NameRange names) {
    return states.values().stream()
        .filter(state -> state.identity().region().equals(region))
        .filter(state -> state.identity().account().equals(account))
        .filter(state -> names.holds(state.identity().name()))
        .toList();
  }

  @Override
  public synchronized List<State> due(String region, String account) {
    return in(region, account, NameRange.ALL).stream()
        .filter(state -> !state.alertsDue().isEmpty())
        .toList();
  }

  @Override
  public synchronized Set<Identity> save(List<Transition> steps) {
    Set<Identity> superseded = new TreeSet<>();
    for (Transition step : steps) {
      Identity identity = step.after().identity();
      Optional<State> now = Optional.ofNullable(states.get(identity));
      if (isWhereItStarts(step.before(), now)) {
        write(step);
      } else if (!now.equals(Optional.of(step.after()))) {
        superseded.add(identity);
      }
    }
    return superseded;
  }

  @Override
  public synchronized void alertsOut(List<State> out) {
    for (State state : out) {
      states.computeIfPresent(
          state.identity(),
          (_, now) -> now.alertsDue().equals(state.alertsDue()) ? withoutAlerts(now) : now);
    }
  }

  @Override
  public synchronized Optional<ScanRecord> lastFinished(String account) {
    return scans.getOrDefault(account, new TreeMap<>()).descendingMap().values().stream()
        .filter(scan -> scan.finishedAt().isPresent())
        .findFirst();
  }

  @Override
  public synchronized void save(ScanRecord scan) {
    scans.computeIfAbsent(scan.account(), _ -> new TreeMap<>()).put(scan.startedAt(), scan);
  }

  @Override
  public synchronized boolean take(String account, String holder, Instant now, Instant until) {
    Optional<Held> held = Optional.ofNullable(leases.get(account));
    boolean free =
        held.isEmpty() || held.get().holder().equals(holder) || !held.get().until().isAfter(now);
    if (free) {
      leases.put(account, new Held(holder, until));
    }
    return free;
  }

  @Override
  public synchronized boolean isStillOf(String account, String holder) {
    return Optional.ofNullable(leases.get(account))
        .filter(held -> held.holder().equals(holder))
        .isPresent();
  }

  @Override
  public synchronized void giveBack(String account, String holder) {
    leases.computeIfPresent(
        account,
        (_, held) -> held.holder().equals(holder) ? new Held(holder, Instant.EPOCH) : held);
  }

  /// All states, of every region.
  public synchronized List<State> states() {
    return List.copyOf(states.values());
  }

  /// The stretches of one identity, oldest first.
  public synchronized List<Stretch> history(Identity identity) {
    return List.copyOf(history.getOrDefault(identity, new TreeMap<>()).values());
  }

  /// The scans of one account, oldest first.
  public synchronized List<ScanRecord> scans(String account) {
    return List.copyOf(scans.getOrDefault(account, new TreeMap<>()).values());
  }

  private static boolean isWhereItStarts(Optional<State> before, Optional<State> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return before.isEmpty() && now.isEmpty();
    }
    return before.get().scanId().equals(now.get().scanId())
        && before.get().lastSeenAt().equals(now.get().lastSeenAt())
        && before.get().alertsDue().equals(now.get().alertsDue());
  }

  private void write(Transition step) {
    State after = step.after();
    states.put(after.identity(), after);
    NavigableMap<Instant, Stretch> stretches =
        history.computeIfAbsent(after.identity(), _ -> new TreeMap<>());
    if (step.startsStretch()) {
      stretches.put(after.stretchSince(), new Stretch(after, Optional.empty()));
    }
    step.before()
        .filter(_ -> step.endsStretch())
        .ifPresent(
            before ->
                stretches.put(
                    before.stretchSince(),
                    new Stretch(
                        before, Optional.of(after.removedAt().orElse(after.stretchSince())))));
  }

  private static State withoutAlerts(State state) {
    return new State(
        state.identity(),
        state.verdict(),
        state.reason(),
        state.facts(),
        state.since(),
        state.stretchSince(),
        state.firstSeenAt(),
        state.lastSeenAt(),
        state.scanId(),
        state.unreadable(),
        state.removedAt(),
        new ArrayList<>(),
        state.evidence());
  }
}
