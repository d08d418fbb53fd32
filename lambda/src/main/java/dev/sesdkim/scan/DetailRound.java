package dev.sesdkim.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.MonthlyTurn;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/// Asks SES v2 about the domains of a region, a part of the region at a time: about what is
/// unverified or has changed, what DNS casts doubt on, what SES v2 has told nothing about so far,
/// and each domain once a month. So the origin of a domain's key and the zone of its records are
/// known before it breaks.
///
/// If SES v2 told nothing in the last scans, other domains are asked about too, until SES v2
/// answers about one. So the scan notices that SES v2 answers again, and a domain that SES v2
/// refuses hides no other.
final class DetailRound {

  /// At most this many domains of a region in one scan that SES v2 has told nothing about so far,
  /// or whose monthly turn has come. Each takes a second of SES's pace. The others about which SES
  /// v2 has told nothing come in later scans, which ask in another order. In a full region,
  /// fourteen domains an hour have their monthly turn.
  static final int MOST_UNASKED = 40;

  /// At most this many urgent domains that SES v2 has told about before, or that found no room
  /// among the others. When thousands break at once, their zones are known, and their alerts must
  /// not wait for more.
  static final int MOST_AGAIN = 5;

  /// At most this many other domains are asked about if SES v2 told nothing in the last scans.
  private static final int MOST_OTHERS = 2;

  private final ScanContext scan;
  private final Optional<Instant> before;
  private final Deadline end;
  private final Findings findings = new Findings(ScanPart.DETAIL);
  private final SequencedSet<Problem> problems = new LinkedHashSet<>();
  private final Comparator<Transition> order;
  private final boolean first;
  private int unasked = MOST_UNASKED;
  private int again = MOST_AGAIN;
  private int others;

  /// @param region the region's row: when it was last read, and whether SES v2 told nothing there
  ///   when it was last asked
  DetailRound(ScanContext scan, RegionRow region, Deadline end) {
    this.scan = scan;
    this.before = region.readAt().or(scan::previousStart);
    this.first = scan.previousStart().isEmpty();
    this.others = region.troubles().containsKey(ScanPart.DETAIL) ? MOST_OTHERS : 0;
    this.end = end;
    this.order =
        comparing(DetailRound::isKnown)
            .thenComparing(step -> !isUrgent(step))
            .thenComparing(step -> step.change().isEmpty())
            .thenComparingLong(this::turn)
            .thenComparing(Transition::identity);
  }

  /// Asks about as many of the domains as it may.
  ///
  /// @return the evidence of the domains about which SES v2 answered
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
    // An account's first scan takes time only for what is broken; the next scan is minutes away.
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

  /// The place of a domain in an order that differs in each scan. A sum of two hash codes would
  /// give the same order every time.
  private long turn(Transition step) {
    String both = scan.moment().scanId() + step.identity().arn();
    return UUID.nameUUIDFromBytes(both.getBytes(UTF_8)).getMostSignificantBits();
  }

  private static boolean isKnown(Transition step) {
    return step.after().evidence().detail().isPresent();
  }

  /// Why SES v2 did not answer, each problem once.
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// Why SES v2 told nothing in the region, in the form of [Findings#seen].
  Map<ScanPart, Optional<Problem>> seen() {
    return findings.seen();
  }

  /// An unverified domain is urgent. A verified domain is urgent when it has just changed, when DNS
  /// casts doubt on it and only SES knows to which zone its records must lead, and once a month.
  private boolean isUrgent(Transition step) {
    return isPressing(step)
        || before
            .filter(at -> MonthlyTurn.isDue(step.identity(), at, scan.moment().at()))
            .isPresent();
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
