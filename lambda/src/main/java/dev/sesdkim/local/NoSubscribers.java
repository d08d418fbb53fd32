package dev.sesdkim.local;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Alerts;
import java.util.Optional;

/// A topic without subscribers, so that a scan sends nothing: the person at the terminal reads its
/// result.
record NoSubscribers() implements Alerts {

  @Override
  public Subscribers subscribers() {
    return new Confirmed(0);
  }

  @Override
  public Optional<Problem> publish(AlertMessage message) {
    throw new IllegalStateException("Nothing is told where nobody listens");
  }
}
