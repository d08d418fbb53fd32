/// What DNS says about the records that SES needs: pure functions over a look-up that comes in as
/// an argument.
///
/// - Each of the three CNAME records of Easy DKIM shall be told right, missing, wrong (with what is
///   there), one of several, published under a doubled name, flattened, or replaced by an address
///   record ([DkimRule]).
/// - What a wildcard answers shall not be taken for a record: the record is missing ([Wildcards]).
/// - If the whole domain does not exist, that shall be told, not each record ([MissingDomain]).
/// - What stands at a record's name besides it shall be told with it: other values that have to
///   stay, and what has to be deleted before it can be published ([Expectation]).
/// - The key behind each shall be followed. Up to two of the three may be empty, because SES
///   rotates keys behind them; only when all three were followed and none leads to a key, it shall
///   be told.
/// - Where SES did not tell a verified domain's zone, its own records shall ([ZoneInDns]).
/// - A customer's own key shall be looked up where its selector is known, and what receivers cannot
///   use shall be told as what it is ([DkimKey]).
/// - A custom MAIL FROM domain shall have exactly one MX record, to the feedback host of any
///   region, and one SPF record over which Amazon SES passes ([MailFromRule]; what SPF says is
///   judged in package `rules.spf`).
/// - If DNS could not be asked, the finding shall be "could not look", never a fault.
///
/// Out of scope: what SES itself says (package `rules`), DMARC (package `rules.dmarc`), the look-up
/// itself (package `dns`).
@NullMarked
package dev.sesdkim.rules.evidence;

import org.jspecify.annotations.NullMarked;
