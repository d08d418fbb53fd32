/// The pipeline, in the order of the README's sentence, and the ports that it needs.
///
/// regions → listings → readings → diagnosis → comparison → evidence → save → tell
///
/// - A scan shall take the monitor's own account first, then the others as their turn comes, a few
///   at once; it shall claim each region before it reads anything there. Once a later scan has
///   taken an account, it shall write nothing about it, and once a later scan has taken the
///   monitor's own it shall tell nothing ([Accounts], [Claim], [AccountReading]).
/// - An account that cannot be read shall be told, and shall stop no other. One that the list of
///   accounts misses shall be told once a second scan misses it too. Where the list cannot be read,
///   the accounts that are known shall be scanned ([OtherAccounts]).
/// - When a region could not be listed, or no identity of it got an answer, the scan shall leave
///   every state of it as it was (S1) and go on with the others (S2). When some got one, the region
///   is read in part ([RegionParts], [RegionScan]).
/// - While a region is still being read, what is complete shall be judged, compared, examined and
///   saved, a part at a time ([RegionReader]), so that a scan takes hardly longer than SES does and
///   few states of a region are in memory, however many it has.
/// - Only what changed shall be saved; with it, in one transaction, what is to be told (S3, S9).
///   One identity that cannot be saved shall hold up no other ([PartSave]).
/// - At the end of every scan, also of one that could not list the regions, everything that is due
///   shall be told, whatever became of its region; one alert that cannot be written or sent shall
///   hold up no other (A6). While nobody has a confirmed subscription nothing is told and all of it
///   stays due ([Teller], [ScanTelling]).
/// - `STARTED` shall be told once of each account, as soon as one region of it was read, and what
///   it names is told with it (A4).
/// - What cannot be read or done for three scans shall be told once, and that it can be again. The
///   detail of SES v2 and MAIL FROM are remembered region by region: one answer in a region is
///   enough ([Findings]).
/// - SES v2 shall be asked about what is unverified or has changed, about each domain before it
///   breaks and then once a month, a bounded number a region and scan, at the region's own pace
///   ([DetailRound], S7).
/// - When DNS evidence is on, each domain shall be looked up once a scan for all accounts and
///   regions, until the evidence's own deadline. What could not be looked up shall stay as it was
///   known, and shall neither raise nor withdraw an alert ([SharedDns], [Examination]).
/// - When the scan's time runs out, the regions still unread shall be reported as not read, and
///   what was read shall be told.
/// - When another scan has the monitor's own account, the scan shall do nothing and say so; when
///   another has one of the others, it shall leave that one out.
/// - If no region of any account could be read, the scan shall fail (S5).
///
/// A scan by many functions does the same in three steps ([AccountLister], [AccountWorker],
/// [LastStep]):
///
/// - When a worker has read its account, it shall tell nothing, and leave in the account's row the
///   scan's id, the places in which something is due, and whether all was well.
/// - The last step shall tell what is due in every account, as one scan would, and take an account
///   under the scan's id, so that the scan counts as one start there. It shall read no more than
///   the account's row of an account in which nothing is due ([RestoredAccounts]).
/// - An account that no worker has read to its end shall be looked into everywhere, and that it was
///   not read shall be noted with it; where that cannot be noted, with the monitor's own account.
/// - When a worker still has an account, what is due there shall wait for the next last step.
///
/// Time, account and scan id come in as arguments (S4). Out of scope: judging (package `rules`),
/// speaking to AWS (package `aws`).
@NullMarked
package dev.sesdkim.scan;

import org.jspecify.annotations.NullMarked;
