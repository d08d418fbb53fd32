package dev.sesdkim.aws;

import dev.sesdkim.dkim.Identity;

/// An identity as SES listed it.
///
/// @param spelling SES's own spelling of the name, which requests must use
record Listed(Identity identity, String spelling) {}
