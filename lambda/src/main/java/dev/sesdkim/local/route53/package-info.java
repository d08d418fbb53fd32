/// Changes Route 53's hosted zones as a person has agreed. Package `local` calls it.
///
/// - A record shall be changed only in the public zone to which DNS delegates its name.
/// - A change shall delete exactly what was shown, so that Route 53 refuses it if the zone has
///   changed since.
/// - All changes of a zone shall be one batch: Route 53 makes all of them or none.
///
/// Out of scope: what is wrong and what should be there (package `rules`), asking a person (package
/// `local`).
@NullMarked
package dev.sesdkim.local.route53;

import org.jspecify.annotations.NullMarked;
