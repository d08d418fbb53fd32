/// A simulated AWS account on the loopback interface: enough of EC2, SES and SNS, in their real
/// protocols, for the unmodified AWS SDK to scan it.
///
/// Purpose: the demo runs the main job without an AWS account.
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
/// - When a region is restricted, SES shall answer `AccessDenied` there.
/// - When a message breaks a rule of SNS (subject, size, structure, attributes, topic), `Publish`
///   shall refuse it.
/// - It shall listen on 127.0.0.1 only, and text from outside shall be escaped wherever it enters
///   XML or JSON.
///
/// The demo starts it. Tests and benchmarks start one that can fail, can be slow and remembers its
/// calls: a subclass beside the tests, which comes between a request and its answer
/// ([SimulatedAccount#answer]).
///
/// Out of scope: checking signatures, regions that are not enabled, subscriptions and delivery,
/// sending mail, and actions that a scan does not use.
@NullMarked
package dev.sesdkim.local.simulated;

import org.jspecify.annotations.NullMarked;
