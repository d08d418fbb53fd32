package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.scan.Store;
import dev.sesdkim.scan.TableContract;
import java.time.Duration;
import java.util.List;

class DynamoTableTest extends TableContract {

  private final TestTable rows = new TestTable();
  private final Table table =
      new Table(new WatchedClient(rows.client()), rows.name(), REGION, Duration.ofDays(400));
  private final TableRetries retries = new TableRetries(_ -> {}, () -> 0.5);
  private final Store store = DynamoStore.of(table, retries, DynamoTableTest::unreadable);
  private final DynamoReports reports =
      new DynamoReports(table, retries, DynamoTableTest::unreadable);

  private static void unreadable(Problem problem) {
    throw new AssertionError(problem.sentence());
  }

  @Override
  protected Store store() {
    return store;
  }

  @Override
  protected List<Stretch> history(Identity identity) {
    return reports.history(identity).reversed();
  }

  @Override
  protected List<ScanRecord> scans() {
    return reports.scans(ACCOUNT, 100).reversed();
  }
}
