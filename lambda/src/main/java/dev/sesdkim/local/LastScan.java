package dev.sesdkim.local;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.NotScanned;
import dev.sesdkim.local.text.Remembered;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.Reports;
import dev.sesdkim.scan.Sightings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a deployed table holds of an account after its last scan, as the same view that a live scan
/// gives.
///
/// @param scan the last scan that ended; empty if none has
/// @param rows one for each remembered region
/// @param mutes what people have muted
record LastScan(
    Reports reports,
    KnownAccount account,
    Optional<ScanRecord> scan,
    List<RegionRow> rows,
    Mutes mutes) {

  LastScan {
    rows = List.copyOf(rows);
  }

  static LastScan of(Reports reports, KnownAccount account, Mutes mutes) {
    List<RegionRow> rows = reports.regions(account.id());
    return new LastScan(
        reports, account, reports.scans(account.id(), 1).stream().findFirst(), rows, mutes);
  }

  List<RegionRow> notWatched() {
    return rows.stream().filter(row -> !row.watched()).toList();
  }

  /// The view, as if the scan had just ended. Regions that are not watched are left out.
  AccountView view() {
    List<RegionResult> results = new ArrayList<>();
    List<State> states = new ArrayList<>();
    Map<Identity, State> known = new HashMap<>();
    Map<String, Trouble> unread = new LinkedHashMap<>();
    for (RegionRow row : rows) {
      if (row.watched()) {
        RegionResult result = result(row);
        results.add(result);
        row.unread().ifPresent(why -> unread.put(row.region(), why));
        for (State state : reports.states(row.region(), row.account())) {
          State now = result instanceof RegionResult.NotRead ? unread(state, row) : state;
          states.add(now);
          known.put(now.identity(), now);
        }
      }
    }
    return new AccountView(
            account.account(),
            scanId(),
            startedAt(),
            results,
            AccountView.byRegion(states),
            Optional.empty(),
            notScanned())
        .with(new Remembered(known, unread, mutes), List.of());
  }

  private Optional<NotScanned> notScanned() {
    return scan.isEmpty()
        ? Optional.of(NotScanned.yet())
        : account
            .row()
            .map(AccountRow::troubles)
            .flatMap(troubles -> Optional.ofNullable(troubles.get(ScanPart.REGIONS)))
            .map(NotScanned::of);
  }

  private String scanId() {
    return scan.map(ScanRecord::scanId).orElse("");
  }

  private Instant startedAt() {
    return scan.map(ScanRecord::startedAt).orElse(Instant.EPOCH);
  }

  /// The region's result. A region without SES has neither a reading nor a failure.
  private RegionResult result(RegionRow row) {
    boolean readNow = row.readAt().filter(at -> !at.isBefore(startedAt())).isPresent();
    if (row.unread().isPresent()) {
      return readNow
          ? new RegionResult.ReadInPart(row, Sightings.NONE, row.unread().get().problem())
          : new RegionResult.NotRead(row, Sightings.NONE, row.unread().get().problem());
    }
    return row.readAt().isPresent()
        ? new RegionResult.Read(row, Sightings.NONE)
        : new RegionResult.NoSes(row);
  }

  private State unread(State state, RegionRow row) {
    return row.unread()
        .map(why -> state.unreadable(new State.Unreadable(Reason.UNREADABLE, why), scanId()))
        .orElse(state);
  }
}
