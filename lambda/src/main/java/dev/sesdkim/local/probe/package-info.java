/// Records what SES itself answers, for reports of a wrong verdict or of unexpected behavior of
/// SES.
///
/// - A region shall be asked the same as in a scan, with the same actions, about a few identities;
///   every call shall only read ([RegionProbe]).
/// - SES shall be asked no more often than once a second in a region.
/// - Each answer shall be kept as the service sent it, with its status, so that absent fields and
///   fields that the SDK does not know can be seen ([RecordingHttp]).
/// - Calls that fail and regions that cannot be reached shall be part of the document.
/// - Every call shall be in the document, below its region, in the order in which the calls were
///   made there ([ProbeJson]).
///
/// The command `probe` calls it.
///
/// Out of scope: redaction (package `local.redact`): the caller redacts the whole document.
@NullMarked
package dev.sesdkim.local.probe;

import org.jspecify.annotations.NullMarked;
