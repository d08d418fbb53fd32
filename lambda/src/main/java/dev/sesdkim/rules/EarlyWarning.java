package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What new evidence about a verified domain is worth an alert.
///
/// One wrong answer of DNS alarms nobody: the same record must be wrong in two scans in a row. An
/// unverified domain has its own alert already.
public final class EarlyWarning {

  private final Transition step;
  private final Evidence before;
  private final Moment moment;

  private EarlyWarning(Transition step, Moment moment) {
    this.step = step;
    this.before = step.before().map(State::evidence).orElseGet(Evidence::none);
    this.moment = moment;
  }

  /// The step with this evidence, and with the alerts due that it gives cause for.
  ///
  /// @param found what a look at the domain showed just now
  public static Transition of(Transition step, Evidence found, Moment moment) {
    State after = new EarlyWarning(step, moment).judged(found);
    return new Transition(step.before(), after, step.change());
  }

  private State judged(Evidence found) {
    State after = step.after();
    Evidence known = found.over(before);
    return after.verdict() == Verdict.VERIFIED
        ? readiness(risk(after.with(known), found.dkimRecords()))
        : after.with(known.atRisk(Optional.empty()).wasReady(before.wasReady()));
  }

  private State risk(State after, List<DnsCheck> seenNow) {
    if (before.atRiskSince().isPresent()) {
      return after.evidence().dkimRecords().stream()
              .allMatch(record -> record.finding() == DnsFinding.OK)
          ? due(after, Optional.empty(), AlertKind.RECOVERED, after.since())
          : after.with(after.evidence().atRisk(before.atRiskSince()));
    }
    Optional<Instant> since =
        step.before()
            .filter(EarlyWarning::verified)
            .filter(_ -> seenNow.stream().anyMatch(this::wrongAgain))
            .map(State::lastSeenAt);
    return since
        .map(first -> due(after, since, AlertKind.AT_RISK, first))
        .orElseGet(() -> after.with(after.evidence().atRisk(Optional.empty())));
  }

  private static boolean verified(State state) {
    return state.verdict() == Verdict.VERIFIED && state.removedAt().isEmpty();
  }

  private boolean wrongAgain(DnsCheck record) {
    return record.finding().wrong()
        && before.dkimRecords().stream()
            .anyMatch(known -> known.finding().wrong() && known.isAbout(record));
  }

  /// Records that are missing are told as a risk, not as mail that does not meet the rules.
  private State readiness(State after) {
    Evidence now = after.evidence();
    boolean wasReady = before.wasReady() || level(now) == ReadinessLevel.READY;
    boolean toTell =
        wasReady
            && level(now) == ReadinessLevel.NOT_READY
            && now.readiness().stream()
                .map(readiness -> readiness.with(CheckOutcome.FAIL))
                .flatMap(List::stream)
                .anyMatch(check -> check != ReadinessCheck.DKIM_LIVE);
    State kept = after.with(now.wasReady(wasReady && !toTell));
    return toTell ? kept.due(alert(kept, AlertKind.NOT_READY, moment.at())) : kept;
  }

  private static ReadinessLevel level(Evidence evidence) {
    return evidence.readiness().map(Readiness::level).orElse(ReadinessLevel.UNKNOWN);
  }

  private State due(State after, Optional<Instant> risk, AlertKind kind, Instant since) {
    State at = after.with(after.evidence().atRisk(risk));
    return at.due(alert(at, kind, since));
  }

  private DueAlert alert(State after, AlertKind kind, Instant since) {
    return new DueAlert(
        kind,
        Optional.of(Verdict.VERIFIED),
        Verdict.VERIFIED,
        after.reason(),
        since,
        moment.at(),
        moment.scanId());
  }
}
