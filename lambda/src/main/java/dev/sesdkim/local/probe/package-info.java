/// What SES itself answers, for a report about a verdict that is wrong or about SES.
///
/// - A region shall be asked what a scan asks, with the same actions, about a few identities; every
///   call shall be one that reads ([RegionProbe]).
/// - SES shall be asked no more often than once a second in a region.
/// - Each answer shall be kept as the service sent it, with its status: its own words, the fields
///   that are absent, and those that the SDK does not know ([RecordingHttp]).
/// - A call that fails shall be a part of the answer, and so shall a region that cannot be asked.
/// - Everything that was asked shall be in the document, in its order ([ProbeJson]).
///
/// Out of scope: redaction (package `local.redact`), which the caller does to the whole document.
@NullMarked
package dev.sesdkim.local.probe;

import org.jspecify.annotations.NullMarked;
