package dev.sesdkim.scan;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.TroubleStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a scan cannot read or do besides regions and identities.
///
/// @param troubles what is remembered of that from now on
/// @param due what is to be told of it
record AccountTroubles(Map<ScanPart, Trouble> troubles, List<Due.OfScan> due) {

  /// A scan that leaves less of its time for reading than this part came near its limit.
  private static final int NEAR = 10;

  AccountTroubles {
    troubles = Map.copyOf(troubles);
    due = List.copyOf(due);
  }

  /// What a scan saw of each part.
  ///
  /// @param examination how DNS and SES v2 answered
  /// @param rows why rows could not be saved or read so far, if there are such; that all of them
  ///   could be is not known before everything is told
  /// @param failure what prevented scanning the regions, if anything did
  static Map<ScanPart, Optional<Problem>> seen(
      ScanRun run,
      Examination examination,
      Optional<Problem> rows,
      Optional<ScanFailure> failure,
      Alerts.Subscribers subscribers) {
    Map<ScanPart, Optional<Problem>> seen = new EnumMap<>(ScanPart.class);
    seen.putAll(examination.seen());
    seen.put(ScanPart.REGIONS, failure.map(ScanFailure::problem));
    rows.ifPresent(why -> seen.put(ScanPart.ROWS, Optional.of(why)));
    if (failure.isEmpty()) {
      seen.put(ScanPart.TIME, nearLimit(run));
    }
    seen.put(
        ScanPart.SUBSCRIBERS,
        switch (subscribers) {
          case Alerts.Confirmed _ -> Optional.empty();
          case Alerts.NotTold(Problem problem) -> Optional.of(problem);
        });
    return seen;
  }

  /// From what was remembered, and what the scan saw, to what is remembered now.
  ///
  /// @param seen what kept each part from its work; empty where all is well, no entry where nothing
  ///   is known: then it stays as it was
  static AccountTroubles of(
      Map<ScanPart, Trouble> before,
      Map<ScanPart, Optional<Problem>> seen,
      String account,
      ScanContext scan) {
    Map<ScanPart, Trouble> troubles = new EnumMap<>(ScanPart.class);
    troubles.putAll(before);
    List<Due.OfScan> due = new ArrayList<>();
    seen.forEach(
        (part, problem) -> {
          TroubleStep step =
              TroubleStep.of(
                  Optional.ofNullable(before.get(part)),
                  problem,
                  part.isToldAtOnce(),
                  account,
                  Due.ACCOUNT,
                  part.name(),
                  scan);
          step.after()
              .ifPresentOrElse(trouble -> troubles.put(part, trouble), () -> troubles.remove(part));
          due.addAll(step.due());
        });
    return new AccountTroubles(troubles, due);
  }

  private static Optional<Problem> nearLimit(ScanRun run) {
    Duration all = Duration.between(run.moment().at(), run.reading().at());
    return run.reading().left().compareTo(all.dividedBy(NEAR)) < 0
        ? Optional.of(
            new Problem(
                Problem.Kind.DEADLINE,
                "the scan",
                "reading took nearly all of its %d seconds, or all".formatted(all.toSeconds())))
        : Optional.empty();
  }
}
