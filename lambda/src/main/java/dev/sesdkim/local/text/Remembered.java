package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a deployed monitor remembers of an account's identities, beside what a scan has just read.
///
/// @param states the monitor's last states of the identities that the scan read, and of all in
///   regions that the scan could not read
/// @param unread since when, and why, the monitor cannot read a region either
/// @param mutes what people have muted
public record Remembered(Map<Identity, State> states, Map<String, Trouble> unread, Mutes mutes) {
  public Remembered {
    states = Map.copyOf(states);
    unread = Map.copyOf(unread);
  }

  /// Since when the identity has its present standing; empty if the monitor does not know.
  Optional<Instant> since(State now) {
    Optional<State> known =
        Optional.ofNullable(states.get(now.identity())).filter(state -> !state.removed());
    return switch (Standing.unmuted(now)) {
      case BROKEN -> known.filter(Remembered::isBroken).map(State::since);
      case AT_RISK ->
          known.flatMap(
              state ->
                  state.evidence().atRiskSince().or(() -> suspected(state, Suspicion.AT_RISK)));
      case NOT_READY ->
          known.flatMap(
              state ->
                  state.evidence().notReadySince().or(() -> suspected(state, Suspicion.NOT_READY)));
      case UNKNOWN ->
          now.unreadable()
              .map(why -> why.trouble().since())
              .flatMap(
                  since ->
                      known
                          .flatMap(State::unreadable)
                          .map(why -> why.trouble().since())
                          .or(() -> unreadSince(now, since)));
      case MUTED, VERIFIED -> known.map(State::since);
    };
  }

  private Optional<Instant> unreadSince(State now, Instant since) {
    return unread.containsKey(now.identity().region()) ? Optional.of(since) : Optional.empty();
  }

  private static boolean isBroken(State state) {
    return Standing.unmuted(state) == Standing.BROKEN;
  }

  private static Optional<Instant> suspected(State state, Suspicion finding) {
    return Optional.ofNullable(state.suspected().get(finding)).map(Moment::at);
  }
}
