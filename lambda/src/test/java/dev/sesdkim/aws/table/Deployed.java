package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.LIMIT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.moment;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// The store over a table of its own, with what tests look at: the rows, the calls, the
/// transactions and what was left alone.
final class Deployed {

  static final Duration RETENTION = Duration.ofDays(400);

  final TestTable rows;
  final WatchedClient client;
  final List<List<TransactWriteItem>> transactions =
      Collections.synchronizedList(new ArrayList<>());
  final List<Problem> leftAlone = Collections.synchronizedList(new ArrayList<>());
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  final Table table;
  final Store store;
  final DynamoReports reports;

  Deployed() {
    this(new TestTable());
  }

  private Deployed(TestTable rows) {
    this(rows, new WatchedClient(rows.client()));
  }

  /// Over a client that plays faults.
  Deployed(TestTable rows, WatchedClient faulty) {
    this.rows = rows;
    this.client = faulty;
    this.table = new Table(listening(faulty), rows.name(), REGION, RETENTION);
    TableRetries retries = new TableRetries(waits::add, () -> 1);
    this.store = DynamoStore.of(table, retries, leftAlone::add);
    this.reports = new DynamoReports(table, retries, leftAlone::add);
  }

  private DynamoDbClient listening(WatchedClient inner) {
    return new WatchedClient(inner) {
      @Override
      public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        transactions.add(request.transactItems());
        return inner.transactWriteItems(request);
      }
    };
  }

  /// The account as that scan takes it.
  AccountRow taken(int scan) {
    Moment moment = moment(scan);
    return store.accounts().take(ACCOUNT, moment, moment.at().plus(LIMIT)).orElseThrow();
  }

  /// Writes the steps as the first scan, which has begun the region.
  ///
  /// @return what was not written
  Set<Identity> saved(Transition... steps) {
    store.regions().begin(claim(1), REGION);
    client.calls.clear();
    transactions.clear();
    return store.states().save(claim(1), REGION, List.of(steps));
  }
}
