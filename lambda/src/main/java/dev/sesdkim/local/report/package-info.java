/// A report of accounts that can be handed on: one HTML page, or the same as CSV, Markdown or
/// JUnit. Package `local` calls it.
///
/// - The page shall be one file that loads nothing, whose content security policy allows its own
///   script and style by their hashes and nothing else.
/// - It shall first say what is broken and how to fix it, and be complete without its script.
/// - Every name and word from outside shall be shown without control characters
///   ([dev.sesdkim.dkim.Printable]) and escaped for its place by the template engine.
/// - A page of 10,000 identities shall be at most 4 MB: what does not fit is counted, not shown.
/// - A CSV cell that a spreadsheet would run shall become text.
///
/// Out of scope: reading an account or a table, writing files (package `local`), what a verdict is
/// (package `rules`).
@NullMarked
package dev.sesdkim.local.report;

import org.jspecify.annotations.NullMarked;
