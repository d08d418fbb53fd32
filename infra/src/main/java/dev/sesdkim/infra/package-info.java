/// The CDK app: everything that one `cdk deploy` makes in an account, and nothing that it needs at
/// run time.
///
/// # Requirements
///
/// - When a context value cannot be used, the app shall deploy nothing and name every such value,
///   what it received and the form that it expects.
/// - When neither an email address nor a Slack channel is given, the app shall deploy and warn that
///   nobody will hear of an alert.
/// - When the source and the context are the same, the app shall synthesize the same template,
///   asset hashes included. _(why: a second deployment changes nothing)_
/// - The function's role shall allow exactly the actions that the function's code calls, each on
///   the narrowest resource that AWS supports for it, beside what Lambda itself needs to write logs
///   and to hand over failed invocations.
/// - Where other accounts are scanned, the function's role shall have a fixed name, and shall reach
///   the member role of its own organization alone; without them the stack shall have neither.
/// - The member role shall allow the SES and EC2 reads of the function's role and nothing else, and
///   shall trust that one role, in one organization. Its template shall be written beside the
///   stack's.
/// - When no scan ends in time, when none of the last scans was healthy, or when a scan failed for
///   good or could not be started, an alarm shall go to the topic that alerts go to, name the page
///   that says what to do, and tell when it is over. _(why: silence means fine)_
/// - Where a state machine reads the accounts, the schedule shall start it in the function's place,
///   its role shall reach the function, the lists and itself alone, and a fourth alarm shall tell
///   that it failed. Without it the template shall have none of this.
/// - The stack shall have one custom metric, three other alarms and, unless it is left out, one
///   dashboard. _(why: they are most of what a quiet month costs)_
/// - When the stack is deleted, the table shall stay unless `removeTable` was deployed before. When
///   a first deployment fails, no table shall be left.
/// - When AWS would refuse a value, the app shall refuse it first.
///
/// # What may read what
///
/// `DkimMonitorApp` is the only place that reads the context and the only one that synthesizes.
/// `DkimMonitorStack` makes the constructs and hands each what it needs. A construct never reads
/// the context and never looks another construct up.
///
/// # Out of scope
///
/// What a scan does (module `lambda`). Authorizing a Slack workspace, which is done by hand once.
/// Bootstrapping the account for the CDK.
@NullMarked
package dev.sesdkim.infra;

import org.jspecify.annotations.NullMarked;
