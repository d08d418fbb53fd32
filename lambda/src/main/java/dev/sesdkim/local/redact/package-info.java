/// Replaces everything in a text that tells whose it is, so that the text can be part of a public
/// report.
///
/// - Domain names shall become `a.example`, `b.a.example`: the hierarchy stays, label by label.
///   Case, and Unicode or A-labels, make no difference.
/// - Local parts of addresses, account ids and names, DKIM tokens and selectors, names in ARNs, IP
///   addresses, key material, ids of organizations, hosted zones, access keys and requests, and
///   people's own words shall be replaced; within one text the same always gets the same
///   replacement.
/// - What belongs to AWS or is public shall stay: regions, verdicts, times, AWS's hosts, the
///   mailbox providers' domains ([PublicNames]).
/// - Valid JSON shall stay valid and keep its layout; so shall JSON inside a string ([Walk]).
/// - Redacting a redacted text shall change nothing: a pseudonym is recognized like the original
///   and gets the same number ([Pseudonyms]).
///
/// The commands `redact` and `probe` call it.
///
/// Out of scope: the HTML page of `report`; a name that is broken over two lines; names of roles,
/// tables, stacks and profiles outside ARNs; a mute's reason outside JSON.
@NullMarked
package dev.sesdkim.local.redact;

import org.jspecify.annotations.NullMarked;
