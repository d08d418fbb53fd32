package dev.sesdkim.scan;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// States, steps and due rows for tests of the table: an identity that is verified, breaks, and is
/// removed, an hour between scans.
public final class Remembered {

  public static final String REGION = "eu-west-1";
  public static final String ACCOUNT = "123456789012";
  public static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

  /// How long each scan has.
  public static final Duration LIMIT = Duration.ofMinutes(14);

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

  public static Moment moment(int scan) {
    return new Moment(scanAt(scan), scanId(scan));
  }

  /// The claim of a scan whose clock stands still.
  public static Claim claim(long fence) {
    return new Claim(ACCOUNT, fence, new Deadline(InstantSource.fixed(START), START.plus(LIMIT)));
  }

  /// Verified since the first scan, written by another one.
  public static State verified(String name, int scan) {
    return state(name, Reason.OK, "Success", 0, scan);
  }

  /// Unverified since one scan, written by another one.
  public static State failed(String name, int since, int scan) {
    return state(name, Reason.FAILED, "Failed", since, scan);
  }

  /// Missing from the list since that scan.
  public static State removed(State state, int scan) {
    return state.gone(state.dates().removed(scanAt(scan)), scanId(scan));
  }

  public static State grace(State state, Instant until) {
    return state.with(state.notice().grace(Optional.of(until)));
  }

  public static Due.OfIdentity due(AlertKind.OfDomain kind, Identity identity, Instant dueAt) {
    return new Due.OfIdentity(
        kind,
        identity,
        identity.domain(),
        Optional.of(Verdict.VERIFIED),
        Reason.FAILED,
        dueAt,
        dueAt,
        START,
        scanId(0));
  }

  public static Due.OfScan problem(String place, String subject, Instant dueAt) {
    return new Due.OfScan(
        AlertKind.OfScan.SCAN_PROBLEM,
        ACCOUNT,
        place,
        subject,
        new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized"),
        START,
        dueAt,
        START,
        scanId(0),
        Optional.empty());
  }

  public static Transition first(State after, Due... due) {
    return new Transition(
        Optional.empty(), after, Optional.of(ChangeKind.FIRST_SEEN), List.of(due));
  }

  public static Transition step(State before, State after, ChangeKind change, Due... due) {
    return new Transition(Optional.of(before), after, Optional.of(change), List.of(due));
  }

  /// A step that changes no stretch, such as new evidence.
  public static Transition rewritten(State before, State after) {
    return new Transition(Optional.of(before), after, Optional.empty(), List.of());
  }

  private static State state(String name, Reason reason, String dkimStatus, int since, int scan) {
    Identity identity = identity(name);
    boolean domain = name.indexOf('@') < 0;
    return new State(
        identity,
        reason,
        new Facts(
            Optional.of(true),
            Optional.of(dkimStatus),
            Optional.of("Success"),
            domain ? List.of("token1", "token2", "token3") : List.of(),
            Optional.empty(),
            new MailFrom.Standard()),
        new Dates(START, scanAt(since), scanAt(since), Optional.empty()),
        Optional.empty(),
        Map.of(),
        Notice.none(),
        Evidence.none(),
        true,
        scanId(scan));
  }
}
