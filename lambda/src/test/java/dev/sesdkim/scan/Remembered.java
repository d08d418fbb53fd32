package dev.sesdkim.scan;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// States and steps for tests of the table: an identity that is verified, breaks, and is removed,
/// an hour between scans.
public final class Remembered {

  public static final String REGION = "eu-west-1";
  public static final String ACCOUNT = "123456789012";
  public static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

  private Remembered() {}

  public static Identity identity(String name) {
    return new Identity(REGION, ACCOUNT, name);
  }

  /// When the scan of that number started; the first is 0.
  public static Instant scanAt(int scan) {
    return START.plus(Duration.ofHours(scan));
  }

  public static String scanId(int scan) {
    return "scan-" + scan;
  }

  /// First seen and verified in scan 0, and last seen in this one.
  public static State verified(String name, int scan) {
    return state(name, Reason.OK, "Success", 0, scan, Optional.empty(), List.of());
  }

  /// Broken in one scan, and last seen in another.
  public static State failed(String name, int since, int scan) {
    return state(name, Reason.FAILED, "Failed", since, scan, Optional.empty(), List.of());
  }

  public static State removed(State state, int scan) {
    return new State(
        state.identity(),
        state.verdict(),
        state.reason(),
        state.facts(),
        state.since(),
        state.stretchSince(),
        state.firstSeenAt(),
        state.lastSeenAt(),
        scanId(scan),
        state.unreadable(),
        Optional.of(scanAt(scan)),
        state.alertsDue(),
        state.evidence());
  }

  public static State due(State state, DueAlert... alerts) {
    return new State(
        state.identity(),
        state.verdict(),
        state.reason(),
        state.facts(),
        state.since(),
        state.stretchSince(),
        state.firstSeenAt(),
        state.lastSeenAt(),
        state.scanId(),
        state.unreadable(),
        state.removedAt(),
        List.of(alerts),
        state.evidence());
  }

  public static DueAlert alert(AlertKind kind, int scan) {
    return new DueAlert(
        kind,
        Optional.of(Verdict.VERIFIED),
        Verdict.UNVERIFIED,
        Reason.FAILED,
        scanAt(scan),
        scanAt(scan),
        scanId(scan));
  }

  public static Transition first(State after) {
    return new Transition(Optional.empty(), after, Optional.of(ChangeKind.FIRST_SEEN));
  }

  public static Transition step(State before, State after, ChangeKind change) {
    return new Transition(Optional.of(before), after, Optional.of(change));
  }

  public static Transition nothingNew(State before, State after) {
    return new Transition(Optional.of(before), after, Optional.empty());
  }

  private static State state(
      String name,
      Reason reason,
      String dkimStatus,
      int since,
      int scan,
      Optional<Instant> removedAt,
      List<DueAlert> due) {
    Facts facts =
        new Facts(
            Optional.of(true),
            Optional.of(dkimStatus),
            Optional.of("Success"),
            reason == Reason.OK ? List.of() : List.of("token1", "token2", "token3"),
            Optional.empty(),
            new MailFrom.Standard());
    return new State(
        identity(name),
        reason.verdict(),
        reason,
        facts,
        scanAt(since),
        scanAt(since),
        START,
        scanAt(scan),
        scanId(scan),
        Optional.empty(),
        removedAt,
        due);
  }
}
