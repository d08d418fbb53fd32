package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.Health;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One account that a scan has taken: reads its regions, notes what cannot be read, and gives the
/// account back at the end.
final class AccountScan {

  private final Account account;
  private final TakenAccount taken;
  private final AccountRow before;
  private final AccountFailures failures;
  private final AccountMemory memory;
  private final AccountRegions regions;
  private final AccountWatch watch;
  private final AccountDue due;
  private Optional<ScanRecord> logged = Optional.empty();

  /// @param row the account's row after it was taken
  AccountScan(Account account, AccountRow row, TakenAccount taken) {
    this.account = account;
    this.taken = taken;
    this.before = row;
    this.failures = new AccountFailures(taken.log());
    this.memory =
        new AccountMemory(
            taken, row.watched(account.name(), row.watch().tried(taken.at())), failures);
    this.regions = new AccountRegions(taken, failures);
    this.watch = new AccountWatch(account, taken, row, memory);
    this.due = new AccountDue(taken, failures::unread);
  }

  Account account() {
    return new Account(account.id(), row().name());
  }

  TakenAccount taken() {
    return taken;
  }

  /// The account's row right after the scan took the account.
  AccountRow before() {
    return before;
  }

  AccountRow row() {
    return memory.row();
  }

  /// What was seen in the regions. For an account that was [#restore]d, the first call reads the
  /// states.
  Tally tally() {
    return regions.tally();
  }

  /// The result of each region; for an account that was [#restore]d, without what was seen there.
  List<RegionResult> results() {
    return regions.soFar().results();
  }

  /// Whether the account is watched.
  AccountWatch watch() {
    return watch;
  }

  /// What is due in the account.
  AccountDue due() {
    return due;
  }

  /// What kept the account from being scanned, or its row from being written.
  Optional<ScanFailure> failure() {
    return failures.failure();
  }

  /// Reads every region; [#failure] keeps what prevents it.
  ///
  /// @param everyRegion scans the regions, given their rows
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the account
  void read(Function<NavigableMap<String, RegionRow>, List<RegionResult>> everyRegion) {
    try {
      NavigableMap<String, RegionRow> known = regions.read();
      due.mayBeIn(known.keySet());
      regions.saw(everyRegion.apply(known));
      due.mayBeIn(results().stream().map(RegionResult::region).toList());
      memory.row().messages().startedTold().ifPresent(this::noteDenied);
    } catch (ScanFailure why) {
      failures.fails(why);
    } catch (RuntimeException fault) {
      failures.fails(
          new ScanFailure(
              "A fault in this program ended the scan of account " + account.id() + ".",
              new Problem(Problem.Kind.UNEXPECTED, "the scan", fault.toString()),
              fault));
    }
  }

  /// Continues the work of an earlier invocation.
  ///
  /// @param work what that invocation left
  /// @param scan the row of that invocation in the scans' log
  /// @param results the rows and results of the regions
  /// @param seen adds what the rows of their identities say
  void restore(
      AccountRow.Work work,
      ScanRecord scan,
      List<RegionResult> results,
      UnaryOperator<Tally> seen) {
    memory.remember(before);
    due.wasLeftIn(work.due());
    regions.saw(results, seen);
    logged = Optional.of(scan);
    Optional.ofNullable(before.troubles().get(ScanPart.ROWS))
        .map(Trouble::problem)
        .ifPresent(failures::unread);
  }

  /// The earlier invocation that was [#restore]d could not scan the account.
  void wasNotScanned(ScanFailure why) {
    failures.fails(why);
  }

  /// No invocation of this scan has read the account to its end.
  ///
  /// @param why the reason, as far as it is known. It is not reported if people already know that
  ///   the account is no longer watched
  /// @param toBeRead as in [AccountWatch#isNotScanned]
  void isNotScanned(ScanFailure why, boolean toBeRead) {
    watch.isNotScanned(toBeRead);
    NavigableMap<String, RegionRow> known = regions.read();
    before.work().ifPresent(work -> due.mayBeIn(new TreeSet<>(work.due())));
    due.mayBeIn(known.keySet());
    failures.fails(why);
    regions.sawNothing();
  }

  /// Ends the turns of an account that is no longer watched, unless something is still due there,
  /// or rows could not be read or written: then its next turn tries again.
  ///
  /// @param untold what is due and was not sent, in any account
  void endWatch(Collection<Due> untold) {
    if (watch.gone().isPresent()
        && failure().isEmpty()
        && rows().isEmpty()
        && leftDue(untold).isEmpty()) {
      watch.end();
    }
  }

  /// Notes in which places something is still due, for the next last step.
  ///
  /// @param untold what is due and was not sent, in any account
  void noteDue(Collection<Due> untold) {
    row()
        .work()
        .ifPresent(
            work -> {
              Set<String> places = leftDue(untold);
              if (regions.areUnknown()) {
                places.addAll(work.due());
              }
              remember(row().worked(work.due(places)));
            });
  }

