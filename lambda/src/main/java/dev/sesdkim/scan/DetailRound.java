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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Asks SES for the detail of those domains of a region that need it, some of them at a time.
final class DetailRound {

  /// At SES's pace half a minute, a minute while it takes turns with reading. Whoever has more
  /// broken domains in a region gets the rest with the scans that follow.
  static final int MOST = 30;

  /// So many of them at the most for domains of which SES has told before and which have not
  /// changed: one that has just broken may be in a later part of the region.
  static final int MOST_AGAIN = 15;

  private static final Comparator<Transition> NEWS_THEN_OLDEST =
      Comparator.comparing(DetailRound::isAgain)
          .thenComparing(
              step -> step.after().evidence().detail().map(SesDetail::toldAt).orElse(Instant.MIN))
          .thenComparing(step -> step.after().identity());

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Moment moment;
  private final Deadline end;
  private final SequencedSet<Problem> problems = new LinkedHashSet<>();
  private final Allowance asking = new Allowance(LONGEST);
  private int left = MOST;
  private int leftAgain = MOST_AGAIN;

  DetailRound(Moment moment, Deadline end) {
    this.moment = moment;
    this.end = end;
  }

  /// Asks for as many as it may.
  ///
  /// @return the evidence of those of which SES told
  Map<Identity, Evidence> ask(Details details, List<Transition> domains) {
    List<Transition> wanted =
        domains.stream().filter(DetailRound::isWanted).sorted(NEWS_THEN_OLDEST).toList();
    return wanted.isEmpty() ? Map.of() : asking.use(end, by -> ask(details, wanted, by));
  }

  private Map<Identity, Evidence> ask(Details details, List<Transition> wanted, Deadline by) {
    Map<Identity, Evidence> told = new HashMap<>();
    for (Transition step : wanted) {
      if (!mayAsk(step)) {
        return told;
      }
      State state = step.after();
      switch (details.of(state.identity(), moment, by)) {
        case Details.Told(SesDetail detail) ->
            told.put(state.identity(), state.evidence().with(detail));
        case Details.NotTold(Problem problem) -> {
          problems.add(problem);
          if (!concernsOneDomain(problem)) {
            left = 0;
          }
        }
      }
    }
    return told;
  }

  private boolean mayAsk(Transition step) {
    if (left == 0 || (isAgain(step) && leftAgain == 0)) {
      return false;
    }
    left--;
    leftAgain -= isAgain(step) ? 1 : 0;
    return true;
  }

  private static boolean isAgain(Transition step) {
    return step.change().isEmpty() && step.after().evidence().detail().isPresent();
  }

  /// What kept SES from telling, each thing once.
  List<Problem> problems() {
    return List.copyOf(problems);
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
