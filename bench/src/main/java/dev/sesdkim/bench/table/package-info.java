/// The deployed table for benchmarks: it has DynamoDB's latency and the throughput of a new
/// on-demand table, and counts what a bill would count. The simulated account's table gives its
/// answers.
///
/// Only the size of the identities' history is kept, because no scan reads it.
@NullMarked
package dev.sesdkim.bench.table;

import org.jspecify.annotations.NullMarked;
