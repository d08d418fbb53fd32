package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.scan.Lease;
import dev.sesdkim.scan.Scans;
import dev.sesdkim.scan.States;
import dev.sesdkim.scan.TableContract;
import java.time.Duration;
import java.util.List;

class DynamoTableTest extends TableContract {

  private final TestTable rows = new TestTable();
  private final Table table =
      new Table(rows.client(), rows.name(), "eu-west-1", Duration.ofDays(400));

  @Override
  protected States states() {
    return new DynamoStates(
        table,
        new BackOff(_ -> {}, () -> 0.5),
        problem -> {
          throw new AssertionError(problem.sentence());
        });
  }

  @Override
  protected Scans scans() {
    return new DynamoScans(table);
  }

  @Override
  protected Lease lease() {
    return new DynamoLease(table);
  }

  @Override
  protected List<Shown> history(Identity identity) {
    return rows.history(identity).stream()
        .map(Row::new)
        .map(row -> new Shown(row.time("sk"), row.text("reason"), row.timeIfAny("until")))
        .toList();
  }
}
