package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.RegionRow;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts what is remembered of a region to a row of the table and back.
final class RegionItem {

  private RegionItem() {}

  /// @param fence the number of the scan that writes it
  static NewRow of(RegionRow region, long fence) {
    NewRow row =
        Keys.region(region.account(), region.region())
            .put("region", region.region())
            .put("account", region.account())
            .put("fence", fence)
            .putTime("readAt", region.readAt())
            .put("readInPart", region.readInPart())
            .put(region.counts())
            .put("atRisk", region.atRisk())
            .putTime("notWatchedSince", region.notWatchedSince());
    region.unread().ifPresent(trouble -> Troubles.write("unreadSince", trouble, row));
    Troubles.write(region.troubles(), row);
    return row;
  }

  /// Reads a row. A region that was begun but never ended has little more than its fence.
  ///
  /// @throws Row.Unreadable if it is damaged
  static RegionRow region(String region, String account, Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    return new RegionRow(
        region,
        account,
        row.timeIfAny("readAt"),
        row.flagIfAny("readInPart").orElse(false),
        new Counts(count("verified", row), count("unverified", row), count("unknown", row)),
        count("atRisk", row),
        Troubles.trouble("unreadSince", row),
        Troubles.byPart(row),
        row.timeIfAny("notWatchedSince"));
  }

  private static int count(String name, Row row) {
    return row.numberIfAny(name).orElse(0);
  }
}
