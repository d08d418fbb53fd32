package dev.sesdkim.rules;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.LastReading;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A region's step from its remembered row to its new row.
///
/// @param due the news of the step
public record RegionTransition(RegionRow after, List<Due.OfScan> due) {

  /// At least some of its identities were read.
  ///
  /// @param inPart whether some were not read; each of these is reported by itself
  /// @param early why reading ended before all of them were asked about, if it did
  public static RegionTransition read(
      RegionRow before,
      Counts counts,
      int atRisk,
      boolean inPart,
      Optional<Problem> early,
      ScanContext scan) {
    TroubleTransition trouble = step(before, early, false, scan);
    return new RegionTransition(
        before.read(scan.moment().at(), counts, atRisk, inPart, trouble.after()), trouble.due());
  }

  /// The same step, with the parts that are asked for region by region.
  ///
  /// @param seen as in [PartTransitions#of]
  public RegionTransition with(Map<ScanPart, Optional<Problem>> seen, ScanContext scan) {
    PartTransitions parts =
        PartTransitions.of(after.troubles(), seen, after.account(), after.region(), true, scan);
    return new RegionTransition(
        after.with(parts.troubles()), Stream.concat(due.stream(), parts.due().stream()).toList());
  }

  /// None of its identities was read. A region that was denied from the beginning stays as it is,
  /// because nobody expects it to be read.
  public static RegionTransition unread(RegionRow before, Problem problem, ScanContext scan) {
    if (deniedFromTheBeginning(before)) {
      return new RegionTransition(before, List.of());
    }
    TroubleTransition trouble = step(before, Optional.of(problem), atOnce(before, problem), scan);
    return new RegionTransition(
        before.unread(trouble.after()), withLastReading(before, trouble.due()));
  }

  /// SES has no endpoint there, so there is nothing to read and never was.
  public static RegionTransition noSes(RegionRow before, ScanContext scan) {
    TroubleTransition trouble = step(before, Optional.empty(), false, scan);
    return new RegionTransition(before.unread(trouble.after()), trouble.due());
  }

  /// The region is disabled, or the settings leave it out. This is told once, even if people were
  /// told before of another reason why it is not read.
  public static RegionTransition notWatched(RegionRow before, Problem problem, ScanContext scan) {
    Optional<Trouble> known = before.unread().filter(why -> !isOver(why.problem(), problem));
    if (!before.watched() && known.isPresent()) {
      return new RegionTransition(before, List.of());
    }
    Instant at = scan.moment().at();
    Trouble untold = new Trouble(known.map(Trouble::since).orElse(at), problem, false);
    Trouble trouble = known.filter(why -> why.problem().kind() == problem.kind()).orElse(untold);
    return new RegionTransition(
        before.notWatched(at, trouble.asTold()),
        withLastReading(
            before, step(before, Optional.of(trouble), Optional.of(problem), true, scan).due()));
  }

  /// The account was not listed and is listed again: its region is watched again. Only the account
  /// is reported. Empty for any other region.
  public static Optional<RegionRow> listedAgain(RegionRow row) {
    return row.unread()
        .filter(why -> !row.watched() && AccountAdvice.isNotListed(why.problem()))
        .map(_ -> row.unread(Optional.empty()));
  }

  /// Whether the reason for which a region was not watched is over, and there is another: its
  /// account is listed again, or the settings no longer leave it out.
  private static boolean isOver(Problem before, Problem now) {
    return AccountAdvice.isNotListed(before)
        ? !AccountAdvice.isNotListed(now)
        : before.kind() == Problem.Kind.EXCLUDED && now.kind() == Problem.Kind.REGION_DISABLED;
  }

  /// `STARTED` named the region as one that a policy denies. It is not expected to be read, though
  /// each scan tries. Empty for any other region.
  ///
  /// @param started the scan that sent `STARTED`
  public static Optional<RegionRow> deniedAtTheStart(RegionRow row, Instant started) {
    return row.unread()
        .filter(_ -> row.watched() && row.readAt().isEmpty())
        .filter(trouble -> trouble.problem().kind() == Problem.Kind.ACCESS_DENIED)
        .filter(trouble -> !trouble.since().isAfter(started))
        .map(trouble -> row.notWatched(started, trouble.asTold()));
  }

  private static List<Due.OfScan> withLastReading(RegionRow before, List<Due.OfScan> due) {
    Optional<LastReading> known = before.readAt().map(at -> new LastReading(at, before.counts()));
    return due.stream().map(one -> one.with(known)).toList();
  }

  private static boolean deniedFromTheBeginning(RegionRow row) {
    return !row.watched()
        && row.unread()
            .filter(trouble -> trouble.problem().kind() == Problem.Kind.ACCESS_DENIED)
            .isPresent();
  }

  private static boolean atOnce(RegionRow before, Problem problem) {
    return before.readAt().isPresent()
        && (problem.kind() == Problem.Kind.ACCESS_DENIED
            || problem.kind() == Problem.Kind.REGION_DISABLED);
  }

  /// If the region was not watched, people were told why: if it is watched again and cannot be read
  /// to its end, that is another trouble, and they are told at once.
  private static TroubleTransition step(
      RegionRow row, Optional<Problem> now, boolean atOnce, ScanContext scan) {
    return step(
        row,
        row.unread().filter(_ -> row.watched() || now.isEmpty()),
        now,
        atOnce || !row.watched(),
        scan);
  }

  private static TroubleTransition step(
      RegionRow row,
      Optional<Trouble> before,
      Optional<Problem> now,
      boolean atOnce,
      ScanContext scan) {
    return TroubleTransition.of(
        before, now, atOnce, row.account(), row.region(), row.region(), scan);
  }
}
