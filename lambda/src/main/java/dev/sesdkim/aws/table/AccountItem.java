package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is remembered of an account's scans as attributes of its row, and back. The lease stands
/// beside it ([DynamoAccounts]).
///
/// That the regions cannot be listed, and so nothing is scanned, has attributes of its own, as it
/// has in a region's row; the other troubles are in one map.
final class AccountItem {

  /// Every attribute that [#of] may write.
  static final List<String> NAMES =
      List.of(
          "account",
          "starts",
          "startedTold",
          "digestedAt",
          "listeners",
          "unheardSince",
          "unreadSince",
          "problem",
          "problems");

  private AccountItem() {}

  static NewRow of(AccountRow account) {
    NewRow row =
        new NewRow()
            .put("account", account.account())
            .put("starts", account.starts().stream().map(NewRow::text).toList())
            .putTime("startedTold", account.startedTold())
            .putTime("digestedAt", account.digestedAt())
            .putNumber("listeners", account.listeners())
            .putTime("unheardSince", account.unheardSince());
    Map<ScanPart, Trouble> others = new EnumMap<>(ScanPart.class);
    others.putAll(account.troubles());
    Optional.ofNullable(others.remove(ScanPart.REGIONS))
        .ifPresent(trouble -> Troubles.write("unreadSince", trouble, row));
    Troubles.write(others, row);
    return row;
  }

  /// Reads a row.
  ///
  /// @throws Row.Unreadable if it is damaged
  static AccountRow account(String account, Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    return new AccountRow(
        account,
        row.longNumber("fence"),
        row.times("starts"),
        row.timeIfAny("startedTold"),
        row.timeIfAny("digestedAt"),
        row.numberIfAny("listeners"),
        row.timeIfAny("unheardSince"),
        troubles(row));
  }

  /// An account whose row is damaged except for the fence.
  static AccountRow forgotten(String account, long fence) {
    return new AccountRow(
        account,
        fence,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static Map<ScanPart, Trouble> troubles(Row row) {
    Map<ScanPart, Trouble> troubles = Troubles.byPart(row);
    Troubles.trouble("unreadSince", row)
        .ifPresent(trouble -> troubles.put(ScanPart.REGIONS, trouble));
    return troubles;
  }
}
