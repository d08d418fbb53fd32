/// The table: states, history, scans and the lease in DynamoDB.
///
/// - When the states of a range of names are asked for, all pages shall be read, consistently. A
///   row of a newer schema, or a damaged one, shall be left alone: it is reported aside and left
///   out, and a step for its identity, which then starts from nothing, is refused by the row's
///   presence.
/// - When a step changes history or an alert that is due, the state, the new stretch and the end of
///   the old one shall be written in one transaction, on the condition that the state is the one
///   that the step starts from: same scan, same last look, same alerts due. Where it is not,
///   nothing of the step shall be written.
/// - When a step changes none of these, its state shall be written on the same condition: a scan
///   that was held up never overwrites what a later one wrote.
/// - When several steps can be written, they shall share a transaction, so that a scan of a full
///   region takes hundreds of requests and not ten thousand; where one of them cannot be, each
///   shall be written alone.
/// - When the table has no room for a write, the others of its region shall wait until it is
///   through ([Crowd]), so that a new table's throughput slows a scan down and does not end it.
/// - When a domain has evidence, its state row shall hold it, and its history none. Evidence that
///   cannot be read shall cost no state: it counts as none.
/// - When an answer was lost and the step is tried again, finding it written shall be success.
/// - The row of an ended stretch shall be whole even if somebody deleted it meanwhile.
/// - When alerts are marked as out, alerts that became due meanwhile shall stay.
/// - When the lease has ended by its own time, it shall be free, whether its row is gone or not.
/// - When the table does not answer, the failure shall name action, table and region, and say what
///   to do.
/// - When a person asks what is unverified, or for an identity's history, `Query` alone shall be
///   needed, and a row that this version cannot read shall be reported aside ([DynamoReports]).
/// - Only `Query`, `PutItem` and `UpdateItem` shall be needed, by themselves or as the parts of a
///   transaction.
///
/// A state row is rewritten whole by every scan: attributes that others add to it do not last.
/// Those that others add to a history row do.
///
/// Times are kept to the millisecond; what is finer is cut off.
///
/// Out of scope: judging anything (package `rules`); building clients.
@NullMarked
package dev.sesdkim.aws.table;

import org.jspecify.annotations.NullMarked;
