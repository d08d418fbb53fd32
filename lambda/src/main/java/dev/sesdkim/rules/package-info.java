/// The judgement: pure functions over the data, without clock, environment, log or SDK.
///
/// - *Diagnosis*: a domain is VERIFIED when signing is on, its DKIM status is Success and its
///   verification status is Success; otherwise UNVERIFIED with the first reason that applies. An
///   address follows its governing domain, unless it is unverified for its own sake.
/// - *Comparison*: where something could not be told, nothing that was known changes; where it can
///   be told again, it is compared with what was known before (A3).
/// - *Alerts*: one for each domain and kind of change, over all regions and addresses.
/// - *Texts*: what broke, where, what it means; since when, who else, and what to publish or run.
///
/// Out of scope: when to look (package `scan`), where to look (packages `aws` and `dns`).
@NullMarked
package dev.sesdkim.rules;

import org.jspecify.annotations.NullMarked;
