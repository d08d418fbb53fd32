package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;

/// What an alert says: a subject, and a body for people, for chat and for programs.
public final class AlertText {

  /// No message holds more: the event alone takes over 128 bytes for each, and goes out twice.
  private static final int MOST_IDENTITIES = Envelope.MOST_BYTES / 256;

  private AlertText() {}

  /// The message, naming as many identities as fit into what SNS takes ([Envelope#MOST_BYTES]).
  public static AlertMessage of(Alert alert) {
    int most = Math.min(identities(alert), MOST_IDENTITIES);
    AlertMessage best = message(alert, most);
    if (Envelope.fits(best)) {
      return best;
    }
    best = message(alert, 0);
    int fits = 0;
    int tooMany = most;
    while (tooMany - fits > 1) {
      int between = (fits + tooMany) >>> 1;
      AlertMessage longer = message(alert, between);
      if (Envelope.fits(longer)) {
        fits = between;
        best = longer;
      } else {
        tooMany = between;
      }
    }
    return best;
  }

  private static int identities(Alert alert) {
    return switch (alert) {
      case Alert.OfDomain(_, _, _, _, _, var identities) -> identities.size();
      case Alert.Started started -> started.unverified().size();
      case Alert.RegionsLost _ -> 0;
    };
  }

  private static AlertMessage message(Alert alert, int most) {
    Story story =
        switch (alert) {
          case Alert.OfDomain ofDomain -> DomainStory.of(ofDomain, most);
          case Alert.Started started -> StartedStory.of(started, most);
          case Alert.RegionsLost lost -> RegionsLostStory.of(lost);
        };
    return new AlertMessage(
        story.subject(),
        EmailText.of(story),
        ChatText.of(story),
        EventText.of(story),
        alert.kind(),
        story.domain(),
        alert.account(),
        story.regions());
  }
}
