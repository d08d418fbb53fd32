/// A stand-in for the deployed table that speaks DynamoDB's protocol: the largest account is more
/// than DynamoDB Local can take in the time.
///
/// - When a request of the adapter comes (`dev.sesdkim.aws.table`), it shall have DynamoDB's effect
///   and answer: conditions are judged, transactions are whole or not at all.
/// - When a request has a member or an expression that the adapter does not send, it shall be
///   refused, so that a new one is noticed.
/// - When a request is served, its request units shall be counted as DynamoDB counts them; a test
///   holds them against DynamoDB Local's.
/// - When a request exceeds the throughput of an on-demand table, it shall be refused as throttled.
///
/// Not simulated: conflicts between transactions (the adapter sends none side by side on one row),
/// time to live, lost answers, and reads of history.
@NullMarked
package dev.sesdkim.bench.table;

import org.jspecify.annotations.NullMarked;
