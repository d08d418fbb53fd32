package dev.sesdkim.dkim;

import java.util.List;
import java.util.Optional;

/// What the monitor remembers of what SES last said about an identity.
///
/// `signingEnabled`, `dkimStatus` and `verificationStatus` are empty for an identity that was never
/// readable.
public record Facts(
    Optional<Boolean> signingEnabled,
    Optional<String> dkimStatus,
    Optional<String> verificationStatus,
    List<String> dkimTokens,
    Optional<String> governedBy,
    MailFrom mailFrom) {

  /// The longest word of SES, and the longest token, that is remembered whole, in bytes of UTF-8.
  static final int LONGEST_WORD = 100;

  private static final int MOST_TOKENS = 10;

  /// Keeps texts and list short, so that what is stored equals what SES says again.
  public Facts {
    dkimStatus = dkimStatus.map(Facts::word);
    verificationStatus = verificationStatus.map(Facts::word);
    dkimTokens = dkimTokens.stream().map(Facts::word).sorted().limit(MOST_TOKENS).toList();
  }

  private static String word(String text) {
    return Printable.cut(text, LONGEST_WORD);
  }

  /// Nothing is known yet.
  public static Facts none() {
    return new Facts(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new MailFrom.Unread());
  }

  /// Whether a person would say that nothing changed. New tokens alone are no change, because a
  /// change of status comes with them. A MAIL FROM that is read for the first time is no change
  /// either.
  public boolean tellsTheSameAs(Facts other) {
    return signingEnabled.equals(other.signingEnabled)
        && dkimStatus.equals(other.dkimStatus)
        && verificationStatus.equals(other.verificationStatus)
        && governedBy.equals(other.governedBy)
        && (mailFrom.equals(other.mailFrom)
            || mailFrom instanceof MailFrom.Unread
            || other.mailFrom instanceof MailFrom.Unread);
  }

  /// With what SES says now; what SES leaves out stays as it was known.
  public Facts updated(Diagnosis now) {
    return switch (now.reading()) {
      case Reading.Unread _ -> this;
      case Reading.Read read ->
          new Facts(
              Optional.of(read.signingEnabled()),
              Optional.of(read.dkimStatus()),
              Optional.of(read.verificationStatus()),
              read.dkimTokens().isEmpty() ? dkimTokens : read.dkimTokens(),
              now.governedBy(),
              read.mailFrom() instanceof MailFrom.Unread ? mailFrom : read.mailFrom());
    };
  }
}
