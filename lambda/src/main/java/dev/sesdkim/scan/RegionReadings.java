package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import java.util.List;

/// Port: what SES says about the identities of a listed region.
public interface RegionReadings {

  /// The most identities in a call to SES (API reference of GetIdentityDkimAttributes).
  int BATCH = 100;

  /// Asks about identities of the region. Expected failures are cases of the answer.
  ///
  /// @param identities at most [#BATCH]; full batches make the fewest calls
  Outcome of(List<Identity> identities);

  /// The answer.
  sealed interface Outcome {}

  /// SES was asked.
  ///
  /// @param readings one for each identity, in the order in which they were asked about
  /// @param problems what went wrong, but does not prevent asking about others
  record Told(List<Reading> readings, List<Problem> problems) implements Outcome {

    public Told {
      readings = List.copyOf(readings);
      problems = List.copyOf(problems);
    }
  }

  /// The region's identities cannot be read, or time ran out before all that decides a verdict was
  /// read. Nothing is concluded, and asking about others would end the same way.
  record Ended(Problem problem) implements Outcome {}
}
