/// The CDK app: it defines everything that one `cdk deploy` creates in an account, and is not
/// needed at run time.
///
/// # Requirements
///
/// - When a context value cannot be used, the app shall deploy nothing and name every such value,
///   with what it received and what it expects.
/// - When neither an email address nor a Slack channel is given, the app shall deploy and warn that
///   alerts reach nobody.
/// - When the source and the context are the same, the app shall synthesize the same template,
///   asset hashes included. _(why: a second deployment changes nothing)_
/// - The function's role shall allow exactly the actions that the function's code calls, each on
///   the narrowest resource that AWS supports, and what Lambda itself needs to write logs and to
///   forward failed invocations.
/// - When other accounts are scanned, the function's role shall have a fixed name and may assume
///   only member roles in its own organization; otherwise the stack shall have neither.
/// - The member role shall allow the SES and EC2 reads of the function's role and nothing else, and
///   shall trust only that role, in one organization. Its template shall be written beside the
///   stack's.
/// - When no scan ends in time, when none of the last scans was healthy, or when a scan failed for
///   good or could not be started, an alarm shall notify the topic of the alerts, link to its
///   runbook, and tell when it is over. _(why: silence means fine)_
/// - When a state machine reads the accounts, the schedule shall start it instead of the function,
///   its role shall reach only the function, the lists and itself, and a fourth alarm shall tell of
///   its failures. Otherwise the template shall have none of this.
/// - The stack shall have one custom metric, three other alarms and, unless switched off, one
///   dashboard. _(why: they are most of what a quiet month costs)_
/// - When the stack is deleted, the table shall stay unless `removeTable` was deployed before. When
///   a first deployment fails, no table shall remain.
/// - When AWS would refuse a value, the app shall refuse it first.
///
/// # What may read what
///
/// `DkimMonitorApp` is the only place that reads the context and the only one that synthesizes.
/// `DkimMonitorStack` creates the constructs and passes each what it needs. A construct never reads
/// the context and never looks up another construct.
///
/// # Out of scope
///
/// What a scan does (module `lambda`). Authorizing a Slack workspace, which is done by hand once.
/// Bootstrapping the account for the CDK.
@NullMarked
package dev.sesdkim.infra;

import org.jspecify.annotations.NullMarked;
