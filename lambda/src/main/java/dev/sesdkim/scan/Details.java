package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.SesDetail;

/// Port: what SES v2 tells about one domain beyond its status. Each domain takes a call, so a scan
/// asks only where the answer helps.
public interface Details {

  /// Asks about one domain; ends by the deadline.
  Outcome of(Identity domain, Moment moment, Deadline deadline);

  /// The answer about one domain.
  sealed interface Outcome {}

  /// SES told.
  record Told(SesDetail detail) implements Outcome {}

  /// SES did not tell: nothing is concluded.
  record NotTold(Problem problem) implements Outcome {}
}
