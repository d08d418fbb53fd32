/// The function. An EventBridge schedule starts it, or a state machine runs it step by step
/// ([FanOutStep]). It alerts when an SES identity stops being DKIM-verified, in any region of the
/// accounts that it watches. Silence means that all is well, because it also alerts about what it
/// cannot read, and sends later what it could not send.
///
/// The packages, and what each may use (`ArchitectureTest` checks it):
///
/// - `dkim`, the data: uses only the JDK
/// - `rules`, the judgement: uses `dkim`
/// - `scan`, the pipeline and its ports: uses `rules` and `dkim`
/// - `aws`, the adapters: uses the ports of `scan`, `dkim` and the AWS SDK
/// - `dns`, the adapter for DNS evidence: uses the ports of `scan`, `dkim` and dnsjava
/// - `local`, the command for a laptop, not part of the deployed function: uses all of these
/// - `json`, the only package that knows the JSON library: all but `dkim` and `scan` may use it
/// - this package, the handler, its settings and its wiring: uses all but `local`; in the deployed
///   function only this package reads the environment
///
/// Invariants, each with a test that fails without it:
///
/// - S1 A region that could not be listed changes no identity's state.
/// - S2 One failing account, region, batch, identity or alert never stops the others.
/// - S3 A due row is saved with the change that it reports, before its alert goes out. It is
///   deleted only after the alert has gone out.
/// - S4 The same input gives the same changes: time, account and scan id come in as arguments.
/// - S5 A scan that could read no region of any account fails the invocation.
/// - S6 The role allows every AWS call that the code makes, and the code uses every action that the
///   role allows.
/// - S7 SES gets at most one call a second in a region of an account (its documented limit; a
///   setting makes it slower or faster), and the fewest calls that its batch sizes allow; all
///   regions are read in parallel.
/// - S8 A scan is healthy when every region of every watched account was read to its end, nothing
///   has been due since before the previous scan, nothing has been unknown for three scans, and the
///   topic has a confirmed subscriber. One metric, `ScanHealthy`, says so.
/// - S9 A scan that finds no change writes no rows of identities. Only the past expires: ended
///   stretches of history, scans, mutes that are over and removed identities.
@NullMarked
package dev.sesdkim;

import org.jspecify.annotations.NullMarked;
