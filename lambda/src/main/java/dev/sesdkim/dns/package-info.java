/// The adapter for DNS evidence: how the port [dev.sesdkim.scan.DnsLookup] speaks DNS.
///
/// - It shall ask the system's resolvers, or the one server that was named, over UDP and, where
///   that cuts an answer off, over TCP.
/// - When a server does not answer, fails or has an address that cannot be used, the next one shall
///   be asked, then all once more; no question shall outlast its share of time or the scan's
///   deadline ([ResolverPool]).
/// - A server that answers nothing, not even about a name that is known to exist, shall be asked
///   once a scan; where that holds for all servers, each further question shall end at once. One
///   domain whose own servers are dead shall not count as that ([NameServer]).
/// - Within one scan each question shall be asked once, and only so many at a time ([ScanLookups]).
/// - "No such name", "no such type" and "could not look" shall be told apart; a referral or a
///   refusal is "could not look", never "not there" ([AnswerReader]).
/// - If the resolver does not see the public DNS, no name shall be taken as not there
///   ([PublicDnsOnly]).
/// - The links of a CNAME chain shall be shown, also where a server stops at its own zone's border.
///
/// Out of scope: what a record means (packages `rules.evidence` and `rules.dmarc`), validating
/// DNSSEC (the resolver's part), replacing Java's own name resolution.
@NullMarked
package dev.sesdkim.dns;

import org.jspecify.annotations.NullMarked;
