package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What a scan cannot read or do besides accounts, regions and identities. It is noted with the
/// monitor's own account; an invocation that reads only one account notes it with that account.
final class AccountTroubles {

  /// A scan that leaves less than a tenth of its reading time came near its limit.
  private static final int NEAR = 10;

  private AccountTroubles() {}

  /// What a scan saw of each part.
  ///
  /// @param accounts what is wrong with the list or the turns of the accounts, if anything is
  /// @param failure what prevented scanning the monitor's own account, if anything did
  static Map<ScanPart, Optional<Problem>> seen(
      ScanRun run,
      SharedDns dns,
      Optional<Problem> accounts,
      Optional<ScanFailure> failure,
      Alerts.Subscribers subscribers) {
    Map<ScanPart, Optional<Problem>> seen = new EnumMap<>(ScanPart.class);
    seen.putAll(ofReading(run, dns, failure));
    seen.putAll(ofTelling(accounts, subscribers));
    return seen;
  }

  /// What a scan saw of the parts that reading needs.
  ///
  /// @param failure what prevented reading, if anything did
  static Map<ScanPart, Optional<Problem>> ofReading(
      ScanRun run, SharedDns dns, Optional<ScanFailure> failure) {
    Map<ScanPart, Optional<Problem>> seen = new EnumMap<>(ScanPart.class);
    seen.putAll(dns.seen());
    if (failure.isEmpty()) {
      seen.put(ScanPart.TIME, nearLimit(run));
    }
    return seen;
  }

  /// What a scan saw of the parts that sending alerts needs.
  ///
  /// @param accounts as in [#seen]
  static Map<ScanPart, Optional<Problem>> ofTelling(
      Optional<Problem> accounts, Alerts.Subscribers subscribers) {
    Map<ScanPart, Optional<Problem>> seen = new EnumMap<>(ScanPart.class);
    seen.put(ScanPart.ACCOUNTS, accounts);
    seen.put(
        ScanPart.SUBSCRIBERS,
        switch (subscribers) {
          case Alerts.Confirmed _ -> Optional.empty();
          case Alerts.NotTold(Problem problem) -> Optional.of(problem);
        });
    return seen;
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
