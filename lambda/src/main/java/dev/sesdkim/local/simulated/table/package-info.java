/// The simulated account's table, with its rows in memory, in DynamoDB's protocol. DynamoDB Local
/// cannot be its engine: AWS alone may hand that on, and the largest account of a benchmark is more
/// than it can take in the time. A test holds the answers of the two together.
///
/// - When a request of the adapter comes (`dev.sesdkim.aws.table`), it shall have DynamoDB's effect
///   and answer: conditions are judged, transactions are whole or not at all.
/// - When a request has a member or an expression that the adapter does not send, it shall be
///   refused, so that a new one is noticed.
/// - When a request is served, its request units shall be counted as DynamoDB counts them; a test
///   holds them against DynamoDB Local's.
/// - When a request exceeds the table's [Capacity], it shall be refused as throttled.
///
/// Not simulated: conflicts between transactions (the adapter sends none side by side on one row),
/// time to live, lost answers, and queries of the index.
@NullMarked
package dev.sesdkim.local.simulated.table;

import org.jspecify.annotations.NullMarked;
