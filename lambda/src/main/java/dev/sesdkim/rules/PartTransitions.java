package dev.sesdkim.rules;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What changes for each part of a scan in one account or region.
///
/// @param troubles what cannot be read or done there from now on
/// @param due what is to be reported
public record PartTransitions(Map<ScanPart, Trouble> troubles, List<Due.OfScan> due) {
  public PartTransitions {
    troubles = Map.copyOf(troubles);
    due = List.copyOf(due);
  }

  /// Compares what is remembered of each part with what was seen now.
  ///
  /// @param seen the problem of each part; empty if all is well; a part without an entry is unknown
  ///   and stays as it was
  /// @param place as in [Due#place]
  /// @param started whether people know that this place is monitored: then one scan is enough to
  ///   report that access was taken away
  public static PartTransitions of(
      Map<ScanPart, Trouble> before,
      Map<ScanPart, Optional<Problem>> seen,
      String account,
      String place,
      boolean started,
      ScanContext scan) {
    Map<ScanPart, Trouble> troubles = new EnumMap<>(ScanPart.class);
    troubles.putAll(before);
    List<Due.OfScan> due = new ArrayList<>();
    seen.forEach(
        (part, problem) -> {
          Optional<Trouble> known = Optional.ofNullable(before.get(part));
          Optional<Trouble> lasting = known.filter(trouble -> lasts(trouble, problem));
          TroubleTransition step =
              TroubleTransition.of(
                  lasting,
                  problem,
                  part.isToldAtOnce()
                      || !lasting.equals(known)
                      || problem.filter(why -> isShut(why, started)).isPresent(),
                  account,
                  place,
                  part.name(),
                  scan);
          step.after()
              .ifPresentOrElse(trouble -> troubles.put(part, trouble), () -> troubles.remove(part));
          due.addAll(step.due());
        });
    return new PartTransitions(troubles, due);
  }

  /// Whether it is still the same trouble. Two things are news even if people know that a place
  /// cannot be read: that it is no longer watched, and whatever prevents reading it after it is
  /// watched again.
  private static boolean lasts(Trouble known, Optional<Problem> now) {
    return now.filter(problem -> isNotWatched(problem) != isNotWatched(known.problem())).isEmpty();
  }

  private static boolean isNotWatched(Problem problem) {
    return problem.kind() == Problem.Kind.EXCLUDED;
  }

  private static boolean isShut(Problem problem, boolean started) {
    return isNotWatched(problem)
        || (started
            && problem.action().equals("sts:AssumeRole")
            && problem.kind() == Problem.Kind.ACCESS_DENIED);
  }
}
