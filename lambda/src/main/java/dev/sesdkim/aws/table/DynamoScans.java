package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.Scans;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The record of past scans, kept in the table.
public final class DynamoScans implements Scans {

  private final Table table;

  public DynamoScans(Table table) {
    this.table = table;
  }

  /// The newest scan of the account that finished. A row that this version cannot read is passed
  /// over for an older one.
  ///
  /// @throws ScanFailure also when scans did finish but none of their rows can be read: that is not
  ///   the same as an account that was never scanned
  @Override
  public Optional<ScanRecord> lastFinished(String account) {
    TableQuery query = TableQuery.descending(Keys.scans(account), "attribute_exists(finishedAt)");
    Optional<Problem> passedOver = Optional.empty();
    Map<String, AttributeValue> next = Map.of();
    do {
      TableQuery.Page page = query.page(table, next);
      for (Map<String, AttributeValue> row : page.rows()) {
        try {
          return Optional.of(ScanItem.scan(row));
        } catch (Row.Unreadable e) {
          passedOver = Optional.of(TableQuery.unreadable(row, e));
        }
      }
      next = page.next();
    } while (!next.isEmpty());
    if (passedOver.isPresent()) {
      Problem problem = passedOver.get();
      throw new ScanFailure(
          "DynamoDB table %s in %s: no scan can be read. %s"
              .formatted(table.name(), table.region(), problem.sentence()),
          problem);
    }
    return Optional.empty();
  }

  @Override
  public void save(ScanRecord scan) {
    table.ask(
        TableAction.PUT_ITEM,
        client ->
            client.putItem(
                put -> put.tableName(table.name()).item(ScanItem.of(scan, table.retention()))));
  }
}
