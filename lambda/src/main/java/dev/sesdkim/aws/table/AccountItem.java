package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts what is remembered of an account's scans to attributes of its row and back. The lease
/// is in the same row, written by [DynamoAccounts].
///
/// A failure to list the regions, which stops the scan, has attributes of its own, like an unread
/// region in a region's row. The other troubles are in one map.
final class AccountItem {

  /// The setting allows 128 characters, each of up to four bytes.
  private static final int LONGEST_NAME = 512;

  /// Every attribute that [#of] may write.
  static final List<String> NAMES =
      List.of(
          "account",
          "accountName",
          "starts",
          "startedTold",
          "digestedAt",
          "listeners",
          "unheardSince",
          "triedAt",
          "missingSince",
          "missingScanId",
          "notWatchedSince",
          "unreadSince",
          "problem",
          "problems",
          "work");

  private AccountItem() {}

  static NewRow of(AccountRow account) {
    NewRow row =
        new NewRow()
            .put("account", account.account())
            .putText("accountName", account.name(), LONGEST_NAME)
            .put("starts", account.starts().stream().map(NewRow::text).toList())
            .putTime("startedTold", account.messages().startedTold())
            .putTime("digestedAt", account.messages().digestedAt())
            .putNumber("listeners", account.messages().listeners())
            .putTime("unheardSince", account.messages().unheardSince())
            .putTime("triedAt", account.watch().triedAt())
            .putTime("missingSince", account.watch().missing().map(Moment::at))
            .putText("missingScanId", account.watch().missing().map(Moment::scanId))
            .putTime("notWatchedSince", account.watch().notWatchedSince());
    Map<ScanPart, Trouble> others = new EnumMap<>(ScanPart.class);
    others.putAll(account.troubles());
    Optional.ofNullable(others.remove(ScanPart.REGIONS))
        .ifPresent(trouble -> Troubles.write("unreadSince", trouble, row));
    Troubles.write(others, row);
    account.work().ifPresent(work -> row.put("work", of(work)));
    return row;
  }

  /// Reads a row.
  ///
  /// @throws Row.Unreadable if it is damaged
  static AccountRow account(String account, Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    return new AccountRow(
        account,
        row.textIfAny("accountName"),
        row.longNumber("fence"),
        row.times("starts"),
        new AccountRow.Messages(
            row.timeIfAny("startedTold"),
            row.timeIfAny("digestedAt"),
            row.numberIfAny("listeners"),
            row.timeIfAny("unheardSince")),
        new AccountRow.Watch(
            row.timeIfAny("triedAt"), missing(row), row.timeIfAny("notWatchedSince")),
        troubles(row),
        row.has("work") ? Optional.of(work(row.row("work"))) : Optional.empty());
  }

  private static NewRow of(AccountRow.Work work) {
    return new NewRow()
        .put("scanId", work.scanId())
        .put("at", work.at())
        .put("due", NewRow.texts(work.due().stream().sorted().toList()))
        .put("anyRegionRead", work.anyRegionRead())
        .put("healthy", work.healthy());
  }

  private static AccountRow.Work work(Row row) {
    return new AccountRow.Work(
        row.text("scanId"),
        row.time("at"),
        Set.copyOf(row.texts("due")),
        row.flag("anyRegionRead"),
        row.flag("healthy"));
  }

  private static Optional<Moment> missing(Row row) {
    return row.timeIfAny("missingSince").map(since -> new Moment(since, row.text("missingScanId")));
  }

  private static Map<ScanPart, Trouble> troubles(Row row) {
    Map<ScanPart, Trouble> troubles = Troubles.byPart(row);
    Troubles.trouble("unreadSince", row)
        .ifPresent(trouble -> troubles.put(ScanPart.REGIONS, trouble));
    return troubles;
  }
}
