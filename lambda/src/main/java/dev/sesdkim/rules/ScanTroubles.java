package dev.sesdkim.rules;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.util.Arrays;
import java.util.List;

/// What a scan cannot read or do, or can again, grouped by subject.
///
/// @param regions the regions that the scan cannot read
/// @param unwatched the regions that it is not expected to read any more
/// @param identities the identities that it cannot read in regions that it can read
/// @param parts the parts of the scan itself, and whole accounts
record ScanTroubles(
    List<Due.OfScan> regions,
    List<Due.OfScan> unwatched,
    List<Due.OfScan> identities,
    List<Due.OfScan> parts) {

  private static final String WAY_IN = "sts:AssumeRole";

  static ScanTroubles of(List<Due.OfScan> subjects) {
    return new ScanTroubles(
        subjects.stream().filter(one -> isRegion(one) && !one.problem().kind().isChosen()).toList(),
        subjects.stream().filter(one -> isRegion(one) && one.problem().kind().isChosen()).toList(),
        subjects.stream().filter(one -> !isRegion(one) && !isPart(one)).toList(),
        subjects.stream().filter(ScanTroubles::isPart).toList());
  }

  static boolean isRegion(Due.OfScan one) {
    return one.place().equals(one.subject());
  }

  /// The name of a part is no name of an identity: domains are in lower case, and addresses have an
  /// `@`.
  static boolean isPart(Due.OfScan one) {
    return one.place().equals(Due.ACCOUNT)
        || Arrays.stream(ScanPart.values())
            .anyMatch(part -> part.isOfRegion() && part.name().equals(one.subject()));
  }

  /// Whether it is about one region, or something in it.
  static boolean isInRegion(Due.OfScan one) {
    return !one.place().equals(Due.ACCOUNT);
  }

  /// Whether it is about an account as a whole: there is no way into it, its function did not run
  /// to its end, or it is not watched any more.
  static boolean isAccount(Due.OfScan one) {
    return one.subject().equals(ScanPart.REGIONS.name())
        && (one.problem().action().equals(WAY_IN)
            || AccountAdvice.isOfWorker(one.problem())
            || one.problem().kind() == Problem.Kind.EXCLUDED);
  }

  /// The places of the subjects, each once, sorted.
  static List<String> places(List<Due.OfScan> subjects) {
    return subjects.stream().map(Due.OfScan::place).distinct().sorted().toList();
  }
}
