/// What DMARC says about mail from a domain: RFC 9989, as pure functions over a look-up that comes
/// in as an argument.
///
/// - A record shall be read as receivers read it: `v=DMARC1` first and in this case, unknown tags
///   ignored, faults elsewhere replaced by the defaults ([PolicyRecord]).
/// - The record that applies shall be searched from the domain upwards in at most eight questions
///   ([TreeWalk]): the domain's own, else its organizational domain's, else its public suffix's.
/// - An inherited policy shall be told as inherited, and from where ([DmarcRule]).
/// - Several records at one name shall count as none, and be told.
/// - If DNS could not be asked on the way, the status shall be UNKNOWN, unless what was already
///   read decides.
/// - Where receivers that follow RFC 7489 may not find an inherited record, it shall be told: what
///   DNS shows of it here ([OlderReceivers]), what the account's verified domains show where it is
///   told ([dev.sesdkim.rules.DmarcWarning]).
/// - For a record that gives receivers no policy, the whole record that its owner meant shall be
///   given, with the valid tags of the old one; a policy that cannot be read shall not be guessed
///   ([Correction]).
/// - Report addresses at other organizations shall be checked for that organization's consent
///   ([ReportConsent]).
///
/// Sections are named after the RFC's last draft. Out of scope: evaluating a mail, the public
/// suffix list.
@NullMarked
package dev.sesdkim.rules.dmarc;

import org.jspecify.annotations.NullMarked;