  private Set<String> leftDue(Collection<Due> untold) {
    Set<String> places = due.leftDue();
    untold.stream().filter(this::isHere).map(Due::place).forEach(places::add);
    return places;
  }

  private boolean isHere(Due due) {
    return due.account().equals(account.id());
  }

  /// Notes a failure to read or write rows; the scan goes on without them.
  void unread(ScanFailure why) {
    failures.unread(why);
  }

  /// Why rows could not be saved or read so far, if that happened.
  private Optional<Problem> rows() {
    return failures.rows().or(regions.soFar()::notSaved).or(() -> taken.store().leftAlone().get());
  }

  /// Collects everything that is due in the account: what was due before, and the troubles of this
  /// scan.
  ///
  /// @param seen what the scan met besides regions and identities
  /// @param leftOut the parts that the settings leave out: troubles with them end
  void collect(Map<ScanPart, Optional<Problem>> seen, Set<ScanPart> leftOut) {
    // Read before the troubles are noted, because a row that cannot be read is a trouble.
    due.collect();
    Map<ScanPart, Optional<Problem>> all = new HashMap<>(seen);
    if (logged.isEmpty()) {
      all.put(ScanPart.REGIONS, watch.gone().or(() -> failure().map(ScanFailure::problem)));
    }
    rows().ifPresent(why -> all.put(ScanPart.ROWS, Optional.of(why)));
    due.add(memory.note(all, leftOut));
  }

  /// Notes whether all rows could be saved and read, after everything else. Of an account that was
  /// not scanned this is known only if nothing more is to be scanned there.
  ///
  /// @return what became due
  List<Due.OfScan> noteRows() {
    Optional<Problem> problem = rows();
    if (problem.isEmpty() && failure().isPresent() && row().isWatched()) {
      return List.of();
    }
    return memory.note(Map.of(ScanPart.ROWS, problem), Set.of());
  }

  /// Saves the row, together with what becomes due.
  ///
  /// @return whether it could be written; if not, [#failure] says why
  boolean save(AccountRow now, List<? extends Due> due) {
    return memory.save(now, due);
  }

  /// Keeps the row, to be written when the scan ends.
  void remember(AccountRow now) {
    memory.remember(now);
  }

  /// Notes which regions `STARTED` named as denied. If that fails, the next scan does it.
  ///
  /// @param started the scan that sent `STARTED`
  void noteDenied(Instant started) {
    regions.noteDenied(started);
  }

  /// How the account stands; adds every identity that is not fine to `concerns`.
  Alert.AccountStanding standing(List<Concern> concerns) {
    return new DigestOf(taken, this::unread).of(regions.asKnown(), this::troubles, concerns);
  }

  /// The troubles of the account, and for each part the gravest of its regions. Rows that could not
  /// be read or saved are among them before they are noted.
  Map<ScanPart, Trouble> troubles() {
    Map<ScanPart, Trouble> troubles = new HashMap<>(regions.soFar().troubles());
    troubles.putAll(row().troubles());
    rows()
        .ifPresent(why -> troubles.putIfAbsent(ScanPart.ROWS, new Trouble(taken.at(), why, false)));
    return troubles;
  }

  /// Whether the account is healthy (S8).
  ///
  /// @param untold what is due and was not sent, in any account
  /// @param heard whether the topic is known to have a confirmed subscription
  boolean isHealthy(Collection<Due> untold, boolean heard) {
    boolean wasHealthy =
        logged.isPresent() && row().work().filter(AccountRow.Work::healthy).isPresent();
    return !row().isWatched()
        || (failure().isEmpty()
            && new Health(
                    wasHealthy || regions.soFar().everyRegionRead(),
                    wasHealthy ? 0 : tally().unknownForThree(),
                    troubles(),
                    untold.stream().filter(this::isHere).toList(),
                    heard)
                .isGood(taken.context()));
  }

  /// Ends the scan of the account: gives the account back, and writes its row and the scan's.
  ///
  /// @param told how many alerts about it went out
  /// @throws ScanFailure if these cannot be written
  ScanRecord end(Instant now, int told, boolean healthy) {
    ScanRecord record =
        logged
            .map(scan -> scan.told(now, told, healthy))
            .orElseGet(
                () ->
                    regions
                        .soFar()
                        .record(account.id(), taken.context().moment(), now, told, healthy));
    memory.end(record);
    return record;
  }

  /// Gives the account back, if the scan has not ended.
  void giveBack(Instant now, int told) {
    if (memory.hasEnded()) {
      return;
    }
    try {
      end(now, told, false);
    } catch (ScanFailure unsaved) {
      taken
          .log()
          .warn(
              "the account was not given back; its lease ends by itself",
              Map.of("problem", String.valueOf(unsaved.getMessage())));
    }
  }
}
