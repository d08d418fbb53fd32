package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;
import java.util.List;

/// What an alert says: a subject, and a body for people, for chat and for programs.
public final class AlertText {

  /// A message names at most this many things: each takes over 128 bytes in the event, which goes
  /// out twice.
  private static final int MOST_NAMED = Envelope.MOST_BYTES / 256;

  private AlertText() {}

  /// Whether SNS takes the message with all that it must name: every domain of an alert about many,
  /// and everything that a scan cannot read or do. If not, the alert has to be divided. Anything
  /// else that does not fit is left out.
  ///
  /// @param verified the verified domains of all watched accounts
  public static boolean fits(Alert alert, VerifiedDomains verified) {
    int least = alert instanceof Alert.OfScan scan ? scan.subjects().size() : 0;
    return Envelope.fits(message(alert, AccountNames.NONE, least, verified));
  }

  /// The message, naming as much as fits ([Envelope#MOST_BYTES]).
  ///
  /// @param names what people call accounts
  /// @param verified the verified domains of all watched accounts
  public static AlertMessage of(Alert alert, AccountNames names, VerifiedDomains verified) {
    int most = Math.min(size(alert), MOST_NAMED);
    AlertMessage best = message(alert, names, most, verified);
    if (Envelope.fits(best)) {
      return best;
    }
    best = message(alert, names, 0, verified);
    int fits = 0;
    int tooMany = most;
    while (tooMany - fits > 1) {
      int between = (fits + tooMany) >>> 1;
      AlertMessage longer = message(alert, names, between, verified);
      if (Envelope.fits(longer)) {
        fits = between;
        best = longer;
      } else {
        tooMany = between;
      }
    }
    return best;
  }

  /// How many things the message may leave out if it has to.
  private static int size(Alert alert) {
    return switch (alert) {
      case Alert.OfDomain ofDomain -> ofDomain.identities().size();
      case Alert.OfManyDomains ofMany -> DomainsStory.size(ofMany);
      case Alert.Started started -> started.unverified().size() + started.regionsNotRead().size();
      case Alert.OfScan ofScan -> ofScan.subjects().size();
      case Alert.Digest digest ->
          digest.concerns().size() + digest.regionsNotRead() + digest.troubles();
    };
  }

  private static AlertMessage message(
      Alert alert, AccountNames names, int most, VerifiedDomains verified) {
    AlertAccounts accounts = AlertAccounts.of(alert, names);
    Story story =
        switch (alert) {
          case Alert.OfDomain ofDomain -> DomainStory.of(ofDomain, accounts, most, verified);
          case Alert.OfManyDomains ofMany -> DomainsStory.of(ofMany, accounts, most, verified);
          case Alert.Started started -> StartedStory.of(started, accounts, most, verified);
          case Alert.OfScan ofScan -> ScanStory.of(ofScan, accounts, most);
          case Alert.Digest digest -> DigestStory.of(digest, accounts, most);
        };
    return new AlertMessage(
        story.subject(),
        alert instanceof Alert.Digest digest
            ? DigestText.of(digest, accounts)
            : EmailText.of(story),
        ChatText.of(story),
        EventText.of(story),
        alert.kind(),
        List.copyOf(alert.accounts()),
        story.domains(),
        story.regions());
  }
}
