/// The faulty account's table: rows in memory behind DynamoDB's protocol. DynamoDB Local is too
/// slow for the largest account of a benchmark. A test compares the answers of the two.
///
/// - When a request of the adapter comes (`dev.sesdkim.aws.table`), it shall have DynamoDB's effect
///   and answer: conditions are checked, and a transaction writes all or nothing.
/// - When a request has a member or an expression that the adapter does not send, it shall be
///   refused, so that a new one is noticed.
/// - When a request is served, its request units shall be counted as DynamoDB counts them; a test
///   compares them with DynamoDB Local's.
/// - When a request exceeds the table's [Capacity], it shall be refused as throttled.
///
/// Not simulated: conflicts between transactions (the adapter sends no concurrent ones for one
/// row), time to live, lost answers, and queries of the index.
@NullMarked
package dev.sesdkim.local.simulated.table;

import org.jspecify.annotations.NullMarked;
