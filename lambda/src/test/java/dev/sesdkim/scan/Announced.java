package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The ports of a scan as they are, each of whose calls is announced before it is made.
///
/// @param before hears the name of each call, from any thread; what it throws comes instead
record Announced(Consumer<Call> before) {

  /// The calls of a scan to the world outside of it.
  enum Call {
    TAKE(true),
    REQUIRE(false),
    SAVE_ACCOUNT(true),
    END_ACCOUNT(true),
    ALL_REGIONS(false),
    BEGIN_REGION(true),
    END_REGION(true),
    STATES(false),
    REMOVED(false),
    SOME_STATES(false),
    SAVE_STATES(true),
    DUE(false),
    TOLD(true),
    WITHDRAW(true),
    ASK(true),
    MUTES(false),
    ALL_ACCOUNTS(false),
    SCAN(false),
    WRITE_LIST(true),
    READ_LIST(false),
    SUBSCRIBERS(false),
    PUBLISH(false),
    ENABLED(false),
    LIST(false),
    READ(false),
    DETAIL(false),
    LOOK_UP(false);

    private final boolean writes;

    Call(boolean writes) {
      this.writes = writes;
    }

    boolean writes() {
      return writes;
    }
  }

  Store store(Store store) {
    return new Store(
        new OfAccounts(store.accounts()),
        new OfRegionRows(store.regions()),
        new OfStates(store.states()),
        new OfOutbox(store.outbox()),
        store.leftAlone());
  }

  Regions regions(Regions regions) {
    return () -> {
      before.accept(Call.ENABLED);
      return regions.enabled();
    };
  }

  Identities identities(Identities identities) {
    return (region, account, deadline) -> {
      before.accept(Call.LIST);
      return switch (identities.in(region, account, deadline)) {
        case RegionListing.Listed(List<Identity> all, RegionReadings readings) ->
            new RegionListing.Listed(
                all,
                some -> {
                  before.accept(Call.READ);
                  return readings.of(some);
                });
        case RegionListing other -> other;
      };
    };
  }

  Details details(Details details) {
    return (domain, moment, deadline) -> {
      before.accept(Call.DETAIL);
      return details.of(domain, moment, deadline);
    };
  }

  DnsLookup dns(DnsLookup dns) {
    return deadline -> {
      var lookup = dns.until(deadline);
      return question -> {
        before.accept(Call.LOOK_UP);
        return lookup.apply(question);
      };
    };
  }

  Alerts alerts(Alerts alerts) {
    return new Alerts() {
      @Override
      public Subscribers subscribers(Deadline deadline) {
        before.accept(Call.SUBSCRIBERS);
        return alerts.subscribers(deadline);
      }

      @Override
      public Optional<Problem> publish(AlertMessage message, Deadline deadline) {
        before.accept(Call.PUBLISH);
        return alerts.publish(message, deadline);
      }
    };
  }

  private final class OfAccounts implements Accounts {
    private final Accounts accounts;

    OfAccounts(Accounts accounts) {
      this.accounts = accounts;
    }

    @Override
    public Optional<AccountRow> take(String account, Moment moment, Instant until) {
      before.accept(Call.TAKE);
      return accounts.take(account, moment, until);
    }

    @Override
    public NavigableMap<String, AccountRow> all() {
      before.accept(Call.ALL_ACCOUNTS);
      return accounts.all();
    }

    @Override
    public Optional<ScanRecord> scan(String account, Instant startedAt) {
      before.accept(Call.SCAN);
      return accounts.scan(account, startedAt);
    }

    @Override
    public Mutes mutes(String account) {
      before.accept(Call.MUTES);
      return accounts.mutes(account);
    }

    @Override
    public void require(Claim claim) {
      before.accept(Call.REQUIRE);
      accounts.require(claim);
    }

    @Override
    public void save(Claim claim, AccountRow row, List<? extends Due> due) {
      before.accept(Call.SAVE_ACCOUNT);
      accounts.save(claim, row, due);
    }

    @Override
    public void end(Claim claim, AccountRow row, ScanRecord scan) {
      before.accept(Call.END_ACCOUNT);
      accounts.end(claim, row, scan);
    }
  }

  private final class OfRegionRows implements RegionRows {
    private final RegionRows regions;

    OfRegionRows(RegionRows regions) {
      this.regions = regions;
    }

    @Override
    public NavigableMap<String, RegionRow> all(String account) {
      before.accept(Call.ALL_REGIONS);
      return regions.all(account);
    }

    @Override
    public RegionRow begin(Claim claim, String region) {
      before.accept(Call.BEGIN_REGION);
      return regions.begin(claim, region);
    }

    @Override
    public void end(Claim claim, RegionRow row, List<Due.OfScan> due) {
      before.accept(Call.END_REGION);
      regions.end(claim, row, due);
    }
  }

  private final class OfStates implements States {
    private final States states;

    OfStates(States states) {
      this.states = states;
    }

    @Override
    public List<State> in(String region, String account, NameRange names) {
      before.accept(Call.STATES);
      return states.in(region, account, names);
    }

    @Override
    public List<State> removedIn(String region, String account, NameRange names) {
      before.accept(Call.REMOVED);
      return states.removedIn(region, account, names);
    }

    @Override
    public Map<Identity, State> of(Collection<Identity> identities, Deadline end) {
      before.accept(Call.SOME_STATES);
      return states.of(identities, end);
    }

    @Override
    public Set<Identity> save(Claim claim, String region, List<Transition> steps) {
      before.accept(Call.SAVE_STATES);
      return states.save(claim, region, steps);
    }
  }

  private final class OfOutbox implements Outbox {
    private final Outbox outbox;

    OfOutbox(Outbox outbox) {
      this.outbox = outbox;
    }

    @Override
    public List<Due> due(String account, String place, Instant by) {
      before.accept(Call.DUE);
      return outbox.due(account, place, by);
    }

    @Override
    public void told(Claim claim, Collection<? extends Due> told, Instant at) {
      before.accept(Call.TOLD);
      outbox.told(claim, told, at);
    }

    @Override
    public void ask(Due.Digest digest) {
      before.accept(Call.ASK);
      outbox.ask(digest);
    }

    @Override
    public void withdraw(Claim claim, Collection<? extends Due> muted) {
      before.accept(Call.WITHDRAW);
      outbox.withdraw(claim, muted);
    }
  }
}
