/// Judges identities, compares scans and writes alerts: pure functions over the data, without
/// clock, environment, network, log or SDK. Packages `scan` and `local` call it.
///
/// Diagnosis and comparison:
///
/// - A domain shall be VERIFIED when signing is on, its DKIM status is Success and its verification
///   status is Success; otherwise UNVERIFIED, with one reason. An address shall follow its
///   governing domain, unless it has a reason of its own to be unverified ([Judgement]).
/// - If something cannot be read, what is known shall not change; when it can be read again, it
///   shall be compared with what was known before (A3). An identity that could not be read for
///   three scans shall be due once as a SCAN_PROBLEM ([Comparison], [Unread]).
/// - An identity that is unverified when it is first seen or first readable shall be due as
///   FOUND_UNVERIFIED: at once, or after the grace period if it is being set up. A recovery shall
///   be reported only if the break was ([Transitions]).
/// - An identity shall count as removed when a second scan does not list it either ([Transitions]).
/// - Anything else that a scan cannot read or do shall be due once, after three scans or at once,
///   and so shall its end ([TroubleTransition], [PartTransitions], [RegionTransition]). The scan's
///   health shall follow from these ([Health]).
///
/// Evidence:
///
/// - What DNS says about a domain's records, its DMARC policy and its readiness for the bulk-sender
///   rules shall be judged from look-ups that are passed in ([Inspection]).
/// - When SES says Success and a DKIM record is wrong, or a domain that was READY is NOT_READY, in
///   two scans that are far enough apart, AT_RISK or NOT_READY shall be due once, with the moment
///   at which it was first seen, and RECOVERED when it is over. A failed look-up shall change
///   neither ([EarlyWarning]).
///
/// Telling:
///
/// - When identities of one domain change in the same way, there shall be one alert for all of
///   them, over all regions, with the addresses that they take down. When more than three domains
///   change in the same way, there shall be one alert for up to 500 of them ([Telling], [Bundle]).
///
/// What an alert says:
///
/// - An alert shall say in its first line what broke, where, and what it means; then since when,
///   who else is affected, and what to publish or run ([AlertText]).
/// - An alert that would be too large for SNS shall name as many identities as fit, and say how
///   many it left out and where to find them.
/// - A remedy shall hold no command that replaces a customer's own key, none that SES refuses for
///   an address, and none whose meaning a name from outside can change ([Remedies]).
/// - Text from outside shall be shown without control characters and with the markup of the place
///   escaped, and shall be cut when it is too long.
///
/// Out of scope: when to scan (package `scan`), what to ask and how to publish (package `aws`).
@NullMarked
package dev.sesdkim.rules;

import org.jspecify.annotations.NullMarked;
