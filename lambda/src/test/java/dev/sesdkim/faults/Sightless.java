package dev.sesdkim.faults;

import static dev.sesdkim.faults.Changes.EAST;
import static dev.sesdkim.faults.Changes.WEST;

import dev.sesdkim.faults.Blindness.Fault;
import dev.sesdkim.faults.Blindness.Scope;
import java.util.Set;

/// What the contract makes of a blindness.
///
/// @param subjects what cannot be read, each as [News] names it; empty where nothing is missed
/// @param told in which scan of the blindness people hear of it, if it lasts as long
/// @param unhealthy from which scan of it on a scan is not healthy
/// @param hidden the identities whose changes cannot be seen meanwhile
record Sightless(Set<String> subjects, int told, int unhealthy, Set<String> hidden) {

  private static final int NEVER = Integer.MAX_VALUE;

  static Sightless of(Blindness blindness) {
    Scope scope = blindness.scope();
    boolean passing = scope == Scope.ONE_CALL && blindness.fault().isTriedAgain();
    return switch (blindness.sight()) {
      case REGIONS -> passing ? nothing() : noRegions(blindness);
      case LIST, DKIM, VERIFICATION -> deciding(blindness);
      case MAIL_FROM -> passing || isGarbledCall(blindness) ? nothing() : part(blindness);
      // One answer in a region, about whichever identity, is enough.
      case DETAIL -> scope == Scope.ONE_CALL ? nothing() : part(blindness);
      case DNS ->
          scope == Scope.ALL_REGIONS ? new Sightless(Set.of("DNS"), 3, 3, Set.of()) : nothing();
    };
  }

  private static Sightless nothing() {
    return new Sightless(Set.of(), NEVER, NEVER, Set.of());
  }

  /// Somebody else's answer is taken for none, and the call is repeated.
  private static boolean isGarbledCall(Blindness blindness) {
    return blindness.scope() == Scope.ONE_CALL && blindness.fault() == Fault.GARBLED;
  }

  /// A region that EC2 leaves out is disabled: told at once, and then nobody expects it to be read.
  private static Sightless noRegions(Blindness blindness) {
    return blindness.scope() == Scope.ONE_REGION && blindness.fault() == Fault.LEFT_OUT
        ? new Sightless(Set.of(WEST), 1, NEVER, Set.of(BlindAccount.DIM))
        : new Sightless(Set.of("REGIONS"), 3, 1, Set.of(BlindAccount.DIM, BlindAccount.FAR));
  }

  private static Sightless deciding(Blindness blindness) {
    Fault fault = blindness.fault();
    return switch (blindness.scope()) {
      case ONE_CALL ->
          fault == Fault.REFUSED || (fault == Fault.LEFT_OUT && blindness.sight() != Sight.LIST)
              ? regions(fault, Set.of(WEST), Set.of(BlindAccount.DIM))
              : nothing();
      case ONE_REGION -> regions(fault, Set.of(WEST), Set.of(BlindAccount.DIM));
      case ALL_REGIONS ->
          regions(fault, Set.of(WEST, EAST), Set.of(BlindAccount.DIM, BlindAccount.FAR));
      case ONE_IDENTITY -> identity(blindness);
    };
  }

  /// Access that is denied where it was not is told at once.
  private static Sightless regions(Fault fault, Set<String> regions, Set<String> hidden) {
    return new Sightless(regions, fault == Fault.REFUSED ? 1 : 3, 1, hidden);
  }

  private static Sightless identity(Blindness blindness) {
    Set<String> dim = Set.of(BlindAccount.DIM);
    boolean garbled = blindness.fault() == Fault.GARBLED;
    if (blindness.sight() == Sight.LIST) {
      return garbled
          ? regions(Fault.GARBLED, Set.of(WEST), dim)
          : new Sightless(Set.of(), NEVER, NEVER, dim);
    }
    // A word that nobody knows is an answer all the same: the region is read.
    return new Sightless(Set.of(WEST + " " + BlindAccount.DIM), 3, garbled ? 3 : 1, dim);
  }

  private static Sightless part(Blindness blindness) {
    String part = " " + blindness.sight();
    return switch (blindness.scope()) {
      case ONE_CALL, ONE_REGION -> new Sightless(Set.of(WEST + part), 3, 3, Set.of());
      case ALL_REGIONS -> new Sightless(Set.of(WEST + part, EAST + part), 3, 3, Set.of());
      case ONE_IDENTITY -> nothing();
    };
  }
}
