package dev.sesdkim.scan;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import java.util.Optional;

/// Port: the way out to people.
public interface Alerts {

  /// Publishes one message.
  ///
  /// @return why it is not out, or empty when it is
  Optional<Problem> publish(AlertMessage message);
}
