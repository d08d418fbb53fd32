package dev.sesdkim.scan;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import java.util.Optional;

/// Port: the way out to people.
public interface Alerts {

  /// Counts who would get a message now. Expected failures are a case of the answer.
  Subscribers subscribers();

  /// Publishes one message.
  ///
  /// @return why it is not out, or empty when it is
  Optional<Problem> publish(AlertMessage message);

  /// Who would get a message.
  sealed interface Subscribers {}

  /// So many subscriptions are confirmed.
  record Confirmed(int number) implements Subscribers {}

  /// The topic does not tell.
  record NotTold(Problem problem) implements Subscribers {}
}
