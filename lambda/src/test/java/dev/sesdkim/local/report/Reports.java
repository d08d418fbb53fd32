package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.Morning;
import dev.sesdkim.local.text.Remembered;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reports for tests.
final class Reports {

  static final Instant AT = Morning.AT;

  private Reports() {}

  /// Of the account of one morning, with what a monitor remembers.
  static Report morning() {
    return of(
        Morning.remembered(), Optional.of(Map.of(NEWS, List.of(off(), again(), off15(), first()))));
  }

  private static final Identity NEWS =
      new Identity("eu-west-1", Readings.ACCOUNT, "news.example.com");

  private static Stretch off() {
    return stretch(Duration.ofHours(3), Duration.ZERO, Reason.SIGNING_DISABLED);
  }

  private static Stretch again() {
    return stretch(Duration.ofDays(40), Duration.ofHours(3), Reason.OK);
  }

  private static Stretch off15() {
    return stretch(Duration.ofDays(41), Duration.ofDays(40), Reason.TEMPORARY_FAILURE);
  }

  private static Stretch first() {
    return stretch(Duration.ofDays(600), Duration.ofDays(41), Reason.OK);
  }

  private static Stretch stretch(Duration from, Duration until, Reason reason) {
    return new Stretch(
        NEWS,
        AT.minus(from),
        until.isZero() ? Optional.empty() : Optional.of(AT.minus(until)),
        reason.verdict(),
        reason,
        Facts.none());
  }

  static Report of(ScanView view, Optional<Map<Identity, List<Stretch>>> history) {
    return new Report(
        view,
        history,
        List.of(),
        region -> region.equals("eu-west-1") ? "Europe (Ireland)" : "",
        "a scan of the account",
        "sesdkim report --out report.html",
        "SES DKIM Monitor 1.0.0");
  }

  /// Of one region, as it was read.
  static ScanView view(Reading... readings) {
    ScanContext scan =
        new ScanContext(
            new Moment(AT, "local"),
            List.of(AT),
            false,
            Duration.ofHours(1),
            Duration.ofDays(1),
            Mutes.NONE);
    List<Transition> steps =
        Comparison.of(List.of(), List.of(), Judged.of(List.of(readings)), scan);
    RegionRow row = RegionRow.unknown("eu-west-1", Readings.ACCOUNT);
    return ScanView.of(
        List.of(
            AccountView.of(
                new Account(Readings.ACCOUNT, Optional.empty()),
                "local",
                AT,
                List.of(new RegionResult.Read(row, Sightings.NONE)),
                steps.stream().map(Transition::after).toList())));
  }

  /// The same, remembered.
  static ScanView remembered(ScanView view) {
    Map<Identity, State> known = new HashMap<>();
    view.all().forEach(state -> known.put(state.identity(), state));
    return view.each(
        account -> account.with(new Remembered(known, Map.of(), Mutes.NONE), List.of()));
  }
}
