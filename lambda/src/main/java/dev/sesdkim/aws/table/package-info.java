/// Keeps everything that the monitor remembers in one DynamoDB table.
///
/// | row | pk | sk |
/// | --- | --- | --- |
/// | account | `accounts` | account |
/// | region | `regions#<account>` | region |
/// | state | `arn:aws:ses:<region>:<account>:identity` | name |
/// | history | the identity's ARN | when the stretch began |
/// | due | `due#<account>#<region or *>` | `<dueAt>#<kind>#<subject>` |
/// | removed | `removed#<account>` | the identity's ARN |
/// | mute | `mutes#<account>` | `<region or *>#<identity>` |
/// | scan | `scan#<account>` | when it started |
///
/// The fence:
///
/// - When a scan takes an account, the account's row shall get a greater number, on the condition
///   that it still has the number that was read. A scan that another overtook takes nothing.
/// - When a scan begins a region, the region's row shall get the scan's number, in one write and
///   only over a smaller one or the same.
/// - When a scan writes rows of a region or an account, each request shall have the condition that
///   the row of the region or the account still has the scan's number. If it has not, the request
///   shall write nothing and fail as SUPERSEDED. The only other condition is that the first sight
///   of an identity overwrites no row.
///
/// States:
///
/// - When steps are saved, each shall be saved whole or not at all: the state, the history
///   stretches that begin and end, and the alerts that become due or are withdrawn. A transaction
///   holds as many whole steps as DynamoDB takes; transactions follow one another.
/// - When the row of a first sight already exists, its identity shall be reported as not written
///   and the other steps of the transaction shall be written. A row that the same step wrote in an
///   earlier try, whose answer was lost, counts as written.
/// - When an identity is removed, its last state shall move to the removed rows; when it returns,
///   it shall move back. A removed row shall expire only after the removal was told, or if it is
///   not to be told.
/// - A history stretch shall expire the retention time after its end, a scan's row the same time
///   after its start, and a mute when it is over. Apart from removed rows nothing else expires.
/// - An unverified state shall be in the index `unverified` while its region is watched.
///
/// The outbox:
///
/// - When a digest is requested, its row shall be written even while a scan holds the account.
/// - When alerts were told, one transaction shall delete their due rows and note the time in each
///   identity's state or removed row. If an identity has no row, its due rows are deleted anyway.
/// - When an alert was muted before it could be told, its due row shall be deleted and nothing
///   noted.
/// - A query shall read only rows that are already due, by their keys.
///
/// Failures:
///
/// - When a write fails for a temporary reason, it shall be retried until the scan's end. Every
///   write may be sent twice: the second changes nothing.
/// - When DynamoDB rejects the write itself, the failure shall be REJECTED.
/// - When DynamoDB answers only some keys of a batch, it shall be asked again for the others; a key
///   without an answer shall not count as a missing row.
/// - When the table does not answer, the failure shall name action, table and region, and say what
///   to do.
/// - When a row cannot be read, because it is damaged or of a newer schema, it shall be reported
///   separately, stay as it is, and hold up no other row. Evidence that cannot be read counts as
///   none and does not make its state unreadable.
/// - A row shall have at most 32 KB, whatever SES and DNS answer: texts and lists from outside are
///   cut at stated lengths.
///
/// Rows are read consistently, by `Query` and `BatchGetItem`, and found by their keys alone; only
/// the index follows about a second behind. The caller needs `Query`, `BatchGetItem`, `PutItem`,
/// `UpdateItem`, `DeleteItem` and `ConditionCheckItem`, the last two only as parts of a
/// transaction.
///
/// State, region and history rows are rewritten whole: attributes that others add to them are lost.
/// Times are cut to the millisecond.
///
/// People write mutes, each in one request without a fence. If a mute cannot be read, an identity
/// stays muted as long as its own row says (`mutedUntil`).
///
/// Package `scan` calls the adapters through its ports only; commands that read the table use
/// [DynamoReports] and [DynamoMutes].
///
/// Out of scope: judging anything (package `rules`); building clients.
@NullMarked
package dev.sesdkim.aws.table;

import org.jspecify.annotations.NullMarked;
