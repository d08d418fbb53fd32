/// Whether a domain's mail meets what can be checked of the rules of the mailbox providers: pure
/// functions over what SES and DNS said. Whose rule a check is stands in
/// [dev.sesdkim.dkim.ProviderRule].
///
/// - Each check shall be PASS, WARN, FAIL or UNKNOWN, with a sentence that says why
///   ([ReadinessRule]).
/// - When a check fails, the domain shall be NOT_READY; else, when one that it needs could not be
///   told, UNKNOWN; else READY. A warning shall not prevent it.
/// - If what a check needs was not looked up or could not be read, it shall be UNKNOWN, never a
///   failure.
/// - An address on a mailbox provider's domain shall fail alignment: nobody else can sign for it.
/// - What the rules require and cannot be seen from here shall be listed as not checked.
///
/// Out of scope: looking anything up (packages `rules.evidence`, `rules.spf` and `rules.dmarc`).
@NullMarked
package dev.sesdkim.rules.readiness;

import org.jspecify.annotations.NullMarked;
