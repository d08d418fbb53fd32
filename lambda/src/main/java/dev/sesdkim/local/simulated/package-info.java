/// A simulated AWS account on the loopback interface: enough of CloudFormation, DynamoDB, EC2, SES,
/// SNS and STS, in their real protocols, for the unmodified AWS SDK to scan it. It has one table,
/// which answers to any name (package `local.simulated.table`).
///
/// Purpose: the demo runs the main job without an AWS account, and tests cause every answer,
/// refusal and broken connection that AWS could give.
///
/// Requirements:
/// - When a request arrives, the account shall take service and region from the SigV4 credential
///   scope, so that one endpoint serves every region.
/// - When `ListIdentities` is asked, it shall page as SES does: at most 1,000 names a page, and a
///   token for the next.
/// - When a call names more than 100 identities, it shall refuse with `ValidationError`.
/// - When an identity is not in the region, the answer shall leave it out.
/// - When an address has no DKIM state of its own, it shall report that of the domain exactly after
///   its `@` if that domain is an identity of the region, otherwise `false` and `NotStarted`.
/// - When a region is restricted, SES shall answer `AccessDenied` there; when it is not enabled,
///   every service shall refuse the credentials there; when it has no SES, the connection shall end
///   without an answer.
/// - When a message breaks a rule of SNS (subject, size, structure, attributes, topic), `Publish`
///   shall refuse it.
/// - When a [Fault] is set, it shall decide the fate of each call first.
/// - While a rate limit is set, SES shall throttle a second call in one region within a second.
/// - It shall listen on 127.0.0.1 only, and text from outside shall be escaped wherever it enters
///   XML or JSON.
///
/// The demo, the benchmarks and tests start it.
///
/// Out of scope: checking signatures, subscriptions and delivery, sending mail, and actions that
/// the monitor does not use.
@NullMarked
package dev.sesdkim.local.simulated;

import org.jspecify.annotations.NullMarked;
