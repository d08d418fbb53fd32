package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.Bundle;
import dev.sesdkim.rules.Health;
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
  private AccountRow row;
  private Tally tally = new Tally(List.of());
  private Optional<ScanFailure> failure = Optional.empty();

  /// @param row the account's row since it was taken
  AccountScan(
      AccountRow row,
      ScanRun run,
      Claim claim,
      ScanContext scan,
      Store store,
      Alerts alerts,
      ScanLog log) {
    this.row = row;
    this.teller = new Teller(store, alerts, claim, run, log);
    this.run = run;
    this.claim = claim;
    this.scan = scan;
    this.store = store;
    this.alerts = alerts;
    this.log = log;
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
      due.addAll(note(examination, subscribers));
      tell(due, subscribers);
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
          row.troubles());
    } finally {
      if (!ended) {
        giveBack();
      }
    }
  }

  private void scan(Function<NavigableMap<String, RegionRow>, List<RegionResult>> everyRegion) {
    try {
      NavigableMap<String, RegionRow> known = store.regions().all(run.account());
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
            row.troubles(),
            teller.untold(),
            number(subscribers).orElse(0) > 0)
        .isGood(scan);
  }

  private Instant now() {
    return run.end().clock().instant();
  }

  private int told() {
    return (int) teller.results().stream().filter(ScanSummary.AlertResult::out).count();
  }

  /// Writes what is new about the troubles, together with what is to be told of them.
  ///
  /// @return what became due
  private List<Due.OfScan> note(Examination examination, Alerts.Subscribers subscribers) {
    Map<ScanPart, Optional<Problem>> seen =
        AccountTroubles.seen(
            run,
            examination,
            tally.notSaved().or(() -> store.leftAlone().get()),
            failure,
            subscribers);
    Map<ScanPart, Trouble> before = new HashMap<>(row.troubles());
    before.keySet().removeAll(examination.leftOut());
    AccountTroubles now = AccountTroubles.of(before, seen, run.account(), scan);
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

  /// Without a subscriber nothing is told, and all of it stays due.
  private void tell(List<Due> due, Alerts.Subscribers subscribers) {
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
      teller.leave(due);
      return;
    }
    if (row.startedTold().isEmpty() && tally.anyRegionRead()) {
      due.removeAll(tellStarted(due));
    }
    if (!due.isEmpty()) {
      teller.tell(
          new Telling(
                  new KnownUnverified(tally, store.states(), log).of(run.account(), due),
                  tally.domains())
              .of(due));
    }
  }

  private List<Due> due(String place, Instant by) {
    try {
      return store.outbox().due(run.account(), place, by);
    } catch (ScanFailure unread) {
      fails(unread);
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
                List.copyOf(settles))));
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

  private void noteStarted() {
    try {
      store.accounts().save(claim, row.startedTold(scan.moment().at()), List.of());
      row = row.startedTold(scan.moment().at());
      for (RegionResult result : tally.results()) {
        Optional<RegionRow> denied = RegionStep.deniedAtTheStart(result.row(), scan);
        if (denied.isPresent()) {
          store.regions().end(claim, denied.get(), List.of());
          tally = tally.with(denied.get());
        }
      }
    } catch (ScanFailure unsaved) {
      fails(unsaved);
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
