/// The judgement: pure functions over the data, without clock, environment, network, log or SDK.
///
/// Diagnosis and comparison:
///
/// - A domain shall be VERIFIED when signing is on, its DKIM status is Success and its verification
///   status is Success; otherwise UNVERIFIED with the first reason that applies. An address shall
///   follow its governing domain, unless it is unverified for its own sake ([Judgement]).
/// - Where something could not be told, nothing that was known shall change; when it can be told
///   again, it shall be compared with what was known before (A3) ([Comparison]).
///
/// Evidence:
///
/// - What DNS says about a domain's records, its DMARC policy and its readiness for the bulk-sender
///   rules shall be judged from look-ups that come in as an argument ([Inspection]).
/// - When SES says Success and the same DKIM record is wrong in two scans in a row, AT_RISK shall
///   be due once, and RECOVERED when the records are right again. When a domain that was READY is
///   NOT_READY, NOT_READY shall be due once. What could not be looked up shall change neither
///   ([EarlyWarning]).
///
/// What an alert says:
///
/// - When identities of one domain change in the same way, there shall be one alert for all of
///   them, over all regions, with the addresses that they take down ([AlertPolicy]).
/// - An alert shall say in its first line what broke, where, and what it means; then since when,
///   who else is affected, and what to publish or run ([AlertText]).
/// - When an alert would be larger than SNS takes, it shall name as many identities as fit, say how
///   many it left out, and where to find them.
/// - A remedy shall hold no command that replaces a customer's own key, none that SES refuses for
///   an address, and none whose meaning a name from outside can change ([Remedies]).
/// - Text from outside shall be shown without control characters and with the markup of the place
///   escaped, and shall be cut when it is too long.
///
/// Out of scope: when to look (package `scan`), where to look and how to publish (package `aws`).
@NullMarked
package dev.sesdkim.rules;

import org.jspecify.annotations.NullMarked;
