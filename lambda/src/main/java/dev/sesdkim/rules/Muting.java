package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies mutes to an identity's transition: the new state is kept, and bad news about its signing
/// is not reported.
///
/// If the mutes cannot be read, an identity stays muted as long as its row says. A mute that is not
/// in the row yet is then unknown, and what breaks is reported: a lost alert is worse than one too
/// many.
public final class Muting {

  private Muting() {}

  /// The transition with what is still to be reported.
  ///
  /// When a mute has ended, what is still wrong is reported as if it were seen for the first time.
  public static Transition of(Transition step, ScanContext scan) {
    State after = step.after();
    if (after.removed()) {
      return step;
    }
    Instant now = scan.moment().at();
    Optional<Instant> before = step.before().flatMap(known -> known.notice().mutedUntil());
    Optional<Instant> until = scan.mutes().until(after, before, now);
    if (until.isPresent()) {
      return quiet(step, until);
    }
    return before.isPresent() && isRead(after) ? ended(step, scan.moment()) : step;
  }

  /// Whether an alert that is due is muted now.
  public static boolean hides(Due.OfIdentity due, ScanContext scan) {
    return hides(due.kind())
        && scan.mutes()
            .of(due.identity(), due.reason(), Optional.of(due.domain()), scan.moment().at())
            .isPresent();
  }

  /// Whether mutes hide alerts of this kind.
  private static boolean hides(AlertKind.OfDomain kind) {
    return switch (kind) {
      case FOUND_UNVERIFIED, REGRESSED, WORSENED, AT_RISK, NOT_READY -> true;
      case RECOVERED, REMOVED -> false;
    };
  }

  private static Transition quiet(Transition step, Optional<Instant> until) {
    State after = step.after().with(step.after().notice().grace(Optional.empty()).muted(until));
    return new Transition(
        step.before(),
        after,
        step.change(),
        withoutUnheardRecovery(step).stream()
            .filter(due -> !(due instanceof Due.OfIdentity one && hides(one.kind())))
            .toList());
  }

  /// Whether the identity was read. If not, the scan that reads it ends the mute.
  private static boolean isRead(State after) {
    return after.unreadable().isEmpty() && !after.suspected().containsKey(Suspicion.MISSING);
  }

  private static Transition ended(Transition step, Moment moment) {
    State after = step.after().with(step.after().notice().muted(Optional.empty()));
    List<Due> due = new ArrayList<>(withoutUnheardRecovery(step));
    if (after.verdict() == Verdict.UNVERIFIED) {
      boolean told =
          due.stream()
              .anyMatch(
                  one ->
                      one.kind() == AlertKind.OfDomain.REGRESSED
                          || one.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED);
      if (!told && after.reason() != Reason.DOMAIN_UNVERIFIED) {
        due.removeIf(one -> one.kind() == AlertKind.OfDomain.WORSENED);
        due.add(
            Due.OfIdentity.of(
                AlertKind.OfDomain.FOUND_UNVERIFIED,
                Optional.empty(),
                after,
                after.since(),
                moment.at(),
                moment));
        after = after.with(after.notice().grace(Optional.of(moment.at())));
      }
    } else {
      tellAgain(AlertKind.OfDomain.AT_RISK, after, after.evidence().atRiskSince(), due, moment);
      tellAgain(AlertKind.OfDomain.NOT_READY, after, after.evidence().notReadySince(), due, moment);
    }
    return new Transition(step.before(), after, step.change(), due);
  }

  private static void tellAgain(
      AlertKind.OfDomain kind, State after, Optional<Instant> since, List<Due> due, Moment moment) {
    if (since.isPresent() && due.stream().noneMatch(one -> one.kind() == kind)) {
      Optional<Verdict> was = Optional.of(Verdict.VERIFIED);
      due.add(Due.OfIdentity.of(kind, was, after, since.get(), moment.at(), moment));
    }
  }

  /// Drops good news if nobody heard the bad news: what broke and was fixed while muted is not
  /// reported. The return of a removed identity is still reported.
  private static List<Due> withoutUnheardRecovery(Transition step) {
    boolean unheard =
        !step.change().equals(Optional.of(ChangeKind.RETURNED))
            && step.before()
                .filter(known -> known.notice().mutedUntil().isPresent())
                .filter(known -> !isHeard(known))
                .isPresent();
    return step.due().stream()
        .filter(due -> !unheard || due.kind() != AlertKind.OfDomain.RECOVERED)
        .toList();
  }

  private static boolean isHeard(State known) {
    Instant bad =
        known.verdict() == Verdict.UNVERIFIED
            ? known.since()
            : known
                .evidence()
                .atRiskSince()
                .or(() -> known.evidence().notReadySince())
                .orElse(known.since());
    return known.notice().toldAt().filter(told -> !told.isBefore(bad)).isPresent();
  }
}
