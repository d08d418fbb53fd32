package dev.sesdkim.rules;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.Collection;
import java.util.Map;

/// What decides whether a scan is healthy (S8).
///
/// @param everyRegionRead whether every watched region was read to its end
/// @param unknownForThree how many identities have been unknown for three scans
/// @param troubles what else the scans cannot read or do, in the account or a region
/// @param untold what is due but could not be sent
/// @param heard whether the topic is known to have a confirmed subscription
public record Health(
    boolean everyRegionRead,
    int unknownForThree,
    Map<ScanPart, Trouble> troubles,
    Collection<? extends Due> untold,
    boolean heard) {

  public boolean isGood(ScanContext scan) {
    return everyRegionRead
        && unknownForThree == 0
        && troubles.entrySet().stream()
            .noneMatch(part -> isBlindness(part.getKey()) && lasts(part.getValue(), scan))
        && untold.stream().noneMatch(scan::isOverdue)
        && heard;
  }

  private static boolean lasts(Trouble trouble, ScanContext scan) {
    return trouble.told() || scan.lastedThreeScans(trouble.since());
  }

  /// Whether the trouble hides something. A scan that comes near its time limit still reads
  /// everything.
  private static boolean isBlindness(ScanPart part) {
    return switch (part) {
      case ACCOUNTS, REGIONS, DNS, DETAIL, MAIL_FROM, ROWS, SUBSCRIBERS -> true;
      case TIME -> false;
    };
  }
}
