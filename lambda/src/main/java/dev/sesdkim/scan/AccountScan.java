package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.Bundle;
import dev.sesdkim.rules.Health;
import dev.sesdkim.rules.Muting;
import dev.sesdkim.rules.PartSteps;
import dev.sesdkim.rules.RegionStep;
import dev.sesdkim.rules.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// A scan that has taken its account: what it cannot read is noted, what is due is told, and the
/// account is given back.
final class AccountScan {

  private final ScanRun run;
  private final Claim claim;
  private final ScanContext scan;
  private final Store store;
  private final Alerts alerts;
  private final ScanLog log;
  private final Teller teller;
  private final SequencedSet<String> places = new LinkedHashSet<>(List.of(Due.ACCOUNT));
  private final AccountRow before;
  private AccountRow row;
  private Tally tally = new Tally(List.of());
  private Optional<ScanFailure> failure = Optional.empty();
  private Optional<Problem> unreadRow = Optional.empty();
  private NavigableMap<String, RegionRow> known = new TreeMap<>();

  /// @param row the account's row since it was taken
  /// @param mutesUnread why it could not be read what is muted, if it could not
  AccountScan(
      AccountRow row,
      ScanRun run,
      Claim claim,
      ScanContext scan,
      Optional<ScanFailure> mutesUnread,
      Store store,
      Alerts alerts,
      ScanLog log) {
    this.before = row;
    this.row = row;
    this.teller = new Teller(store, alerts, claim, run, this::unread, log);
    this.run = run;
    this.claim = claim;
    this.scan = scan;
    this.store = store;
    this.alerts = alerts;
    this.log = log;
    mutesUnread.ifPresent(this::unread);
  }

  /// Runs to its end.
  ///
  /// @param everyRegion scans the regions, by what is remembered of them
  /// @throws ScanFailure what prevented scanning, after all that is due was told; of the kind
  ///   SUPERSEDED once a later scan has taken the account
  ScanSummary.Finished of(
      Function<NavigableMap<String, RegionRow>, List<RegionResult>> everyRegion,
      Examination examination) {
    boolean ended = false;
    try {
      scan(everyRegion);
      Alerts.Subscribers subscribers = alerts.subscribers();
      // Read before the troubles are noted: a row that cannot be read is one of them.
      List<Due> due = new ArrayList<>();
      places.forEach(place -> due.addAll(due(place, scan.moment().at())));
      due.addAll(
          note(
              AccountTroubles.seen(run, examination, rows(), failure, subscribers),
              examination.leftOut()));
      due.addAll(digest());
      boolean heard = isHeard(subscribers, due);
      tell(due, heard);
      tellOfRows(heard);
      ScanRecord record =
          tally.record(run, now(), told(), failure.isEmpty() && isHealthy(subscribers));
      store.accounts().end(claim, row, record);
      ended = true;
      failure.ifPresent(
          why -> {
            throw why;
          });
      return new ScanSummary.Finished(
          record,
          tally.results(),
          teller.results(),
          row.listeners(),
          teller.untold().size(),
          troubles());
    } finally {
      if (!ended) {
        giveBack();
      }
    }
  }

  private void scan(Function<NavigableMap<String, RegionRow>, List<RegionResult>> everyRegion) {
    try {
      known = known();
      places.addAll(known.keySet());
      tally = new Tally(everyRegion.apply(known));
      tally.results().forEach(result -> places.add(result.region()));
    } catch (ScanFailure why) {
      fails(why);
    } catch (RuntimeException fault) {
      fails(
          new ScanFailure(
              "A fault in this program ended the scan of account " + run.account() + ".",
              new Problem(Problem.Kind.UNEXPECTED, "the scan", fault.toString()),
              fault));
    }
  }

  /// What is remembered of the regions; nothing where the table does not tell: then each region is
  /// asked about as it is begun, and only what is no longer watched goes unnoticed in this scan.
  private NavigableMap<String, RegionRow> known() {
    try {
      return store.regions().all(run.account());
    } catch (ScanFailure why) {
      unread(why);
      return new TreeMap<>();
    }
  }

  /// The scan goes on without a row; it is told once that there is one.
  private void unread(ScanFailure why) {
    if (why.problem().kind() == Problem.Kind.SUPERSEDED) {
      throw why;
    }
    log.warn("the table did not do its part", Map.of("problem", String.valueOf(why.getMessage())));
    unreadRow = unreadRow.or(() -> Optional.of(why.problem()));
  }

