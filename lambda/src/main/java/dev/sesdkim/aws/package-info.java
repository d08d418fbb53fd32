/// Adapters that connect the ports of package `scan` to EC2, SES, SNS, STS, AWS Organizations and
/// S3.
///
/// - SES shall be asked at most once a second in a region, or as often as the setting says, retries
///   included ([RegionPace]), and in the fewest calls that its batch sizes allow: a thousand names
///   a page, a hundred identities a call ([SesIdentities]) (S7).
/// - When a call is throttled, it shall be repeated after a growing, jittered wait; when it breaks,
///   a few times; when it is denied, not at all ([PacedCalls]).
/// - When a wait would reach the deadline, it shall not begin; a call shall end by the deadline.
/// - When SES refuses a batch, the batch shall be split until only the refused names are unread;
///   when a batch fails otherwise, the other batches shall go on (S2) ([AttributeCalls]).
/// - When the caller may not read attributes at all, reading the region shall end. MAIL FROM
///   decides no verdict: without it the region shall be read all the same ([SesReadings]).
/// - When SES is asked for a domain's detail through version 2 of its API, the call shall take a
///   turn of the same pace, and a failure shall mean "not told" ([SesV2Details]).
/// - When another account is scanned, its role shall be assumed once in the scan, at the region's
///   own endpoint, and its credentials shall not appear in any text ([AssumedRole]). The pace of
///   SES belongs to an account and region, and outlives a scan ([AccountReaders]).
/// - When the accounts of an organization are listed, a list shall be read to its end or not at all
///   ([OrganizationsLists]). An account that the settings name but the organization does not
///   contain shall be refused before its role is assumed ([NamedAccounts]).
/// - When a list of accounts is kept in a bucket, the monitor's own account shall own the bucket,
///   and reading shall return a list that was written, or fail ([AccountListsInBucket]).
/// - When an answer with a 2xx status is not the service's own, it shall be a failure, never an
///   empty list ([GenuineAnswer]) (S1).
/// - An expected failure shall be a [dev.sesdkim.dkim.Problem] that names the action; an exception
///   leaves this package only where a port says so.
///
/// Package `scan` calls the adapters through its ports only; the function's wiring and the command
/// (package `local`) build them.
///
/// Out of scope: which regions to scan (package `scan`), what a status means (package `rules`), how
/// a message reads (package `rules`; the envelope comes in as a function).
@NullMarked
package dev.sesdkim.aws;

import org.jspecify.annotations.NullMarked;
