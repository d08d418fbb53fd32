/// Checks a domain's mail against the rules of the mailbox providers, as far as they can be
/// checked: pure functions over what SES and DNS said. [dev.sesdkim.dkim.ProviderRule] says which
/// provider has which rule.
///
/// - Each check shall be PASS, WARN, FAIL or UNKNOWN, with a sentence that says why
///   ([ReadinessRule]).
/// - If a check fails, the domain shall be NOT_READY; else, if a check is UNKNOWN, it shall be
///   UNKNOWN; else READY. A warning shall not prevent READY.
/// - If what a check needs was not looked up or could not be read, it shall be UNKNOWN, never a
///   failure.
/// - A mailbox provider's domain shall fail alignment: nobody else can sign for it.
/// - What the rules require and DNS and SES do not show shall be listed as not checked.
///
/// Out of scope: looking anything up (packages `rules.evidence`, `rules.spf` and `rules.dmarc`).
@NullMarked
package dev.sesdkim.rules.readiness;

import org.jspecify.annotations.NullMarked;
