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
import dev.sesdkim.rules.PartTransitions;
import dev.sesdkim.rules.RegionTransition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One account that a scan has taken: reads its regions, notes what cannot be read, and gives the
/// account back at the end.
final class AccountScan {

  private final Account account;
  private final TakenAccount taken;
  private final AccountRow before;
  private AccountRow row;
  private Tally tally = new Tally(List.of());
  private Optional<ScanFailure> failure = Optional.empty();
  private Optional<Problem> unreadRow = Optional.empty();
  private NavigableMap<String, RegionRow> known = new TreeMap<>();
  private boolean regionsUnknown;
  private Optional<Problem> gone = Optional.empty();
  private final AccountDue due;
  private Optional<ScanRecord> logged = Optional.empty();
  private Optional<UnaryOperator<Tally>> sightings = Optional.empty();
  private boolean ended;

  /// @param row the account's row after it was taken
  AccountScan(Account account, AccountRow row, TakenAccount taken) {
    this.account = account;
    this.taken = taken;
    this.before = row;
    this.row = row.watched(account.name(), row.watch().tried(taken.at()));
    this.due = new AccountDue(taken, this::unread);
  }

  Account account() {
    return new Account(account.id(), row.name());
  }

  TakenAccount taken() {
    return taken;
  }

  /// The account's row right after the scan took the account.
  AccountRow before() {
    return before;
  }

  AccountRow row() {
    return row;
  }

  /// What was seen in the regions. For an account that was [#restore]d, the first call reads the
  /// states.
  Tally tally() {
    sightings.ifPresent(
        seen -> {
          sightings = Optional.empty();
          tally = seen.apply(tally);
        });
    return tally;
  }

  /// The result of each region; for an account that was [#restore]d, without what was seen there.
  List<RegionResult> results() {
    return tally.results();
  }

  /// What is due in the account.
  AccountDue due() {
    return due;
  }

  /// What kept the account from being scanned, or its row from being written.
  Optional<ScanFailure> failure() {
    return failure;
  }

