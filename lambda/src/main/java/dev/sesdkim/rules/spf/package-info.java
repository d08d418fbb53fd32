/// What SPF says about mail from Amazon SES: RFC 7208, as pure functions over a look-up that comes
/// in as an argument.
///
/// - The senders shall be the addresses that the SPF record of amazonses.com lets pass
///   ([AmazonAddresses]); where it does not say, including it counts as right.
/// - A record's syntax shall be read whole before anything is evaluated ([SpfRecord]): an error
///   anywhere is a permanent error.
/// - The record shall be evaluated for all senders at a time, up to the term that matches the last
///   of them ([SpfWalk]): what stands behind it counts for other senders alone, and is told as a
///   remark.
/// - A permanent error shall name its term; a failure of DNS shall be "could not look", never a
///   fault.
/// - What depends on the single mail shall be told as that.
///
/// Apache jSPF is not used: it evaluates one address at a time, names no term, asks DNS by itself,
/// and its jars would take the function's package over its limit.
///
/// Out of scope: `exp`, HELO, the sender's local part.
@NullMarked
package dev.sesdkim.rules.spf;

import org.jspecify.annotations.NullMarked;
