package dev.sesdkim.dkim;

import java.util.List;

/// What SES said about one identity just now.
public sealed interface Reading {

  Identity identity();

  /// SES answered.
  ///
  /// @param signingEnabled whether SES signs mail of this identity with DKIM
  /// @param dkimStatus SES's own word: `Pending`, `Success`, `Failed`, `TemporaryFailure`,
  ///   `NotStarted`, or one that this version does not know
  /// @param dkimTokens the tokens of the domain's CNAME records, possibly none
  /// @param verificationStatus SES's own word for the identity itself, as for `dkimStatus`
  record Read(
      Identity identity,
      boolean signingEnabled,
      String dkimStatus,
      List<String> dkimTokens,
      String verificationStatus,
      MailFrom mailFrom)
      implements Reading {

    public Read {
      dkimTokens = List.copyOf(dkimTokens);
    }
  }

  /// SES listed the identity but told nothing about it.
  record Unread(Identity identity, Problem problem) implements Reading {}
}