  /// Why rows could not be saved or read so far, if there are such.
  private Optional<Problem> rows() {
    return unreadRow.or(tally::notSaved).or(() -> store.leftAlone().get());
  }

  /// What prevents one thing does not prevent telling the rest; it is thrown in the end.
  private void fails(ScanFailure why) {
    if (why.problem().kind() == Problem.Kind.SUPERSEDED) {
      throw why;
    }
    failure = failure.or(() -> Optional.of(why));
  }

  private boolean isHealthy(Alerts.Subscribers subscribers) {
    return new Health(
            tally.everyRegionRead(),
            tally.unknownForThree(),
            troubles(),
            teller.untold(),
            number(subscribers).orElse(0) > 0)
        .isGood(scan);
  }

  /// Of the account, and of its regions the gravest of each part.
  private Map<ScanPart, Trouble> troubles() {
    Map<ScanPart, Trouble> troubles = new HashMap<>(tally.troubles());
    troubles.putAll(row.troubles());
    return troubles;
  }

  private Instant now() {
    return run.end().clock().instant();
  }

  private int told() {
    return (int) teller.results().stream().filter(ScanSummary.AlertResult::out).count();
  }

  /// Writes what is new about the troubles, together with what is to be told of them.
  ///
  /// @param seen as in [PartSteps#of]
  /// @return what became due; nothing when it cannot be written: then the invocation fails
  private List<Due.OfScan> note(Map<ScanPart, Optional<Problem>> seen, Set<ScanPart> leftOut) {
    Map<ScanPart, Trouble> before = new HashMap<>(row.troubles());
    before.keySet().removeAll(leftOut);
    PartSteps now = PartSteps.of(before, seen, run.account(), Due.ACCOUNT, scan);
    AccountRow noted = row.with(now.troubles());
    try {
      if (!now.due().isEmpty()) {
        store.accounts().save(claim, noted, now.due());
      }
      row = noted;
      return now.due();
    } catch (ScanFailure unsaved) {
      fails(unsaved);
      return List.of();
    }
  }

  /// Whether anybody may be there to hear. Without a subscriber nothing is told, and all of it
  /// stays due.
  private boolean isHeard(Alerts.Subscribers subscribers, List<Due> due) {
    Optional<Integer> number = number(subscribers);
    boolean unheard = number.filter(confirmed -> confirmed == 0).isPresent();
    row =
        row.heardBy(
            number,
            unheard
                ? row.unheardSince().or(() -> Optional.of(scan.moment().at()))
                : Optional.empty());
    if (unheard) {
      log.warn("nobody has confirmed a subscription", Map.of("due", due.size()));
    }
    return !unheard;
  }

  private void tell(List<Due> due, boolean heard) {
    due.removeAll(hidden(due));
    if (!heard) {
      teller.leave(due);
      return;
    }
    if (row.startedTold().isEmpty() && tally.anyRegionRead()) {
      due.removeAll(tellStarted(due));
    }
    List<Due> digests = due.stream().filter(Due.Digest.class::isInstance).toList();
    due.removeAll(digests);
    if (!due.isEmpty()) {
      teller.tell(
          new Telling(
                  new KnownUnverified(tally, store.states(), this::unread).of(run.account(), due),
                  tally.domains())
              .of(due),
          tally.verifiedDomains());
    }
    if (!digests.isEmpty()) {
      Alert.Digest digest =
          new DigestOf(run, scan, before, store.states(), this::unread).of(asKnown(), troubles());
      teller.tell(List.of(new Bundle.OfDigest(digest, digests)), tally.verifiedDomains());
    }
  }

  /// Where nothing could be scanned, every region that is remembered was not read.
  private Tally asKnown() {
    return failure
        .filter(_ -> tally.results().isEmpty())
        .map(
            why ->
                new Tally(
                    known.values().stream()
                        .<RegionResult>map(
                            region ->
                                new RegionResult.NotRead(region, Sightings.NONE, why.problem()))
                        .toList()))
        .orElse(tally);
  }

  /// The digest of the week, written in the transaction that remembers that it was.
  private List<Due> digest() {
    Instant at = scan.moment().at();
    if (run.digest().filter(weekly -> weekly.isDue(row, at)).isEmpty()) {
      return List.of();
    }
    AccountRow digested = row.digested(at);
    List<Due> due = List.of(new Due.Digest(run.account(), at, scan.moment().scanId()));
    try {
      store.accounts().save(claim, digested, due);
      row = digested;
      return due;
    } catch (ScanFailure unsaved) {
      fails(unsaved);
      return List.of();
    }
  }

