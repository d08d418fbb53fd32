/// The deployed table as a benchmark needs it: as slow as DynamoDB, as narrow as a new on-demand
/// table, and counting what a bill would count. What it answers is of the simulated account's
/// table.
///
/// The history of identities is not kept, only its size: no scan reads it.
@NullMarked
package dev.sesdkim.bench.table;

import org.jspecify.annotations.NullMarked;
