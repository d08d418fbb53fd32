/// A report of an account, to be handed on: one HTML page, or the same as CSV, Markdown or JUnit.
///
/// - The page shall be one file that loads nothing, whose content security policy allows its own
///   script and style by their hashes and nothing else.
/// - It shall say first what is broken and how it is fixed, and be complete without its script.
/// - Every name and word from outside shall be shown without control characters
///   ([dev.sesdkim.dkim.Printable]) and escaped for its place by the template engine.
/// - 10,000 identities shall take at most 4 MB: what would make it more is counted, not shown.
/// - A cell of CSV that a spreadsheet would run shall be text.
///
/// Out of scope: reading an account or a table, writing files (package `local`), what a verdict is
/// (package `rules`).
@NullMarked
package dev.sesdkim.local.report;

import org.jspecify.annotations.NullMarked;
