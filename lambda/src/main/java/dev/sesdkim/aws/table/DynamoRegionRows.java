package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.RegionRows;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Keeps what is remembered of regions in the table.
///
/// @param leftAlone receives the problem of each row that this version cannot read: its region
///   counts as never scanned; called from several threads
public record DynamoRegionRows(Table table, TableRetries retries, Consumer<Problem> leftAlone)
    implements RegionRows {

  @Override
  public NavigableMap<String, RegionRow> all(String account) {
    NavigableMap<String, RegionRow> all = new TreeMap<>();
    TableQuery.of(Keys.regions(account))
        .read(table, row -> row, leftAlone)
        .forEach(
            row -> {
              String region = new Row(row).text(Keys.SK);
              all.put(region, region(region, account, row));
            });
    return all;
  }

  @Override
  public RegionRow begin(Claim claim, String region) {
    RowChange change =
        new RowChange(
                Keys.region(claim.account(), region),
                "attribute_not_exists(fence) OR fence <= :fence",
                Map.of())
            .set(
                new NewRow()
                    .put(Fence.ATTRIBUTE, claim.fence())
                    .put("region", region)
                    .put("account", claim.account()));
    UpdateItemResponse response =
        writes()
            .alone(
                TableAction.UPDATE_ITEM,
                claim,
                client ->
                    client.updateItem(
                        change.request(table).returnValues(ReturnValue.ALL_NEW).build()));
    if (!response.hasAttributes()) {
      throw TableFailures.noAnswer(table, TableAction.UPDATE_ITEM);
    }
    return region(region, claim.account(), response.attributes());
  }

  @Override
  public void end(Claim claim, RegionRow row, List<Due.OfScan> due) {
    NewRow written = RegionItem.of(row, claim.fence());
    if (due.isEmpty()) {
      writes()
          .alone(
              TableAction.PUT_ITEM,
              claim,
              client ->
                  client.putItem(
                      put ->
                          put.tableName(table.name())
                              .item(written.attributes())
                              .conditionExpression(Fence.HOLDS)
                              .expressionAttributeValues(Fence.values(claim))));
    } else {
      writes()
          .together(
              claim,
              Fence.put(table, written, claim),
              due.stream().map(one -> StateWrites.put(table, DueItem.of(one))).toList());
    }
  }

  private RegionRow region(String region, String account, Map<String, AttributeValue> row) {
    return TableQuery.readable(row, known -> RegionItem.region(region, account, known), leftAlone)
        .orElseGet(() -> RegionRow.unknown(region, account));
  }

  private FencedWrites writes() {
    return new FencedWrites(table, retries);
  }
}
