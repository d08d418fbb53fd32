/// The function: an EventBridge schedule starts it, or a state machine step by step ([FanOutStep]),
/// and it tells when an SES identity stops being DKIM-verified, in any region of its account and of
/// the others that it watches. Silence means that all is well: it also tells what it cannot see,
/// and what it could not tell before.
///
/// Components, and who may use whom (a test holds the arrows):
///
/// - `dkim`, the data: uses the JDK alone
/// - `rules`, the judgement: uses `dkim`
/// - `scan`, the pipeline and its ports: uses `rules` and `dkim`
/// - `aws`, the adapters: uses the ports of `scan`, `dkim` and the AWS SDK
/// - `dns`, the adapter for DNS evidence: uses the ports of `scan`, `dkim` and dnsjava
/// - `local`, the command for a laptop, outside the function's package: uses all of these
/// - `json`, the one place that knows the JSON library: used by any
/// - this package, the handler, its settings and its wiring: uses all but `local`; the one place
///   that reads the environment
///
/// Invariants, each with a test that fails without it:
///
/// - S1 A region that could not be listed changes no identity's state.
/// - S2 One failing account, region, batch, identity or alert never stops the others.
/// - S3 What is to be told is saved with the change that it tells of, before its alert goes out,
///   and deleted after it was told.
/// - S4 The same input gives the same changes: time, account and scan id come in as arguments.
/// - S5 A scan that could read no region of any account fails the invocation.
/// - S6 Every AWS call the code makes is allowed by the role, and every action the role allows is
///   used.
/// - S7 SES is asked at most once a second in a region of an account (its documented limit; a
///   setting makes it slower or faster), all regions side by side, in the fewest calls that its
///   batch sizes allow.
/// - S8 A scan is healthy when every region of every account that is watched was read to its end,
///   nothing is due since before the scan before, nothing has been unknown for three scans, and
///   somebody listens. One metric, `ScanHealthy`, says so.
/// - S9 A quiet scan writes nothing of identities. Nothing that is remembered expires.
@NullMarked
package dev.sesdkim;

import org.jspecify.annotations.NullMarked;
