package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import java.util.List;

/// Port: what SES says about the identities of one region that is listed.
public interface RegionReadings {

  /// The most identities that SES tells of in a call (API reference of GetIdentityDkimAttributes).
  int BATCH = 100;

  /// Asks about identities of the region. Expected failures are cases of the answer.
  ///
  /// @param identities [#BATCH] of them at the most; as many, wherever there are, make the fewest
  ///   calls
  Outcome of(List<Identity> identities);

  /// What came of asking.
  sealed interface Outcome {}

  /// SES was asked.
  ///
  /// @param readings one for each identity, in the order in which they were asked about
  /// @param problems what went wrong on the way and does not keep from asking about others
  record Told(List<Reading> readings, List<Problem> problems) implements Outcome {

    public Told {
      readings = List.copyOf(readings);
      problems = List.copyOf(problems);
    }
  }

  /// The region's identities cannot be read, or time ran out before all that decides a verdict was:
  /// nothing is concluded, and asking about others would end alike.
  record Ended(Problem problem) implements Outcome {}
}
