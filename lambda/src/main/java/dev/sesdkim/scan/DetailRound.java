package dev.sesdkim.scan;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks SES for the detail of those domains of a region that need it.
final class DetailRound {

  /// At SES's pace half a minute. Whoever has more broken domains in a region gets the rest with
  /// the scans that follow.
  static final int MOST = 30;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Comparator<State> UNTOLD_THEN_OLDEST =
      Comparator.<State, Instant>comparing(
              state -> state.evidence().detail().map(SesDetail::toldAt).orElse(Instant.MIN))
          .thenComparing(State::identity);

  private final Moment moment;
  private final Deadline end;
  private final List<Problem> problems = new ArrayList<>();

  DetailRound(Moment moment, Deadline end) {
    this.moment = moment;
    this.end = end;
  }

  /// Asks for as many as it may.
  ///
  /// @return the evidence of those of which SES told
  Map<Identity, Evidence> ask(Details details, List<Transition> domains) {
    List<State> wanted =
        domains.stream()
            .filter(DetailRound::isWanted)
            .map(Transition::after)
            .sorted(UNTOLD_THEN_OLDEST)
            .limit(MOST)
            .toList();
    Map<Identity, Evidence> told = new HashMap<>();
    Deadline by = end.within(LONGEST);
    for (State state : wanted) {
      switch (details.of(state.identity(), moment, by)) {
        case Details.Told(SesDetail detail) ->
            told.put(state.identity(), state.evidence().with(detail));
        case Details.NotTold(Problem problem) -> {
          problems.add(problem);
          if (!concernsOneDomain(problem)) {
            return told;
          }
        }
      }
    }
    return told;
  }

  /// What kept SES from telling, each thing once.
  List<Problem> problems() {
    return problems.stream().distinct().toList();
  }

  /// A verified domain is asked about when its verdict has just changed, or when DNS casts doubt on
  /// it and only SES knows to which zone its records must lead.
  private static boolean isWanted(Transition step) {
    State after = step.after();
    if (after.verdict() == Verdict.UNVERIFIED) {
      return true;
    }
    boolean doubtful =
        after.evidence().detail().isEmpty()
            && after.evidence().dkimRecords().stream()
                .map(DnsCheck::finding)
                .anyMatch(finding -> finding.wrong());
    return doubtful || step.change().filter(kind -> kind != ChangeKind.FIRST_SEEN).isPresent();
  }

  private static boolean concernsOneDomain(Problem problem) {
    return switch (problem.kind()) {
      case REJECTED, INCOMPLETE -> true;
      case ACCESS_DENIED,
          CREDENTIALS,
          REGION_DISABLED,
          THROTTLED,
          UNAVAILABLE,
          NOT_AN_ANSWER,
          DEADLINE,
          STORE,
          UNEXPECTED ->
          false;
    };
  }
}
