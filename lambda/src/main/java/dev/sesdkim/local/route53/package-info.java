/// Changes of Route 53's hosted zones, as a person has agreed to them.
///
/// - A record shall be changed only in the public zone to which DNS delegates its name.
/// - A change shall delete exactly what was shown, so that Route 53 refuses it where the zone is
///   another one by then.
/// - All changes of a zone shall be one batch: Route 53 makes all of it or nothing.
///
/// Out of scope: what is wrong and what ought to be there (package `rules`), asking a person
/// (package `local`).
@NullMarked
package dev.sesdkim.local.route53;

import org.jspecify.annotations.NullMarked;
