/// The command for a person at a terminal, built on the function's own scan, judgement and
/// adapters.
///
/// - `scan` shall read the account with the caller's own credentials and write nothing anywhere.
/// - `scan` shall begin with one sentence, then show what is broken before anything else; it shall
///   show what is verified only on demand.
/// - `scan` shall show what DNS holds and how each domain stands against the bulk-sender rules,
///   unless `--no-dns` is given.
/// - `status` and `history` shall only read a deployed table: `history` by `Query` alone, `status`
///   by `Query` and `BatchGetItem`.
/// - Commands that read a deployed table shall show all of its accounts. If there are several, they
///   shall show the account of each thing, and write nothing before it is clear to which account it
///   belongs.
/// - `report` shall write what `scan` finds, or what the table of a deployed monitor holds, into a
///   file that is replaced whole or not at all (package `local.report` says how it reads).
/// - `demo` shall run the main job on simulated parts, with no AWS account and no network.
/// - `probe` shall write what SES itself answers about a few identities of every region, redacted,
///   and change nothing (package `local.probe` says what is asked).
/// - `redact` shall write any of these answers without what reveals the owner, and not call AWS
///   (package `local.redact` says what is replaced).
/// - The exit status shall be 0 when nothing is known to be wrong, 1 when something is, and 2 when
///   the command could not run, or something is unknown and nothing is wrong. `--fail-on` of `scan`
///   and `report` sets the state from which something is wrong.
/// - A wrong command line shall be answered in two lines, with the nearest word.
/// - When something expected fails, the person shall read one sentence that says what to do, and no
///   stack trace.
/// - Answers shall go to standard output; progress and failures to standard error, progress only if
///   that is a terminal.
///
/// Nothing here is in the function's package. Out of scope: judging (package `rules`), how answers
/// read (package `local.text`).
@NullMarked
package dev.sesdkim.local;

import org.jspecify.annotations.NullMarked;
