/// Takes out of a text what tells whose it is, so that it can stand in a public report.
///
/// - Domain names shall become `a.example`, `b.a.example`: what is below what stays as it was,
///   label by label, whatever the case and whether a name is in Unicode or in A-labels.
/// - Local parts of addresses, account ids and names, DKIM tokens and selectors, names in ARNs, IP
///   addresses, key material, ids of organizations, hosted zones, access keys and requests, and the
///   words of people shall be replaced, the same always by the same within one text.
/// - What is AWS's or everybody's shall stay: regions, verdicts, times, AWS's hosts, the mailbox
///   providers' domains ([PublicNames]).
/// - Valid JSON shall stay valid and keep its layout; JSON inside a string of JSON too ([Walk]).
/// - Redacting a redacted text shall change nothing: what stands for a thing is found where the
///   thing was, in the same order, and numbered in that order ([Pseudonyms]).
///
/// Out of scope: the HTML page of `report`; a name that a narrow page broke over two lines; names
/// of roles, tables, stacks and profiles outside ARNs; a mute's reason outside JSON.
@NullMarked
package dev.sesdkim.local.redact;

import org.jspecify.annotations.NullMarked;
