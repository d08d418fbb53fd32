/// What DMARC says about mail from a domain: RFC 9989, as pure functions over a look-up that is
/// passed in.
///
/// - A record shall be read as receivers read it: `v=DMARC1` first and in upper case, unknown tags
///   ignored, defaults in place of faulty values ([PolicyRecord]).
/// - The search for the record that applies shall go from the domain upwards with at most eight
///   questions ([TreeWalk]): the domain's own record, else that of its organizational domain, else
///   that of its public suffix.
/// - An inherited policy shall be reported as inherited, with the domain that it comes from
///   ([DmarcRule]).
/// - Several records at one name shall count as none, and be reported.
/// - If a look-up fails, the status shall be UNKNOWN, unless what was already read decides.
/// - If receivers that follow RFC 7489 may not find an inherited record, that shall be reported:
///   what DNS shows here ([OlderReceivers]), what the verified domains show in
///   [dev.sesdkim.rules.DmarcWarning].
/// - For a record that gives receivers no policy, the whole record that its owner meant shall be
///   proposed, with the valid tags of the old one. A policy that cannot be read shall not be
///   guessed ([Correction]).
/// - Report addresses at other organizations shall be checked for that organization's consent
///   ([ReportConsent]).
///
/// Section numbers are those of the RFC's last draft. Out of scope: evaluating a mail, the public
/// suffix list.
@NullMarked
package dev.sesdkim.rules.dmarc;

import org.jspecify.annotations.NullMarked;
