package dev.sesdkim.faults;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.local.memory.MemoryTable;
import dev.sesdkim.scan.Accounts;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Outbox;
import dev.sesdkim.scan.RegionRows;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.States;
import dev.sesdkim.scan.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/// A table in memory as one scan has it, until the scan ends.
///
/// @param refused the identities of which the table takes no row
record DeadlyTable(MemoryTable table, Lifeline life, ScanEffects scan, Set<Identity> refused)
    implements Accounts, RegionRows, States, Outbox {

  Store store() {
    return new Store(this, this, this, this);
  }

  @Override
  public Optional<AccountRow> take(String account, Moment moment, Instant until) {
    return life.at(
        "take",
        account,
        () -> {
          if (life.wasHeldUp()) {
            // The clock stands still here. Where it goes on, the time for taking accounts is over.
            return Optional.empty();
          }
          Effects effects = scan.of(account);
          effects.taken = table.take(account, moment, until);
          return effects.taken;
        });
  }

  @Override
  public NavigableMap<String, AccountRow> all() {
    return life.at("allAccounts", Bench.ACCOUNT, table::all);
  }

  @Override
  public Optional<ScanRecord> scan(String account, Instant startedAt) {
    return life.at("scan", account, () -> table.scan(account, startedAt));
  }

  @Override
  public Mutes mutes(String account) {
    return life.at("mutes", account, () -> table.mutes(account));
  }

  @Override
  public void require(Claim claim) {
    does("require", claim.account(), () -> table.require(claim));
  }

  @Override
  public void save(Claim claim, AccountRow row, List<? extends Due> due) {
    does(
        "saveAccount",
        claim.account(),
        () -> {
          table.save(claim, row, due);
          Effects effects = scan.of(claim.account());
          effects.noted = true;
          effects.rowsFail = row.troubles().containsKey(ScanPart.ROWS);
          effects.startedNoted |= row.messages().startedTold().isPresent();
        });
  }

  @Override
  public void end(Claim claim, AccountRow row, ScanRecord record) {
    does(
        "endAccount",
        claim.account(),
        () -> {
          table.end(claim, row, record);
          Effects effects = scan.of(claim.account());
          effects.noted = true;
          effects.givenBack = true;
        });
  }

  @Override
  public NavigableMap<String, RegionRow> all(String account) {
    return life.at("all", account, () -> table.all(account));
  }

  @Override
  public RegionRow begin(Claim claim, String region) {
    return life.at(
        "begin",
        claim.account(),
        region,
        () -> {
          RegionRow row = table.begin(claim, region);
          scan.of(claim.account()).begun.add(region);
          return row;
        });
  }

  @Override
  public void end(Claim claim, RegionRow row, List<Due.OfScan> due) {
    life.at(
        "endRegion",
        claim.account(),
        row.region(),
        () -> {
          table.end(claim, row, due);
          Effects effects = scan.of(claim.account());
          effects.ended.add(row.region());
          if (!row.watched()) {
            effects.unwatched.add(row.region());
          }
          return true;
        });
  }

  @Override
  public List<State> in(String region, String account, NameRange names) {
    return life.at("in", account, region, () -> table.in(region, account, names));
  }

  @Override
  public List<State> removedIn(String region, String account, NameRange names) {
    return life.at("removedIn", account, region, () -> table.removedIn(region, account, names));
  }

  @Override
  public Map<Identity, State> of(Collection<Identity> identities, Deadline end) {
    return life.at("of", Bench.ACCOUNT, () -> table.of(identities, end));
  }

  /// One step that is refused takes the others with it.
  @Override
  public Set<Identity> save(Claim claim, String region, List<Transition> steps) {
    return life.at(
        "save",
        claim.account(),
        region,
        () -> {
          Effects effects = scan.of(claim.account());
          List<Identity> identities = steps.stream().map(Transition::identity).toList();
          if (identities.stream().anyMatch(refused::contains)) {
            identities.stream().filter(refused::contains).forEach(effects.refused::add);
            throw new ScanFailure(
                "refused by the test",
                new Problem(Problem.Kind.REJECTED, "dynamodb:PutItem", "too large"));
          }
          Set<Identity> notWritten = table.save(claim, region, steps);
          effects.saved.addAll(identities);
          return notWritten;
        });
  }

  @Override
  public List<Due> due(String account, String place, Instant by) {
    return life.at("due", account, () -> table.due(account, place, by));
  }

  @Override
  public void told(Claim claim, Collection<? extends Due> told, Instant at) {
    does(
        "told",
        claim.account(),
        () -> {
          table.told(claim, told, at);
          scan.of(claim.account()).told.addAll(told);
        });
  }

  @Override
  public void ask(Due.Digest digest) {
    does("ask", digest.account(), () -> table.ask(digest));
  }

  @Override
  public void withdraw(Claim claim, Collection<? extends Due> muted) {
    does(
        "withdraw",
        claim.account(),
        () -> {
          table.withdraw(claim, muted);
          scan.of(claim.account()).withdrawn.addAll(muted);
        });
  }

  private void does(String port, String account, Runnable call) {
    life.at(
        port,
        account,
        () -> {
          call.run();
          return true;
        });
  }
}
