package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.PublishedKeys;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides which new evidence about a verified domain is worth an alert.
///
/// A single wrong DNS answer causes no alert: two scans must agree, far enough apart that no cached
/// answer is left. A failed look-up neither confirms nor clears a suspicion. An unverified domain
/// has its own alert already.
public final class EarlyWarning {

  /// How long the old key may still be in DNS before it is reported: a new key may be published
  /// late.
  private static final Duration LATE_KEY = Duration.ofDays(2);

  private final Evidence before;
  private final Evidence found;
  private final ScanContext scan;
  private final List<Due> due = new ArrayList<>();

  private EarlyWarning(Evidence before, Evidence found, ScanContext scan) {
    this.before = before;
    this.found = found;
    this.scan = scan;
  }

  /// The transition with this evidence, and with the alerts that it makes due.
  ///
  /// @param found what DNS shows about the domain now
  public static Transition of(Transition step, Evidence found, ScanContext scan) {
    Evidence before = step.before().map(State::evidence).orElseGet(Evidence::none);
    EarlyWarning warning = new EarlyWarning(before, found, scan);
    Evidence known = found.over(before);
    State after = step.after().with(losesRecords(step) ? known.sinceItBroke(found) : known);
    return step.with(warning.judged(after), warning.due);
  }

  /// Whether SES has just stopped finding the records.
  private static boolean losesRecords(Transition step) {
    return step.change().isPresent() && step.after().reason().isOfRecords();
  }

  private State judged(State after) {
    return after.verdict() == Verdict.VERIFIED
        ? readiness(risk(keys(after)))
        : after.with(
            after
                .evidence()
                .atRisk(Optional.empty())
                .ready(before.wasReady(), before.notReadySince()));
  }

  /// Suspects a key that SES made and DNS does not show. A domain that was deleted in SES and
  /// created again has the same tokens and a new key; receivers have been seen to reject its
  /// signatures while DNS still had the old key. The suspicion is reported only after [#LATE_KEY].
  private State keys(State after) {
    Optional<PublishedKeys> known = before.keys();
    Optional<PublishedKeys> now = found.keys();
    if (now.isEmpty() || known.isEmpty()) {
      return after.with(after.evidence().published(known.or(() -> now)));
    }
    boolean newKey = now.get().generatedAt().isAfter(known.get().generatedAt());
    if (newKey && now.get().hashes().equals(known.get().hashes())) {
      return after.suspected().containsKey(Suspicion.KEY_UNCHANGED)
          ? after
          : after.suspected(Suspicion.KEY_UNCHANGED, Optional.of(scan.moment()));
    }
    return after
        .with(after.evidence().published(newKey ? now : known))
        .suspected(Suspicion.KEY_UNCHANGED, Optional.empty());
  }

  private State risk(State after) {
    if (before.atRiskSince().isPresent()) {
      return allRight(after.evidence().dkimRecords()) && unchangedKey(after).isEmpty()
          ? tell(AlertKind.OfDomain.RECOVERED, atRisk(after, Optional.empty()), after.since())
          : atRisk(after, before.atRiskSince());
    }
    State safe = atRisk(after, Optional.empty());
    Optional<Moment> suspicion = Optional.ofNullable(after.suspected().get(Suspicion.AT_RISK));
    List<DnsCheck> seen = found.dkimRecords();
    if (seen.stream().noneMatch(record -> record.finding().wrong())) {
      State right = allRight(seen) ? safe.suspected(Suspicion.AT_RISK, Optional.empty()) : safe;
      return unchangedKey(right)
          .filter(since -> !since.plus(LATE_KEY).isAfter(scan.moment().at()))
          .map(since -> tell(AlertKind.OfDomain.AT_RISK, atRisk(right, Optional.of(since)), since))
          .orElse(right);
    }
    if (suspicion.isEmpty() || seen.stream().noneMatch(this::wrongBefore)) {
      return safe.suspected(Suspicion.AT_RISK, Optional.of(scan.moment()));
    }
    if (!scan.confirms(suspicion.get())) {
      return safe;
    }
    Instant since = suspicion.get().at();
    return tell(
        AlertKind.OfDomain.AT_RISK,
        atRisk(after, Optional.of(since)).suspected(Suspicion.AT_RISK, Optional.empty()),
        since);
  }

  /// Since when DNS has been seen to publish the same keys although SES made a new one.
  private static Optional<Instant> unchangedKey(State state) {
    return Optional.ofNullable(state.suspected().get(Suspicion.KEY_UNCHANGED)).map(Moment::at);
  }

  /// Whether all records are known to be right.
  private static boolean allRight(List<DnsCheck> records) {
    return !records.isEmpty()
        && records.stream().allMatch(record -> record.finding() == DnsFinding.OK);
  }

  private static State atRisk(State state, Optional<Instant> since) {
    return state.with(state.evidence().atRisk(since));
  }

  private boolean wrongBefore(DnsCheck record) {
    return record.finding().wrong()
        && before.dkimRecords().stream()
            .filter(known -> known.finding().wrong())
            .anyMatch(known -> known.isAtTheNameOf(record));
  }

  private State readiness(State after) {
    Optional<Moment> suspicion = Optional.ofNullable(after.suspected().get(Suspicion.NOT_READY));
    return switch (found.readiness().map(Readiness::level).orElse(ReadinessLevel.UNKNOWN)) {
      case UNKNOWN -> ready(after, before.wasReady(), before.notReadySince());
      case READY -> {
        State ready =
            ready(after, true, Optional.empty()).suspected(Suspicion.NOT_READY, Optional.empty());
        yield before.notReadySince().isPresent()
            ? tell(AlertKind.OfDomain.RECOVERED, ready, scan.moment().at())
            : ready;
      }
      case NOT_READY -> {
        State kept = ready(after, before.wasReady(), before.notReadySince());
        if (!before.wasReady() || !failsMoreThanDns()) {
          yield kept.suspected(Suspicion.NOT_READY, Optional.empty());
        }
        if (suspicion.filter(scan::confirms).isEmpty()) {
          yield kept.suspected(Suspicion.NOT_READY, Optional.of(suspicion.orElse(scan.moment())));
        }
        Instant since = suspicion.get().at();
        yield tell(
            AlertKind.OfDomain.NOT_READY,
            ready(after, false, Optional.of(since))
                .suspected(Suspicion.NOT_READY, Optional.empty()),
            since);
      }
    };
  }

  private static State ready(State state, boolean wasReady, Optional<Instant> notSince) {
    return state.with(state.evidence().ready(wasReady, notSince));
  }

  /// Whether a check fails besides DKIM in DNS: missing records are reported as a risk, not as mail
  /// that does not meet the rules.
  private boolean failsMoreThanDns() {
    return found.readiness().stream()
        .flatMap(readiness -> readiness.with(CheckOutcome.FAIL).stream())
        .anyMatch(check -> check != ReadinessCheck.DKIM_LIVE);
  }

  private State tell(AlertKind.OfDomain kind, State state, Instant since) {
    Optional<Verdict> was = Optional.of(Verdict.VERIFIED);
    due.add(Due.OfIdentity.of(kind, was, state, since, scan.moment().at(), scan.moment()));
    return state;
  }
}
