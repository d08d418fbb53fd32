package dev.sesdkim.bench.table;

import dev.sesdkim.local.simulated.table.Capacity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The throughput of a new on-demand table: 4,000 write units a second, at most 1,000 of them in
/// one partition (Developer Guide, "DynamoDB on-demand capacity mode" and "Best practices for
/// designing and using partition keys"). Up to a second's worth may come at once; DynamoDB itself
/// allows bursts of minutes.
final class Throughput implements Capacity {

  static final int TABLE = 4_000;

  /// The default quota for a table; an account can ask for more.
  static final int GROWN = 40_000;

  static final int PARTITION = 1_000;

  private final LongSupplier nanos;
  private Bucket table;
  private final Map<String, Bucket> partitions = new ConcurrentHashMap<>();

  Throughput(LongSupplier nanos) {
    this.nanos = nanos;
    this.table = new Bucket(TABLE, nanos.getAsLong());
  }

  /// Sets the throughput of a table after some scans: an on-demand table takes twice its last peak,
  /// so a load that once held a scan up soon does not any more. A partition's limit stays.
  synchronized void grow() {
    table = new Bucket(GROWN, nanos.getAsLong());
  }

  @Override
  public synchronized boolean take(Map<String, Integer> units) {
    long now = nanos.getAsLong();
    int all = units.values().stream().mapToInt(Integer::intValue).sum();
    boolean room =
        table.has(all, now)
            && units.entrySet().stream()
                .allMatch(part -> partition(part.getKey(), now).has(part.getValue(), now));
    if (room) {
      table.take(all);
      units.forEach((pk, some) -> partition(pk, now).take(some));
    }
    return room;
  }

  private Bucket partition(String pk, long now) {
    return partitions.computeIfAbsent(pk, _ -> new Bucket(PARTITION, now));
  }

  private static final class Bucket {
    private final int rate;
    private double left;
    private long since;

    Bucket(int rate, long now) {
      this.rate = rate;
      this.left = rate;
      this.since = now;
    }

    boolean has(int units, long now) {
      left = Math.min(rate, left + (now - since) / 1e9 * rate);
      since = now;
      return left >= units;
    }

    void take(int units) {
      left -= units;
    }
  }
}
