/// A simulated AWS account on the loopback interface: enough of DynamoDB, EC2, SES, SNS and STS, in
/// their real protocols, for the unmodified AWS SDK to scan it. It has one table, whatever name a
/// request gives it (package `local.simulated.table`).
///
/// Purpose: the demo runs the main job for someone with no AWS account at hand, and tests reach
/// every answer, refusal and broken connection that AWS could give.
///
/// Requirements:
/// - When a request arrives, the account shall take service and region from the SigV4 credential
///   scope, so that one endpoint serves every region.
/// - When `ListIdentities` is asked, it shall page as SES does: 1,000 names a page at most, a token
///   for the next.
/// - When more than 100 identities are asked about in one call, it shall refuse with
///   `ValidationError`.
/// - When an identity is not in the region, the answer shall leave it out.
/// - When an address has no DKIM state of its own, it shall report that of the domain exactly after
///   its `@` if that domain is an identity of the region, otherwise `false` and `NotStarted`.
/// - When a region is restricted, SES shall answer `AccessDenied` there; when it is not enabled,
///   every service shall refuse the credentials there; when it has no SES, the connection shall end
///   without an answer.
/// - When a message breaks a rule of SNS (subject, size, structure, attributes, topic), `Publish`
///   shall refuse it.
/// - When a [Fault] is set, it shall decide the fate of each call before anything else does.
/// - While a rate limit is set, SES shall answer `Throttling` to a second call of one region within
///   a second.
/// - It shall listen on 127.0.0.1 only, and text from outside shall be escaped wherever it enters
///   XML or JSON.
///
/// Out of scope: checking signatures, subscriptions and delivery, sending mail, every action not
/// named above.
@NullMarked
package dev.sesdkim.local.simulated;

import org.jspecify.annotations.NullMarked;
