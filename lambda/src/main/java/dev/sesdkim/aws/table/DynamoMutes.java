package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps mutes in the table. A scan reads them; people write them with their own credentials.
///
/// Every method throws [dev.sesdkim.scan.ScanFailure] when the table does not answer.
///
/// @param leftAlone receives the problem of each row that this version cannot read
public record DynamoMutes(Table table, Consumer<Problem> leftAlone) {

  private static final int MOST_WORDS = 1_000;

  /// The mutes of an account. If a row cannot be read, the result says that it is incomplete.
  public Mutes of(String account) {
    List<Problem> unreadable = new ArrayList<>();
    List<Mute> rows =
        TableQuery.of(Keys.mutes(account))
            .read(table, row -> mute(account, new Row(row)), unreadable::add);
    unreadable.forEach(leftAlone);
    return new Mutes(rows, unreadable.isEmpty());
  }

  /// Writes a mute and replaces an earlier one of the same identity and region. Its row expires
  /// when the mute is over.
  public void put(Mute mute) {
    NewRow row =
        Keys.mute(mute)
            .put("account", mute.account())
            .put("region", mute.region())
            .put("identity", mute.name())
            .put("until", mute.until())
            .put("reason", mute.reason(), MOST_WORDS)
            .put("mutedBy", mute.by(), MOST_WORDS)
            .put("mutedAt", mute.at())
            .put("expiresAt", TableTime.expiry(mute.until(), Duration.ZERO));
    table.ask(
        TableAction.PUT_ITEM,
        client -> client.putItem(ask -> ask.tableName(table.name()).item(row.attributes())));
  }

  /// Deletes a mute if it exists.
  public void delete(Mute mute) {
    // As a transaction, because the function's package has the classes for that anyway, and not
    // those for DeleteItem.
    table.ask(
        TableAction.DELETE_ITEM,
        client ->
            client.transactWriteItems(
                ask -> ask.transactItems(StateWrites.delete(table, Keys.mute(mute)))));
  }

  private static Mute mute(String account, Row row) {
    return new Mute(
        account,
        row.text("region"),
        row.text("identity"),
        row.time("until"),
        row.text("reason"),
        row.text("mutedBy"),
        row.time("mutedAt"));
  }
}
