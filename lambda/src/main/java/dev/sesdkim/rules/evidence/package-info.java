/// What DNS says about the records that SES needs: pure functions over a look-up that is passed in.
///
/// - Each of the three CNAME records of Easy DKIM shall be reported as right, missing, wrong (with
///   what is there), one of several, published under a doubled name, flattened, or replaced by an
///   address record ([DkimRule]).
/// - A wildcard's answer shall not count as a record: the record is missing ([Wildcards]).
/// - If the whole domain does not exist, that shall be reported instead of each record
///   ([MissingDomain]).
/// - Anything else at a record's name shall be reported with it: other values that have to stay,
///   and what has to be deleted before the record can be published ([Expectation]).
/// - Each CNAME record shall be followed to its key. Up to two of the three keys may be empty,
///   because SES rotates keys; a missing key shall be reported only if all three records were
///   followed and none leads to a key.
/// - If SES did not report a verified domain's zone, it shall be taken from the domain's own
///   records ([ZoneInDns]).
/// - A customer's own key shall be looked up if its selector is known. If receivers cannot use it,
///   the reason shall be reported ([DkimKey]).
/// - A custom MAIL FROM domain shall have exactly one MX record, to the feedback host of any
///   region, and one SPF record that lets Amazon SES pass ([MailFromRule]; package `rules.spf`
///   judges SPF).
/// - If a look-up fails, the finding shall be "could not look", never a fault.
///
/// Out of scope: what SES itself says (package `rules`), DMARC (package `rules.dmarc`), the
/// look-ups themselves (package `dns`).
@NullMarked
package dev.sesdkim.rules.evidence;

import org.jspecify.annotations.NullMarked;
