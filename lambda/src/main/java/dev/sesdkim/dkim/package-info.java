/// The data of the field: what SES says, what it means, what is remembered and what is told.
///
/// Everything here is an immutable record, an enum or a sealed type over the JDK alone, and holds
/// no nulls: what may be absent is an `Optional`. Failure is a case of the data ([Reading.Unread]),
/// so what could not be read flows through the same pipeline as what could.
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
