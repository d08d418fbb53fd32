package dev.sesdkim.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.MonthlyTurn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/// Asks SES v2 about the domains of a region, a part of the region at a time: what is unverified or
/// has changed, what DNS casts doubt on, what it was never asked about, and each domain once a
/// month. So origin and zone of a domain are known before it breaks.
///
/// While SES v2 told nothing in the scans before, other domains are asked about besides until one
/// is answered: so its answer is noticed, and one domain that it refuses hides no other.
final class DetailRound {

  /// The most domains of a region in one scan that were never asked about, or whose month is over.
  /// Each takes a second of SES's pace; what was never asked about comes with the scans that
  /// follow, which ask in another order. Of a full region fourteen have their month in an hour.
  static final int MOST_UNASKED = 40;

  /// The most that were asked about before, or that are urgent though there is no room left among
  /// the others. When thousands break at once, their zones are known, and their alerts must not
  /// wait for more.
  static final int MOST_AGAIN = 5;

  /// The most domains that are asked about besides.
  private static final int MOST_OTHERS = 2;

  private final ScanContext scan;
  private final Deadline end;
  private final Findings findings = new Findings(ScanPart.DETAIL);
  private final SequencedSet<Problem> problems = new LinkedHashSet<>();
  private final Comparator<Transition> order;
  private final boolean first;
  private int unasked = MOST_UNASKED;
  private int again = MOST_AGAIN;
  private int others;

  /// @param doubted whether SES v2 told nothing in this region when it was last asked
  DetailRound(ScanContext scan, boolean doubted, Deadline end) {
    this.scan = scan;
    this.first = scan.previousStart().isEmpty();
    this.others = doubted ? MOST_OTHERS : 0;
    this.end = end;
    this.order =
        comparing(DetailRound::isKnown)
            .thenComparing(step -> !isUrgent(step))
            .thenComparing(step -> step.change().isEmpty())
            .thenComparingLong(this::turn)
            .thenComparing(Transition::identity);
  }

  /// Asks for as many as it may.
  ///
  /// @return the evidence of those of which SES told
  Map<Identity, Evidence> ask(Details details, List<Transition> domains) {
    Map<Identity, Evidence> told = new HashMap<>();
    List<Transition> eligible =
        domains.stream()
            .filter(step -> isUrgent(step) || !isKnown(step) || others > 0)
            .sorted(order)
            .toList();
    for (Transition step : eligible) {
      if (!end.passed() && takesTurn(step)) {
        ask(details, step.after(), told);
      }
    }
    return told;
  }

  /// Whether the domain is asked about, and if so, counts it.
  private boolean takesTurn(Transition step) {
    boolean urgent = isUrgent(step);
    // An account's first scan waits for nothing but what is broken; the next is minutes away.
    boolean routine = isKnown(step) ? urgent && !isPressing(step) : urgent || !first;
    if (routine && unasked > 0) {
      unasked--;
      return true;
    }
    if (urgent && again > 0) {
      again--;
      return true;
    }
    if (!urgent && others > 0 && !findings.hasTold()) {
      others--;
      return true;
    }
    return false;
  }

  private void ask(Details details, State state, Map<Identity, Evidence> told) {
    switch (details.of(state.identity(), scan.moment(), end)) {
      case Details.Told(SesDetail detail) -> {
        findings.told();
        told.put(state.identity(), state.evidence().with(detail));
      }
      case Details.NotTold(Problem problem) -> {
        problems.add(problem);
        findings.failed(problem);
        if (problem.kind().reach() != Problem.Reach.ONE_REQUEST) {
          unasked = 0;
          again = 0;
        }
      }
    }
  }

  /// Another order in each scan. The sum of two hash codes would keep it.
  private long turn(Transition step) {
    String both = scan.moment().scanId() + step.identity().arn();
    return UUID.nameUUIDFromBytes(both.getBytes(UTF_8)).getMostSignificantBits();
  }

  private static boolean isKnown(Transition step) {
    return step.after().evidence().detail().isPresent();
  }

  /// What kept SES from telling, each thing once.
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// What kept SES v2 from telling anything in the region, as [Findings#seen] has it.
  Map<ScanPart, Optional<Problem>> seen() {
    return findings.seen();
  }

  /// A verified domain is urgent when its verdict has just changed, when DNS casts doubt on it and
  /// only SES knows to which zone its records must lead, and once a month.
  private boolean isUrgent(Transition step) {
    return isPressing(step) || MonthlyTurn.isDue(step.identity(), scan);
  }

  private static boolean isPressing(Transition step) {
    State after = step.after();
    if (after.verdict() == Verdict.UNVERIFIED) {
      return true;
    }
    boolean doubtful =
        !isKnown(step)
            && after.evidence().dkimRecords().stream()
                .map(DnsCheck::finding)
                .anyMatch(finding -> finding.wrong());
    return doubtful || step.change().filter(kind -> kind != ChangeKind.FIRST_SEEN).isPresent();
  }
}
