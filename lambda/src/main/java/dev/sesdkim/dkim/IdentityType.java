package dev.sesdkim.dkim;

/// The two kinds of SES identity. SES v1 lists bare names, so the kind follows from the `@`.
public enum IdentityType {
  DOMAIN,
  EMAIL_ADDRESS
}
