/// The data: what SES says, what it means, what the monitor remembers and what it sends. Any
/// package may use it.
///
/// Every type is immutable, uses only the JDK and holds no nulls: what may be absent is an
/// `Optional`. Failure is a case of the data ([Reading.Unread]), so a failed reading flows through
/// the same pipeline as any other.
///
/// Words, as the contract has them:
///
/// - *identity*: a domain or an email address in one region of one account ([Identity])
/// - *reading*: what SES said about it just now ([Reading])
/// - *governing domain*: the domain identity of the same region that decides an address's signing
/// - *verdict* and *reason*: [Verdict], [Reason]
/// - *change*: what differs from last time ([ChangeKind])
///
/// Out of scope: deciding anything (package `rules`), reading or writing anything (packages `aws`,
/// `dns`).
@NullMarked
package dev.sesdkim.dkim;

import org.jspecify.annotations.NullMarked;
