package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.memory.PeoplesTable;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Alerts;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Details;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lives through a history, with the product and with the model, and holds one against the other
/// after every scan.
final class Replay {

  static final Duration LIMIT = Duration.ofMinutes(14);

  private final PeoplesTable table = new PeoplesTable();
  private final SimpleOrganization organization;
  private final SameAsModel same;
  private final FlickeringEvidence evidence = new FlickeringEvidence();
  private Instant now = Instant.parse("2026-11-24T03:00:00Z");
  private Instant leaseUntil = Instant.EPOCH;
  private String invocation = "none";
  private int scans;
  private Played played = Played.NOTHING;

  /// What a history had in it.
  ///
  /// @param ofSeveral how many of the scans were of several accounts, and so on
  record Played(int scans, int ofSeveral, int killed, int heldUp, int messages) {

    static final Played NOTHING = new Played(0, 0, 0, 0, 0);

    Played plus(Played other) {
      return new Played(
          scans + other.scans,
          ofSeveral + other.ofSeveral,
          killed + other.killed,
          heldUp + other.heldUp,
          messages + other.messages);
    }
  }

  private Replay(List<String> accounts) {
    organization = new SimpleOrganization(accounts);
    same = new SameAsModel(organization, table);
  }

  /// Plays a history.
  static Played of(Histories.History history) {
    return new Replay(history.accounts()).of(history.events());
  }

  private Played of(List<Event> events) {
    events.forEach(this::happens);
    happens(new Event.Scans(Duration.ofHours(1), false, Optional.empty(), false));
    return played;
  }

  private void happens(Event event) {
    if (event instanceof Event.Scans scan) {
      now = now.plus(scan.later());
      if (!scan.again()) {
        invocation = "invocation-" + scans;
      }
      scan(scan.ends(), scan.overlapped());
      organization.scanIsOver();
    } else {
      organization.happens(event);
    }
  }

  /// What came of a run: a summary, a failure, or nothing because it was killed.
  private record Outcome(Optional<ScanSummary> summary, Optional<ScanFailure> failure) {

    boolean skipped() {
      return summary.filter(ScanSummary.Skipped.class::isInstance).isPresent();
    }
  }

  private void scan(Optional<Event.End> ends, boolean overlapped) {
    scans++;
    organization.mailFromIsUnread(scans % 4 == 0);
    Instant at = now;
    String id = invocation;
    ScanEffects effects = new ScanEffects(organization.accounts.keySet());
    boolean free = !leaseUntil.isAfter(at);
    List<Runnable> afterwards = new ArrayList<>();
    Lifeline life = new Lifeline(ends, () -> afterwards.add(anotherScanOvertakes(at, id, effects)));
    Outcome outcome = run(life, effects, id, at, overlapped);
    played =
        played.plus(
            new Played(
                1,
                organization.accounts.size() > 1 ? 1 : 0,
                life.isDead() ? 1 : 0,
                life.wasHeldUp() ? 1 : 0,
                effects.offered.size()));
    if (!free) {
      assertThat(effects.hasTaken(Bench.ACCOUNT)).as("taken while another scan has it").isFalse();
      assertThat(effects.size())
          .as("done without the account")
          .isEqualTo(new ScanEffects(organization.accounts.keySet()).size());
      assertThat(effects.offered).as("told without the account").isEmpty();
      assertThat(outcome.skipped() || life.isDead()).as("skipped").isTrue();
    } else if (life.wasHeldUp()) {
      afterwards.forEach(Runnable::run);
    } else {
      if (effects.hasTaken(Bench.ACCOUNT)) {
        leaseUntil = effects.of(Bench.ACCOUNT).givenBack ? Instant.EPOCH : at.plus(LIMIT);
        same.scanned(at, id, effects, !life.isDead());
      }
      assertThat(outcome.failure().filter(_ -> !organization.account(Bench.ACCOUNT).noRegions))
          .as("failure")
          .isEmpty();
    }
  }

  /// Called while a scan stands still.
  ///
  /// @return to be called when it has gone on and ended
  private Runnable anotherScanOvertakes(Instant at, String id, ScanEffects effects) {
    same.scanned(at, id, effects, false);
    Runnable afterwards = same.standsStill(effects);
    now = at.plus(LIMIT);
    leaseUntil = now;
    invocation = "overtakes-" + scans;
    scan(Optional.empty(), false);
    return afterwards;
  }

  private Outcome run(
      Lifeline life, ScanEffects effects, String id, Instant at, boolean overlapped) {
    AtomicBoolean meanwhile = new AtomicBoolean(overlapped);
    DeadlyTable rows = new DeadlyTable(table, life, effects, organization.unsavable());
    Optional<Details> details = evidence.details(scans);
    Scan scan =
        new Scan(
            () -> life.at("accounts", Bench.ACCOUNT, organization::others),
            account -> {
              SimpleAccount asked = organization.account(account);
              return new AccountSource(
                  () -> life.at("regions", account, asked::regions),
                  (region, _, _) ->
                      life.at(
                          "list",
                          account,
                          region,
                          () -> {
                            if (meanwhile.getAndSet(false)) {
                              startsMeanwhile(at);
                            }
                            return asked.listing(region);
                          }),
                  details);
            },
            organization.selection(),
            rows.store(),
            alerts(life, effects),
            Optional.of(evidence.dns(organization.dnsIsDown)),
            Patience.standard(),
            ScanProgress.NONE,
            new Silence());
    try {
      return new Outcome(Optional.of(scan.run(order(id, at))), Optional.empty());
    } catch (Lifeline.Killed _) {
      return new Outcome(Optional.empty(), Optional.empty());
    } catch (ScanFailure failure) {
      return new Outcome(Optional.empty(), Optional.of(failure));
    }
  }

  private void startsMeanwhile(Instant at) {
    Lifeline other = new Lifeline(Optional.empty(), () -> {});
    assertThat(
            run(other, new ScanEffects(organization.accounts.keySet()), "meanwhile", at, false)
                .skipped())
        .as("a scan that starts while one is running is skipped")
        .isTrue();
  }

  private Alerts alerts(Lifeline life, ScanEffects effects) {
    return new Alerts() {
      @Override
      public Subscribers subscribers(Deadline deadline) {
        return life.at("subscribers", Bench.ACCOUNT, organization::confirmed);
      }

      @Override
      public Optional<Problem> publish(AlertMessage message, Deadline deadline) {
        return life.at(
            "publish",
            Bench.ACCOUNT,
            () -> {
              effects.offered.add(message);
              return organization.publish(message);
            });
      }
    };
  }

  private static ScanRun order(String id, Instant at) {
    Deadline end = new Deadline(() -> at, at.plus(LIMIT));
    return new ScanRun(Bench.ACCOUNT, new Moment(at, id), end, end, end, end);
  }
}
