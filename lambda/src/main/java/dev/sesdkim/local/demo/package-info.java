/// Shows the main job without an AWS account: the real scan and the real adapters against a
/// simulated account, with a table in memory.
///
/// - The demo shall scan, break a domain, scan, fix it and scan. After each scan it shall show the
///   rows of the table and the alerts that were published, as email and chat show them; at the end
///   the history.
/// - It shall need no network, no credentials and no waiting: its hours, and the seconds between
///   calls to SES, pass on a clock of its own.
///
/// The command `demo` calls it.
///
/// Out of scope: how a scan works (package `scan`), what the account answers (package
/// `local.simulated`).
@NullMarked
package dev.sesdkim.local.demo;

import org.jspecify.annotations.NullMarked;
