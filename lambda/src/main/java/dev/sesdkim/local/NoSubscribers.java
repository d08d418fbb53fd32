package dev.sesdkim.local;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Alerts;
import dev.sesdkim.scan.Deadline;
import java.util.Optional;

/// A topic without subscribers, so that a scan sends nothing: the person at the terminal reads its
/// result.
record NoSubscribers() implements Alerts {

  @Override
  public Subscribers subscribers(Deadline deadline) {
    return new Confirmed(0);
  }

  @Override
  public Optional<Problem> publish(AlertMessage message, Deadline deadline) {
    throw new IllegalStateException("Nothing is told where nobody listens");
  }
}
