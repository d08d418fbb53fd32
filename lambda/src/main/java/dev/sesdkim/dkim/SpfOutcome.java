package dev.sesdkim.dkim;

/// What SPF says about mail that Amazon SES sends with a custom MAIL FROM domain (RFC 7208 section
/// 2.6). The results `fail`, `softfail` and `neutral` are one outcome here, because none of them is
/// a pass.
public enum SpfOutcome {
  /// Every address that Amazon SES sends from passes.
  PASS,
  /// Receivers cannot evaluate the record for any sender.
  PERMERROR,
  /// The record, or one that it includes, could not be looked up.
  TEMPERROR,
  /// There is no SPF record.
  NONE,
  /// The record is valid, but does not let every address of Amazon SES pass.
  NOT_COVERED
}