  /// What became due before it was muted: it is withdrawn where the identity's row says that it is
  /// muted, because then the end of the mute tells it. Elsewhere, as in a region that was not read,
  /// it stays due until the mute is over.
  private List<Due> hidden(List<Due> due) {
    List<Due.OfIdentity> muted =
        due.stream()
            .filter(Due.OfIdentity.class::isInstance)
            .map(Due.OfIdentity.class::cast)
            .filter(one -> Muting.hides(one, scan))
            .toList();
    if (muted.isEmpty()) {
      return List.of();
    }
    try {
      Map<Identity, State> known =
          store.states().of(muted.stream().map(Due.OfIdentity::identity).toList());
      store
          .outbox()
          .withdraw(
              claim,
              muted.stream()
                  .filter(
                      one ->
                          Optional.ofNullable(known.get(one.identity()))
                              .flatMap(state -> state.notice().mutedUntil())
                              .isPresent())
                  .toList());
    } catch (ScanFailure why) {
      unread(why);
    }
    return List.copyOf(muted);
  }

  /// Whether all rows could be saved and read is known only once all else is told: telling reads
  /// and writes rows too.
  private void tellOfRows(boolean heard) {
    Optional<Problem> problem = rows();
    if (problem.isEmpty() && failure.isPresent()) {
      return;
    }
    List<Due.OfScan> due = note(Map.of(ScanPart.ROWS, problem), Set.of());
    if (heard) {
      teller.tell(new Telling(List.of(), Set.of()).of(List.copyOf(due)), tally.verifiedDomains());
    } else {
      teller.leave(due);
    }
  }

  private List<Due> due(String place, Instant by) {
    try {
      return store.outbox().due(run.account(), place, by);
    } catch (ScanFailure why) {
      unread(why);
      return List.of();
    }
  }

  /// What the message names is told with it: what is due about it, now or later, is no longer.
  private Set<Due> tellStarted(List<Due> due) {
    Set<Due> settles = new HashSet<>();
    Set<Identity> named = tally.unverifiedIdentities();
    for (String region : tally.regionsReadAtLeastInPart()) {
      due(region, scan.moment().at().plus(scan.grace())).stream()
          .filter(one -> one.kind() == AlertKind.FOUND_UNVERIFIED)
          .filter(one -> named.contains(new Identity(region, run.account(), one.subject())))
          .forEach(settles::add);
    }
    Map<String, Problem> notRead = new HashMap<>(tally.regionsNotRead());
    for (Due one : due) {
      if (one instanceof Due.OfScan region && isOfRegionNotRead(region)) {
        notRead.putIfAbsent(region.place(), region.problem());
        settles.add(region);
      }
    }
    teller.tell(
        List.of(
            new Bundle.Started(
                run.account(),
                scan.moment(),
                tally.counts(true),
                tally.regionsReadAtLeastInPart(),
                notRead,
                tally.unverified(),
                List.copyOf(settles))),
        tally.verifiedDomains());
    if (teller.results().stream()
        .anyMatch(alert -> alert.kind() == AlertKind.STARTED && alert.out())) {
      noteStarted();
    }
    return settles;
  }

  private boolean isOfRegionNotRead(Due.OfScan due) {
    return due.kind() == AlertKind.SCAN_PROBLEM
        && due.subject().equals(due.place())
        && !tally.regionsReadAtLeastInPart().contains(due.place());
  }

  /// What is not written now is written as the scan ends.
  private void noteStarted() {
    row = row.startedTold(scan.moment().at());
    try {
      store.accounts().save(claim, row, List.of());
      for (RegionResult result : tally.results()) {
        Optional<RegionRow> denied = RegionStep.deniedAtTheStart(result.row(), scan);
        if (denied.isPresent()) {
          store.regions().end(claim, denied.get(), List.of());
          tally = tally.with(denied.get());
        }
      }
    } catch (ScanFailure unsaved) {
      unread(unsaved);
    }
  }

  private static Optional<Integer> number(Alerts.Subscribers subscribers) {
    return switch (subscribers) {
      case Alerts.Confirmed(int number) -> Optional.of(number);
      case Alerts.NotTold _ -> Optional.empty();
    };
  }

  private void giveBack() {
    try {
      store.accounts().end(claim, row, tally.record(run, now(), told(), false));
    } catch (ScanFailure unsaved) {
      log.warn(
          "the account was not given back; its lease ends by itself",
          Map.of("problem", String.valueOf(unsaved.getMessage())));
    }
  }
}
