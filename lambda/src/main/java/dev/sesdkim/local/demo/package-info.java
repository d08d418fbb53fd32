/// The main job for someone with no AWS account: the real scan over the real adapters, against a
/// simulated account.
///
/// - The demo shall scan, break a domain, scan, mend it and scan, and show each time the rows of
///   the table and the alerts that were really published, as an email and as chat show them; in the
///   end the history.
/// - It shall need no network, no credentials and no waiting: its hours, and the seconds between
///   calls to SES, pass on a clock of its own.
///
/// Out of scope: how a scan works (package `scan`), what the account answers (package
/// `local.simulated`).
@NullMarked
package dev.sesdkim.local.demo;

import org.jspecify.annotations.NullMarked;
