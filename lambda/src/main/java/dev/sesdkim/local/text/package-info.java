/// The text of the local command's answers, for people and for programs: pure functions from data
/// to text. Package `local` and the packages below it call them.
///
/// - Tables shall fit the width of the page where their words allow it; a name that is too long
///   shall be wrapped, never cut.
/// - Characters that take two columns, or none, shall be counted as such.
/// - Text from outside shall be shown without control characters ([dev.sesdkim.dkim.Printable]).
/// - DNS records and commands shall stand on lines of their own, unbroken, to be copied.
/// - Without colour, no escape sequence shall be written.
///
/// Out of scope: asking AWS, terminals (package `local`), what a verdict is (package `rules`).
@NullMarked
package dev.sesdkim.local.text;

import org.jspecify.annotations.NullMarked;