  /// Reads every region; [#failure] keeps what prevents it.
  ///
  /// @param everyRegion scans the regions, given their rows
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the account
  void read(Function<NavigableMap<String, RegionRow>, List<RegionResult>> everyRegion) {
    try {
      known = known();
      due.mayBeIn(known.keySet());
      tally = new Tally(everyRegion.apply(known));
      due.mayBeIn(tally.results().stream().map(RegionResult::region).toList());
      row.messages().startedTold().ifPresent(this::noteDenied);
    } catch (ScanFailure why) {
      fails(why);
    } catch (RuntimeException fault) {
      fails(
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
  /// @param regions the rows and results of the regions
  /// @param seen adds what the rows of their identities say
  void restore(
      AccountRow.Work work,
      ScanRecord scan,
      List<RegionResult> regions,
      UnaryOperator<Tally> seen) {
    row = before;
    due.wasLeftIn(work.due());
    tally = new Tally(regions);
    sightings = Optional.of(seen);
    logged = Optional.of(scan);
    unreadRow =
        unreadRow.or(
            () -> Optional.ofNullable(row.troubles().get(ScanPart.ROWS)).map(Trouble::problem));
  }

  /// The earlier invocation that was [#restore]d could not scan the account.
  void wasNotScanned(ScanFailure why) {
    fails(why);
  }

  /// No invocation of this scan has read the account to its end.
  ///
  /// @param why the reason, as far as it is known. It is not reported if people already know that
  ///   the account is no longer watched
  /// @param toBeRead whether this scan was to read the account: one that was gone is then watched
  ///   again
  void isNotScanned(ScanFailure why, boolean toBeRead) {
    if (!toBeRead || before.isWatched()) {
      row = before.watched(account.name(), before.watch());
    }
    gone =
        Optional.ofNullable(row.troubles().get(ScanPart.REGIONS))
            .map(Trouble::problem)
            .filter(problem -> !toBeRead && problem.kind() == Problem.Kind.EXCLUDED);
    known = known();
    before.work().ifPresent(work -> due.mayBeIn(new TreeSet<>(work.due())));
    due.mayBeIn(known.keySet());
    fails(why);
    tally = asKnown();
  }

  /// This scan did not find the account in the list of accounts, or could not read the list after
  /// an earlier one did not find it.
  void isMissed() {
    row = row.watched(account.name(), before.watch().missedBy(taken.context().moment()));
  }

  /// The account is no longer to be watched. Its row says so only once that news is sent: what is
  /// due in an account without a turn is never sent, and this scan may die first.
  void isGone(Problem why) {
    row = row.watched(account.name(), before.watch());
    gone = Optional.of(why);
  }

  /// Ends the turns of an account that is no longer watched, unless something is still due there,
  /// or rows could not be read or written: then its next turn tries again.
  ///
  /// @param untold what is due and was not sent, in any account
  void endWatch(Collection<Due> untold) {
    if (gone.isPresent() && failure.isEmpty() && rows().isEmpty() && leftDue(untold).isEmpty()) {
      row = row.watched(account.name(), before.watch().ended(taken.at()));
    }
  }

  /// Notes in which places something is still due, for the next last step.
  ///
  /// @param untold what is due and was not sent, in any account
  void noteDue(Collection<Due> untold) {
    row.work()
        .ifPresent(
            work -> {
              Set<String> places = leftDue(untold);
              if (regionsUnknown) {
                places.addAll(work.due());
              }
              row = row.worked(work.due(places));
            });
  }

  private Set<String> leftDue(Collection<Due> untold) {
    Set<String> places = due.leftDue();
    untold.stream().filter(this::isHere).map(Due::place).forEach(places::add);
    return places;
  }

  /// Whether the next scans watch the account too.
  boolean isWatched() {
    return gone.isEmpty() && row.isWatched();
  }

  private boolean isHere(Due due) {
    return due.account().equals(account.id());
  }

  /// The rows of the regions. Empty if the table does not answer: then each region's row is read
  /// when the region is begun, and this scan only fails to notice regions that are no longer
  /// watched.
  private NavigableMap<String, RegionRow> known() {
    try {
      return taken.store().regions().all(account.id());
    } catch (ScanFailure why) {
      regionsUnknown = true;
      unread(why);
      return new TreeMap<>();
    }
  }

  /// Notes a failure to read or write rows; the scan goes on without them and reports the first
  /// failure.
  void unread(ScanFailure why) {
    if (why.isSuperseded()) {
      throw why;
    }
    taken
        .log()
        .warn(
            "rows could not be read or written",
            Map.of("problem", String.valueOf(why.getMessage())));
    unreadRow = unreadRow.or(() -> Optional.of(why.problem()));
  }

  /// Why rows could not be saved or read so far, if that happened.
  Optional<Problem> rows() {
    return unreadRow.or(tally::notSaved).or(() -> taken.store().leftAlone().get());
  }

  /// Notes the first failure; the scan goes on, so that the rest is still sent.
  private void fails(ScanFailure why) {
    if (why.isSuperseded()) {
      throw why;
    }
    failure = failure.or(() -> Optional.of(why));
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
      all.put(ScanPart.REGIONS, gone.or(() -> failure.map(ScanFailure::problem)));
    }
    rows().ifPresent(why -> all.put(ScanPart.ROWS, Optional.of(why)));
    due.add(note(all, leftOut));
  }

  /// Notes whether all rows could be saved and read, after everything else. Of an account that was
  /// not scanned this is known only if nothing more is to be scanned there.
  ///
  /// @return what became due
  List<Due.OfScan> noteRows() {
    Optional<Problem> problem = rows();
    if (problem.isEmpty() && failure.isPresent() && row.isWatched()) {
      return List.of();
    }
    return note(Map.of(ScanPart.ROWS, problem), Set.of());
  }

  /// Notes the troubles. If that makes news, the troubles and the news are written at once, in one
  /// transaction; otherwise the row is written when the scan ends.
  ///
  /// @param seen as in [PartTransitions#of]
  /// @param leftOut as in [#collect]
  /// @return what became due; nothing if it cannot be written, and then [#failure] says why
  List<Due.OfScan> note(Map<ScanPart, Optional<Problem>> seen, Set<ScanPart> leftOut) {
    Map<ScanPart, Trouble> known = new HashMap<>(row.troubles());
    known.keySet().removeAll(leftOut);
    PartTransitions now =
        PartTransitions.of(
            known,
            seen,
            account.id(),
            Due.ACCOUNT,
            row.messages().startedTold().isPresent(),
            taken.context());
    AccountRow noted = row.with(now.troubles());
    if (now.due().isEmpty() || save(noted, now.due())) {
      row = noted;
      return now.due();
    }
    return List.of();
  }

  /// Saves the row, together with what becomes due.
  ///
  /// @return whether it could be written; if not, [#failure] says why
  boolean save(AccountRow now, List<? extends Due> due) {
    try {
      taken.store().accounts().save(taken.claim(), now, due);
      row = now;
      return true;
    } catch (ScanFailure unsaved) {
      fails(unsaved);
      return false;
    }
  }

  /// Keeps the row, to be written when the scan ends.
  void remember(AccountRow now) {
    row = now;
  }

  /// Notes which regions `STARTED` named as denied. If that fails, the next scan does it.
  ///
  /// @param started the scan that sent `STARTED`
  void noteDenied(Instant started) {
    for (RegionResult result : results()) {
      RegionTransition.deniedAtTheStart(result.row(), started).ifPresent(this::noteDenied);
    }
  }

  private void noteDenied(RegionRow denied) {
    try {
      // The region may have been begun by an earlier invocation of the scan.
      taken.store().regions().begin(taken.claim(), denied.region());
      taken.store().regions().end(taken.claim(), denied, List.of());
      tally = tally.with(denied);
    } catch (ScanFailure unsaved) {
      unread(unsaved);
    }
  }

  /// How the account stands; adds every identity that is not fine to `concerns`.
  Alert.AccountStanding standing(List<Concern> concerns) {
    return new DigestOf(taken, this::unread).of(asKnown(), this::troubles, concerns);
  }

  /// The tally. If nothing could be scanned, every known region counts as not read.
  private Tally asKnown() {
    return failure
        .filter(_ -> tally.results().isEmpty())
        .map(
            why ->
                new Tally(
                    known.values().stream()
                        .filter(RegionRow::isKnown)
                        .<RegionResult>map(
                            region ->
                                new RegionResult.NotRead(region, Sightings.NONE, why.problem()))
                        .toList()))
        .orElseGet(this::tally);
  }

  /// The troubles of the account, and for each part the gravest of its regions. Rows that could not
  /// be read or saved are among them before they are noted.
  Map<ScanPart, Trouble> troubles() {
    Map<ScanPart, Trouble> troubles = new HashMap<>(tally.troubles());
    troubles.putAll(row.troubles());
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
        logged.isPresent() && row.work().filter(AccountRow.Work::healthy).isPresent();
    return !row.isWatched()
        || (failure.isEmpty()
            && new Health(
                    wasHealthy || tally.everyRegionRead(),
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
                () -> tally.record(account.id(), taken.context().moment(), now, told, healthy));
    taken.store().accounts().end(taken.claim(), row, record);
    ended = true;
    return record;
  }

  /// Gives the account back, if the scan has not ended.
  void giveBack(Instant now, int told) {
    if (ended) {
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
