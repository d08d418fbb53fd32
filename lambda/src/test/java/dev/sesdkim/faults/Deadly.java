package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Alerts;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Identities;
import dev.sesdkim.scan.InMemoryTable;
import dev.sesdkim.scan.Lease;
import dev.sesdkim.scan.RegionListing;
import dev.sesdkim.scan.Regions;
import dev.sesdkim.scan.Scans;
import dev.sesdkim.scan.States;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// All ports of one scan, which dies at the given point: from there on no call has an effect. What
/// took effect is written down.
final class Deadly implements Regions, Identities, States, Scans, Lease, Alerts {

  /// Nothing catches it but what would catch anything.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  final Set<String> saved = new TreeSet<>();
  final List<AlertMessage> offered = new ArrayList<>();
  final List<AlertMessage> published = new ArrayList<>();
  final Set<Identity> settled = new TreeSet<>();
  boolean recorded;
  boolean leaseTaken;
  boolean leaseGivenBack;

  private final InMemoryTable table;
  private final Identities ses;
  private final boolean refuses;
  private final Optional<Event.Death> death;
  private final Map<String, Integer> counts = new HashMap<>();
  private boolean dead;

  /// @param refuses whether the topic refuses what is published
  Deadly(InMemoryTable table, Identities ses, boolean refuses, Optional<Event.Death> death) {
    this.refuses = refuses;
    this.table = table;
    this.ses = ses;
    this.death = death;
  }

  synchronized boolean isDead() {
    return dead;
  }

  @Override
  public NavigableSet<String> enabled() {
    return at("regions", next("regions"), () -> new TreeSet<>(Histories.REGIONS));
  }

  @Override
  public RegionListing in(String region, String account, Deadline deadline) {
    return at("read", place(region), () -> ses.in(region, account, deadline));
  }

  @Override
  public List<State> in(String region, String account, NameRange names) {
    return at("in", place(region), () -> table.in(region, account, names));
  }

  @Override
  public List<State> due(String region, String account) {
    return at("in", place(region), () -> table.due(region, account));
  }

  @Override
  public Set<Identity> save(List<Transition> steps) {
    if (steps.isEmpty()) {
      return Set.of();
    }
    String region = steps.getFirst().after().identity().region();
    return at(
        "save",
        place(region),
        () -> {
          saved.add(region);
          return table.save(steps);
        });
  }

  @Override
  public void alertsOut(List<State> states) {
    at(
        "out",
        next("out"),
        () -> {
          states.forEach(state -> settled.add(state.identity()));
          table.alertsOut(states);
          return Optional.empty();
        });
  }

  @Override
  public Optional<ScanRecord> lastFinished(String account) {
    return at("last", next("last"), () -> table.lastFinished(account));
  }

  @Override
  public void save(ScanRecord scan) {
    at(
        "record",
        next("record"),
        () -> {
          recorded = true;
          table.save(scan);
          return Optional.empty();
        });
  }

  @Override
  public boolean take(String account, String holder, Instant now, Instant until) {
    return at(
        "take",
        next("take"),
        () -> {
          leaseTaken = table.take(account, holder, now, until);
          return leaseTaken;
        });
  }

  @Override
  public boolean isStillOf(String account, String holder) {
    return at("still", next("still"), () -> table.isStillOf(account, holder));
  }

  @Override
  public void giveBack(String account, String holder) {
    at(
        "giveBack",
        next("giveBack"),
        () -> {
          leaseGivenBack = true;
          table.giveBack(account, holder);
          return Optional.empty();
        });
  }

  @Override
  public Optional<Problem> publish(AlertMessage message) {
    return at(
        "publish",
        next("publish"),
        () -> {
          offered.add(message);
          if (refuses) {
            return Optional.of(
                new Problem(Problem.Kind.UNAVAILABLE, "sns:Publish", "refused by the test"));
          }
          published.add(message);
          return Optional.empty();
        });
  }

  private synchronized <T> T at(String port, int nth, Supplier<T> call) {
    boolean here =
        death.filter(point -> point.port().equals(port) && point.nth() == nth).isPresent();
    if (dead || (here && !death.orElseThrow().after())) {
      dead = true;
      throw new Killed();
    }
    T answer = call.get();
    if (here) {
      dead = true;
      throw new Killed();
    }
    return answer;
  }

  private synchronized int next(String port) {
    return counts.merge(port, 1, Integer::sum);
  }

  private static int place(String region) {
    return Histories.REGIONS.indexOf(region) + 1;
  }
}
