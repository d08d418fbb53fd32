package dev.sesdkim.rules;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import java.time.Instant;
import java.util.Optional;

/// What to say about a key that SES made and that DNS does not seem to publish.
final class KeyNews {

  private KeyNews() {}

  /// Whether there is such a key.
  static boolean is(State state) {
    return suspicion(state).isPresent();
  }

  /// What happened. After a domain was deleted in SES and created again, receivers have been seen
  /// to reject its signatures although SES says Success.
  ///
  /// @param scan when the reporting scan started
  static Optional<String> of(State state, Instant scan) {
    return suspicion(state)
        .map(
            suspicion ->
                "SES made a new DKIM key"
                    + state
                        .evidence()
                        .detail()
                        .flatMap(SesDetail::keyGeneratedAt)
                        .map(at -> " at " + Times.forPeople(at, scan))
                        .orElse("")
                    + ", but DNS still had the old ones at "
                    + Times.forPeople(suspicion.at(), scan)
                    + " and later. Receivers may reject its signatures (dkim=fail), though SES says"
                    + " Success.");
  }

  /// What to do about it.
  static Optional<String> step(State state) {
    return suspicion(state)
        .map(
            _ ->
                ("Send a message from %s to a mailbox of yours and read its Authentication-Results"
                        + " header. If it says dkim=fail for d=%s, open a case with AWS Support: the key"
                        + " is in a zone of Amazon's.")
                    .formatted(
                        Words.name(state.identity().name()), Words.name(state.identity().name())));
  }

  private static Optional<Moment> suspicion(State state) {
    return Optional.ofNullable(state.suspected().get(Suspicion.KEY_UNCHANGED));
  }
}
