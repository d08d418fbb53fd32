package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Store;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds the store of a deployed monitor.
public final class DynamoStore {

  private DynamoStore() {}

  /// The store with everything in one table.
  ///
  /// @param leftAlone receives the problem of each row that this version cannot read; called from
  ///   several threads
  public static Store of(Table table, TableRetries retries, Consumer<Problem> leftAlone) {
    AtomicReference<@Nullable Problem> first = new AtomicReference<>();
    Consumer<Problem> heard =
        problem -> {
          first.compareAndSet(null, problem);
          leftAlone.accept(problem);
        };
    return new Store(
        new DynamoAccounts(table, retries, heard),
        new DynamoRegionRows(table, retries, heard),
        new DynamoStates(table, retries, heard),
        new DynamoOutbox(table, retries, heard),
        () -> Optional.ofNullable(first.get()));
  }
}
