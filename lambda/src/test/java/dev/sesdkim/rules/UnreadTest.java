package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.dkim.Readings.REGION;
import static dev.sesdkim.dkim.Readings.address;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.unread;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.onlyOfScan;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Identities whose status cannot be told.
class UnreadTest {

  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Reading FAILED = domain("example.com", "Failed");
  private static final Reading.Unread NO_ANSWER = unread("example.com");
  private static final Reading STRANGE = domain("example.com", "Brandnew");

  private final Followed example = new Followed();

  @Test
  void unknownChangesNothingThatWasKnownAndRemembersSinceWhenItIs() {
    State known = example.sees(scan(0), VERIFIED).after();

    Transition step = example.sees(scan(15), NO_ANSWER);

    assertThat(step.change()).isEmpty();
    assertThat(step.due()).isEmpty();
    assertThat(step.startsStretch()).isFalse();
    assertThat(step.endsStretch()).isFalse();
    assertThat(step.after().reason()).isEqualTo(Reason.OK);
    assertThat(step.after().facts()).isEqualTo(known.facts());
    assertThat(step.after().dates()).isEqualTo(known.dates());
    assertThat(step.after().unreadable())
        .contains(
            new State.Unreadable(
                Reason.UNREADABLE, new Trouble(minute(15), NO_ANSWER.problem(), false)));
  }

  @Test
  void howItIsUnknownFromThenOnIsNoChange() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), NO_ANSWER);

    assertThat(example.sees(scan(30), STRANGE).isQuiet()).isTrue();
    assertThat(example.state().unreadable().orElseThrow().reason()).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void afterUnknownAnIdentityIsComparedWithWhatWasKnownBefore() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), NO_ANSWER);

    Transition broken = example.sees(scan(30), FAILED);

    assertThat(broken.change()).contains(ChangeKind.REGRESSED);
    assertThat(kinds(broken)).containsExactly(AlertKind.OfDomain.REGRESSED);
    assertThat(broken.after().unreadable()).isEmpty();
  }

  @Test
  void whatIsUnknownForAMomentAndAsItWasIsNoNewStretch() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), NO_ANSWER);

    Transition fine = example.sees(scan(30), VERIFIED);

    assertThat(fine.change()).isEmpty();
    assertThat(fine.due()).isEmpty();
    assertThat(fine.startsStretch()).isFalse();
    assertThat(fine.after().unreadable()).isEmpty();
    assertThat(fine.after().since()).isEqualTo(minute(0));
  }

  @Test
  void anIdentityThatWasNeverReadableKeepsTheLatestRawWord() {
    Transition first = example.sees(scan(0), NO_ANSWER);
    assertThat(first.change()).contains(ChangeKind.FIRST_SEEN);
    assertThat(first.due()).isEmpty();
    assertThat(first.after().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(first.after().unreadable()).isPresent();

    State second = example.sees(scan(15), STRANGE).after();
    assertThat(second.reason()).isEqualTo(Reason.UNRECOGNIZED);
    assertThat(second.facts().dkimStatus()).contains("Brandnew");
    assertThat(second.unreadable().orElseThrow().trouble().since()).isEqualTo(minute(0));
    assertThat(second.dates().stretchSince()).isEqualTo(minute(0));
  }

  @Test
  void unknownForThreeScansIsToldOnceByName() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), NO_ANSWER);
    assertThat(example.sees(scan(30), NO_ANSWER).due()).isEmpty();

    Transition third = example.sees(scan(45), NO_ANSWER);

    assertThat(onlyOfScan(third))
        .isEqualTo(
            new Due.OfScan(
                AlertKind.OfScan.SCAN_PROBLEM,
                ACCOUNT,
                REGION,
                "example.com",
                NO_ANSWER.problem(),
                minute(15),
                minute(45),
                minute(45),
                "scan " + minute(45),
                Optional.empty()));
    for (int minutes = 60; minutes < 600; minutes += 15) {
      assertThat(example.sees(scan(minutes), NO_ANSWER).isQuiet()).isTrue();
    }
  }

  @Test
  void aMillisecondLessThanThreeScansIsNotToldYet() {
    example.sees(scan(0), VERIFIED);
    example.sees(Scans.scanAt(minute(15).plusMillis(1)), NO_ANSWER);

    assertThat(example.sees(scan(45), NO_ANSWER).due()).isEmpty();
    assertThat(kinds(example.sees(scan(60), NO_ANSWER)))
        .containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
  }

  @Test
  void fromTheFirstScanOnItIsToldInTheThird() {
    example.sees(scan(0), NO_ANSWER);
    assertThat(example.sees(scan(15), NO_ANSWER).due()).isEmpty();

    assertThat(kinds(example.sees(scan(30), NO_ANSWER)))
        .containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
  }

  @Test
  void thatItCanBeToldAgainIsToldWithWhatItWas() {
    unknownForThreeScans();

    Transition step = example.sees(scan(60), VERIFIED);

    assertThat(onlyOfScan(step).kind()).isEqualTo(AlertKind.OfScan.SCAN_RECOVERED);
    assertThat(onlyOfScan(step).since()).isEqualTo(minute(15));
    assertThat(onlyOfScan(step).dueAt()).isEqualTo(minute(60));
    assertThat(step.startsStretch()).isFalse();
  }

  @Test
  void whatBrokeMeanwhileIsToldBeside() {
    unknownForThreeScans();

    assertThat(kinds(example.sees(scan(60), FAILED)))
        .containsExactly(AlertKind.OfDomain.REGRESSED, AlertKind.OfScan.SCAN_RECOVERED);
  }

  @Test
  void unknownThenRemovedEndsTheProblemToo() {
    unknownForThreeScans();
    example.misses(scan(60));

    Transition step = example.misses(scan(75));

    assertThat(kinds(step))
        .containsExactlyInAnyOrder(AlertKind.OfDomain.REMOVED, AlertKind.OfScan.SCAN_RECOVERED);
    assertThat(step.after().unreadable()).isEmpty();
  }

  @Test
  void aStatusThatNobodyKnowsIsToldInItsOwnWord() {
    example.sees(scan(0), STRANGE);
    example.sees(scan(15), STRANGE);

    Problem problem = onlyOfScan(example.sees(scan(30), STRANGE)).problem();

    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNRECOGNIZED);
    assertThat(problem.sentence())
        .isEqualTo("unrecognized on ses:GetIdentityDkimAttributes: DKIM status \"Brandnew\"");
  }

  @Test
  void anAddressUnderADomainThatCannotBeToldSaysWhichDomain() {
    Reading ops = address("ops@example.com");

    assertThat(problem(example.sees(scan(0), ops, NO_ANSWER)))
        .isEqualTo(
            new Problem(
                Problem.Kind.INCOMPLETE,
                "ses:GetIdentityDkimAttributes",
                "example.com: " + NO_ANSWER.problem().sentence()));
    assertThat(problem(new Followed().sees(scan(0), ops, STRANGE)).kind())
        .isEqualTo(Problem.Kind.UNRECOGNIZED);
  }

  private void unknownForThreeScans() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), NO_ANSWER);
    example.sees(scan(30), NO_ANSWER);
    example.sees(scan(45), NO_ANSWER);
  }

  private static Problem problem(Transition step) {
    return step.after().unreadable().orElseThrow().trouble().problem();
  }
}
