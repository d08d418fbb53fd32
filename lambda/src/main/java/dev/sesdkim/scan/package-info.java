/// The pipeline of a scan, and its ports, which the adapters implement. Callers start at [Scan], or
/// at the three steps below.
///
/// regions → listings → readings → diagnosis → comparison → evidence → save → tell
///
/// - A scan shall take the monitor's own account first, then the others in turn, a few at a time,
///   and claim each region before it reads anything there. Once a later scan has taken an account,
///   the earlier scan shall write nothing about it; once a later scan has taken the monitor's own
///   account, the earlier scan shall send nothing ([Accounts], [Claim], [AccountReading]).
/// - An account that cannot be read shall be reported, and shall stop no other. An account that is
///   missing from the list shall be reported when a second scan misses it too, and have its turn
///   until that is sent. If the list cannot be read, the known accounts shall be scanned
///   ([OtherAccounts]).
/// - When a region could not be listed, or no identity of it got an answer, the scan shall leave
///   all its states as they were (S1) and go on with the other regions (S2). When only some
///   identities got an answer, the region is read in part ([RegionParts], [RegionScan]).
/// - While a region is being read, each complete part shall be judged, compared, examined and saved
///   ([RegionReader]), so that a scan takes hardly longer than SES does and keeps only few states
///   of a region in memory.
/// - Only changes shall be saved, each in one transaction with the news about it (S3, S9). An
///   identity that cannot be saved shall hold up no other ([PartSave]).
/// - At its end every scan, even one that could not list the regions, shall send everything that is
///   due, also for regions that were not read; an alert that cannot be written or sent shall hold
///   up no other (A6). Without a confirmed subscription nothing shall be sent, and everything stays
///   due ([Teller], [ScanTelling]).
/// - `STARTED` shall be sent once for each account, as soon as one of its regions was read; what it
///   names is told with it (A4).
/// - What cannot be read or done for three scans shall be reported once, and so shall its end. The
///   detail of SES v2 and MAIL FROM are tracked region by region: one answer in a region shows that
///   they work ([Findings]).
/// - SES v2 shall be asked about domains that are unverified or have changed, and about every
///   domain once before it breaks and then once a month: a bounded number in each region and scan,
///   at the region's own pace ([DetailRound], S7).
/// - When DNS evidence is on, each domain shall be looked up once a scan for all accounts and
///   regions, until the evidence's own deadline. What could not be looked up shall stay as it was
///   known, and shall neither raise nor withdraw an alert; only when SES stops finding the records,
///   one that cannot be looked up then shall no longer be known to be right ([SharedDns],
///   [RegionExamination], [dev.sesdkim.rules.EarlyWarning]).
/// - When the scan's time runs out, the regions still unread shall be reported as not read, and the
///   news of what was read shall be sent.
/// - When another scan has the monitor's own account, the scan shall do nothing and say so; when
///   another scan has one of the other accounts, the scan shall leave that account out.
/// - If no region of any account could be read, the scan shall fail (S5).
///
/// A scan by many functions does the same in three steps ([AccountLister], [AccountWorker],
/// [LastStep]):
///
/// - A worker shall send nothing. It shall leave in its account's row the scan's id, the places in
///   which something is due, whether it read a region, and whether the account is healthy.
/// - The last step shall send what is due in every account, as a scan by one function would, and
///   take an account under the scan's id, so that the scan counts as one start there. If nothing is
///   due in an account, it shall read only the account's row ([RestoredAccounts]).
/// - For an account that no worker has read to its end, the last step shall check every region for
///   what is due, and note in the account's row that it was not read; if that fails, in the row of
///   the monitor's own account.
/// - While a worker still has an account, what is due there shall wait for the last step of the
///   next scan.
///
/// Time, account and scan id come in as arguments (S4). Out of scope: judging (package `rules`),
/// calling AWS (package `aws`).
@NullMarked
package dev.sesdkim.scan;

import org.jspecify.annotations.NullMarked;
