package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.scan.Accounts;
import dev.sesdkim.scan.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Keeps what is remembered of accounts in the table.
///
/// @param leftAlone receives the problem of an account's row that cannot be read: what it
///   remembered then starts from nothing, except for the lease
public record DynamoAccounts(Table table, TableRetries retries, Consumer<Problem> leftAlone)
    implements Accounts {

  private static final String HOLDER = "holder";
  private static final String UNTIL = "until";

  /// Which scan holds an account, and until when.
  private record Lease(String holder, Instant until, long fence) {

    static Lease of(Row row) {
      return new Lease(row.text(HOLDER), row.time(UNTIL), row.longNumber(Fence.ATTRIBUTE));
    }
  }

  /// Takes the account if its lease is over and no other scan has taken it since its row was read.
  ///
  /// If DynamoDB made the change but its answer was lost, the account counts as another scan's
  /// until `until`.
  @Override
  public Optional<AccountRow> take(String account, Moment moment, Instant until) {
    Optional<Map<String, AttributeValue>> known = row(account);
    Optional<Lease> lease = known.map(this::lease);
    if (lease.filter(held -> held.until().isAfter(moment.at())).isPresent()) {
      return Optional.empty();
    }
    boolean again = lease.filter(last -> last.holder().equals(moment.scanId())).isPresent();
    AccountRow before =
        known
            .map(row -> account(account, row))
            .orElseGet(() -> AccountRow.forgotten(account, lastFence(account)));
    AccountRow taken = before.taken(moment.at(), again);
    RowChange change =
        new RowChange(
                Keys.account(account),
                lease.isPresent() ? Fence.HOLDS : "attribute_not_exists(pk)",
                lease.isPresent() ? Fence.values(before.fence()) : Map.of())
            .set(AccountItem.of(taken))
            .set(
                new NewRow()
                    .put(HOLDER, moment.scanId())
                    .put(UNTIL, until)
                    .put(Fence.ATTRIBUTE, taken.fence()));
    return table.ask(
        TableAction.UPDATE_ITEM,
        client -> {
          try {
            client.updateItem(change.request(table).build());
            return Optional.of(taken);
          } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
          }
        });
  }

  @Override
  public NavigableMap<String, AccountRow> all() {
    NavigableMap<String, AccountRow> all = new TreeMap<>();
    TableQuery.of(Keys.ACCOUNTS)
        .read(table, row -> AccountItem.account(new Row(row).text(Keys.SK), row), leftAlone)
        .forEach(row -> all.put(row.account(), row));
    return all;
  }

  @Override
  public Optional<ScanRecord> scan(String account, Instant startedAt) {
    return TableQuery.of(Keys.scan(account, startedAt))
        .read(table, ScanItem::scan, leftAlone)
        .stream()
        .findFirst();
  }

  @Override
  public Mutes mutes(String account) {
    return new DynamoMutes(table, leftAlone).of(account);
  }

  @Override
  public void require(Claim claim) {
    if (row(claim.account())
        .map(this::lease)
        .filter(lease -> lease.fence() == claim.fence())
        .isEmpty()) {
      throw TableFailures.superseded(table, TableAction.QUERY);
    }
  }

  @Override
  public void save(Claim claim, AccountRow row, List<? extends Due> due) {
    RowChange change = change(claim, row, new NewRow());
    if (due.isEmpty()) {
      writes()
          .alone(
              TableAction.UPDATE_ITEM,
              claim,
              client -> client.updateItem(change.request(table).build()));
    } else {
      writes()
          .together(
              claim,
              TransactWriteItem.builder().update(change.part(table)).build(),
              due.stream().map(one -> StateWrites.put(table, DueItem.of(one))).toList());
    }
  }

  @Override
  public void end(Claim claim, AccountRow row, ScanRecord scan) {
    RowChange change = change(claim, row, new NewRow().put(UNTIL, Instant.EPOCH));
    writes()
        .together(
            claim,
            TransactWriteItem.builder().update(change.part(table)).build(),
            List.of(StateWrites.put(table, ScanItem.of(scan, table.retention()))));
  }

  private static RowChange change(Claim claim, AccountRow row, NewRow more) {
    return new RowChange(Keys.account(claim.account()), Fence.HOLDS, Fence.values(claim))
        .set(AccountItem.of(row))
        .set(more)
        .removeOthers(AccountItem.NAMES);
  }

  private Optional<Map<String, AttributeValue>> row(String account) {
    return TableQuery.of(Keys.account(account)).read(table, row -> row, leftAlone).stream()
        .findFirst();
  }

  /// Throws if the lease is unreadable: nothing may be written without knowing who holds the
  /// account.
  private Lease lease(Map<String, AttributeValue> row) {
    try {
      return Lease.of(new Row(row));
    } catch (Row.Unreadable e) {
      throw TableFailures.unreadable(table, TableQuery.unreadable(row, e));
    }
  }

  private AccountRow account(String account, Map<String, AttributeValue> row) {
    return TableQuery.readable(row, known -> AccountItem.account(account, known), leftAlone)
        .orElseGet(() -> AccountRow.forgotten(account, lease(row).fence()));
  }

  /// The greatest number in the rows of the account's regions; 0 for a new account. If somebody
  /// deleted the account's row, a scan with a smaller number could begin no region.
  private long lastFence(String account) {
    return TableQuery.of(Keys.regions(account))
        .read(table, row -> new Row(row).longNumber(Fence.ATTRIBUTE), leftAlone)
        .stream()
        .reduce(0L, Long::max);
  }

  private FencedWrites writes() {
    return new FencedWrites(table, retries);
  }
}
