package dev.sesdkim.local;

import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.report.Report;
import dev.sesdkim.local.text.Remembered;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Sightings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/// What a deployed table holds as its last scan left it: the same view as of a live scan, and what
/// was before.
///
/// @param scan the last one that ended
/// @param rows one for each region that is remembered
/// @param mutes what people have muted
record LastScan(DynamoReports reports, ScanRecord scan, List<RegionRow> rows, Mutes mutes) {

  /// How many histories are read at the same time.
  private static final int AT_ONCE = 16;

  LastScan {
    rows = List.copyOf(rows);
  }

  /// Empty where no scan has ended.
  static Optional<LastScan> of(
      DynamoReports reports, String account, List<RegionRow> rows, Mutes mutes) {
    return reports.scans(account, 1).stream()
        .findFirst()
        .map(scan -> new LastScan(reports, scan, rows, mutes));
  }

  /// What a report tells of it.
  ///
  /// @param asked leaves the identities that are asked for
  /// @param command what makes the report again
  Report report(UnaryOperator<ScanView> asked, String source, String command) {
    ScanView view = asked.apply(view());
    return new Report(
        view,
        Optional.of(history(view.all(), Report.from(view.at()))),
        rows.stream().filter(row -> !row.watched()).toList(),
        Place::of,
        source,
        command,
        LocalCommand.VERSION);
  }

  /// As if the scan had just ended. A region that nobody expects to be read is no part of it.
  private ScanView view() {
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
    return ScanView.of(
            new ScanSummary.Finished(scan, results, List.of(), Optional.empty(), 0, Map.of()),
            states)
        .with(new Remembered(known, unread, mutes), List.of());
  }

  /// The stretches, newest first, of the identities that have had more than one since a moment.
  ///
  /// @throws ScanFailure if the table does not answer
  private Map<Identity, List<Stretch>> history(List<State> states, Instant from) {
    Map<Identity, Future<List<Stretch>>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      states.stream()
          .filter(state -> state.dates().stretchSince().isAfter(from))
          .filter(state -> !state.dates().stretchSince().equals(state.dates().firstSeenAt()))
          .map(State::identity)
          .forEach(one -> asked.put(one, threads.submit(() -> reports.history(one))));
    }
    Map<Identity, List<Stretch>> history = new HashMap<>();
    asked.forEach((identity, stretches) -> history.put(identity, answer(stretches)));
    return history;
  }

  private static List<Stretch> answer(Future<List<Stretch>> stretches) {
    try {
      return stretches.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ScanFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /// A region without SES is remembered with neither.
  private RegionResult result(RegionRow row) {
    boolean readNow = row.readAt().filter(at -> !at.isBefore(scan.startedAt())).isPresent();
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
        .map(why -> state.unreadable(new State.Unreadable(Reason.UNREADABLE, why), scan.scanId()))
        .orElse(state);
  }
}
