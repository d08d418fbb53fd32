/// The pipeline, in the order of the README's sentence, and the ports that it needs.
///
/// regions → listings → readings → diagnosis → comparison → evidence → save → alert
///
/// - When a region could not be listed, the scan shall leave every state of it as it was (S1) and
///   go on with the others (S2).
/// - While a region is still being read, what is complete shall be judged, compared, examined and
///   saved, a part at a time ([RegionReader], [RegionSteps]), so that a scan takes hardly longer
///   than SES does and a few states of a region are in memory, however many it has.
/// - When a region cannot be read to its end, it shall be reported as not read; what was saved of
///   it until then stays saved, and the rest as it was.
/// - When a change deserves an alert, the scan shall save the state with the alert due before it
///   publishes the alert, and clear it after (S3).
/// - When a domain is unverified or its verdict has changed, the scan shall ask SES for detail, a
///   bounded number a region and scan, at the region's own pace, first about those of which SES has
///   told nothing yet or which have just changed ([DetailRound]); of an account in which nothing is
///   wrong and nothing changed it shall ask for none (S7).
/// - When DNS evidence is on, each domain shall be looked up once a scan for all regions, in the
///   first half of the scan's time. What could not be looked up shall stay as it was known, and
///   shall neither raise nor withdraw an alert ([Examination]).
/// - When the scan's time runs out, it shall report the regions still unread as not read, and send
///   the alerts for what was read.
/// - When another scan holds the lease, it shall do nothing and say so.
/// - If no region could be read, the scan shall fail (S5).
///
/// Time, account and scan id come in as arguments (S4). Out of scope: judging (package `rules`),
/// speaking to AWS (package `aws`).
@NullMarked
package dev.sesdkim.scan;

import org.jspecify.annotations.NullMarked;
