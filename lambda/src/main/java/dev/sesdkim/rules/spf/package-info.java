/// What SPF says about mail from Amazon SES: RFC 7208, as pure functions over a look-up that is
/// passed in.
///
/// - The senders shall be the addresses that the SPF record of amazonses.com lets pass
///   ([AmazonAddresses]); if that record does not say, including it counts as right.
/// - The whole syntax of a record shall be checked before anything is evaluated ([SpfRecord]): an
///   error anywhere is a permanent error.
/// - The record shall be evaluated for all senders at once, up to the term that matches the last of
///   them ([SpfWalk]). Later terms matter only for other senders, and are reported as a remark.
/// - A permanent error shall name its term; a failed look-up shall be "could not look", never a
///   fault.
/// - A result that depends on the single mail shall be reported as such.
///
/// Apache jSPF is not used: it evaluates one address at a time, names no term, asks DNS itself, and
/// its jars would take the function's package over its limit.
///
/// Out of scope: `exp`, HELO, the sender's local part.
@NullMarked
package dev.sesdkim.rules.spf;

import org.jspecify.annotations.NullMarked;
