/// The adapter for DNS evidence: implements the port [dev.sesdkim.scan.DnsLookup].
///
/// - It shall ask the system's resolvers, or the one server that it is given, over UDP, and over
///   TCP when UDP cuts an answer off.
/// - When a server does not answer, fails or has an unusable address, the next server shall be
///   asked, then each a second time. No question shall outlast its timeout or the scan's deadline
///   ([ResolverPool]).
/// - A server that answers nothing, not even about a name that is known to exist, shall be left out
///   for the rest of the scan; when that is so for all servers, each further question shall fail at
///   once. One domain whose own servers are dead shall not silence a server ([NameServer]).
/// - Within one scan each question shall be asked once, and a limited number at a time
///   ([ScanLookups]).
/// - "No such name", "no such type" and "could not look" shall be told apart; a referral or a
///   refusal is "could not look", never "not there" ([AnswerReader]).
/// - A server that does not see the public DNS shall not be believed that a name or a record is
///   missing: the next server shall be asked in its place ([PublicDnsOnly]).
/// - The answer shall show the links of a CNAME chain, even when a server stops at the border of
///   its own zone.
///
/// Out of scope: what a record means (package `rules` and those below it), validating DNSSEC (the
/// resolver does that), replacing Java's own name resolution.
@NullMarked
package dev.sesdkim.dns;

import org.jspecify.annotations.NullMarked;
