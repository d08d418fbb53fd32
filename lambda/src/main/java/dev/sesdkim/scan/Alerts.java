package dev.sesdkim.scan;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import java.util.Optional;

/// Port: sends messages to people.
public interface Alerts {

  /// Counts the confirmed subscriptions. An expected failure is a case of the answer; no answer by
  /// the deadline is one.
  Subscribers subscribers(Deadline deadline);

  /// Publishes one message.
  ///
  /// @return why the message was not sent; empty if it was. A message whose answer did not come by
  ///   the deadline counts as not sent.
  Optional<Problem> publish(AlertMessage message, Deadline deadline);

  /// How many subscriptions are confirmed, as far as is known.
  sealed interface Subscribers {}

  /// The number of confirmed subscriptions.
  record Confirmed(int number) implements Subscribers {}

  /// The number could not be read.
  record NotTold(Problem problem) implements Subscribers {}
}
