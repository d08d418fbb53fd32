/// The table: what is remembered, in DynamoDB.
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
///   that it still has the number that was read. A taking that another one overtook takes nothing.
/// - When a scan begins a region, the region's row shall get the scan's number, in one write and
///   only over a smaller one or the same.
/// - When a scan writes in a region or of an account, each request shall have the condition that
///   the row of the region or the account still has the scan's number. Where it has not, nothing of
///   the request shall be written and the failure is SUPERSEDED. No other condition is needed, save
///   that the first sight of an identity overwrites no row.
///
/// States:
///
/// - When steps are saved, each shall be whole or not at all: the state, what begins and ends in
///   its history, what becomes due and what is due no longer. As many whole steps share a
///   transaction as DynamoDB takes, and one transaction follows the other.
/// - When a first sight meets a row, that identity shall be reported as not written and the others
///   of its transaction shall be written. The row that this very step wrote before, when an answer
///   was lost, counts as written.
/// - When an identity is removed, its last state shall move to the removed rows; when it returns,
///   it shall move back. A removed row shall expire only once people heard of the removal, or when
///   nobody is to hear of it.
/// - A stretch of history shall expire once it has ended, a scan's row after the same time, and a
///   mute when it is over. Nothing else expires.
/// - An unverified state shall be in the index of what is broken now while its region is watched.
///
/// The outbox:
///
/// - When somebody asks for a digest, its row is written even while another scan has the account.
/// - When something was told, its rows shall be deleted and the moment noted with the identity's
///   state, or with its removed row, in one transaction. Where it has no row, the rows are deleted
///   all the same.
/// - When something was muted before it could be told, its rows shall be deleted and nothing be
///   noted.
/// - Only rows that are due shall be read, by their keys.
///
/// Failures:
///
/// - When a write is refused for a reason that passes, it shall be sent again until the scan's end.
///   Every write may be sent twice: the second changes nothing.
/// - When DynamoDB refuses a write as it is, the failure shall be REJECTED.
/// - When DynamoDB answers only some keys of a batch, it shall be asked again for the others, and
///   no row shall be taken for missing because it was not answered.
/// - When the table does not answer, the failure shall name action, table and region, and say what
///   to do.
/// - When a row cannot be read, because it is damaged or of a newer schema, it shall be reported
///   aside, stay as it is, and hold up no other. Evidence that cannot be read costs no state: it
///   counts as none.
/// - Whatever SES and DNS answer, a row shall have at most 32 KB: texts and lists from outside are
///   cut at stated lengths.
///
/// Rows are read consistently, by `Query` and `BatchGetItem`, and found by their keys alone; only
/// the index follows a second or so behind. Needed are `Query`, `BatchGetItem`, `PutItem`,
/// `UpdateItem`, `DeleteItem` and `ConditionCheckItem`, the last four by themselves or as parts of
/// a transaction.
///
/// State, region and history rows are rewritten whole: attributes that others add to them do not
/// last. Times are kept to the millisecond; what is finer is cut off.
///
/// Mutes are written by people, each in one request without a fence. Where one cannot be read, an
/// identity stays muted as long as its own row says (`mutedUntil`).
///
/// Out of scope: judging anything (package `rules`); building clients.
@NullMarked
package dev.sesdkim.aws.table;

import org.jspecify.annotations.NullMarked;
