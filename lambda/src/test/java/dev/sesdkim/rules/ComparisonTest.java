package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.address;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.identity;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.only;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How an identity that is there changes from scan to scan.
class ComparisonTest {

  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Reading FAILED = domain("example.com", "Failed");
  private static final Reading FAILING = domain("example.com", "TemporaryFailure");

  private final Followed example = new Followed();

  @Test
  void everythingBeginsWhenAnIdentityIsFirstSeen() {
    Transition step = example.sees(scan(15), VERIFIED);

    assertThat(step.before()).isEmpty();
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isFalse();
    assertThat(step.after().dates()).isEqualTo(Dates.from(minute(15)));
    assertThat(step.after().facts().dkimTokens()).isEqualTo(Readings.TOKENS);
    assertThat(step.after().scanId()).isEqualTo("scan " + minute(15));
    assertThat(step.after().watched()).isTrue();
  }

  @Test
  void everyIdentityThatIsListedOrKnownHasAStepTheUnlistedLastByName() {
    List<State> known =
        Stream.of("d.example", "b.example", "a.example", "c.example").map(this::verified).toList();

    assertThat(
            Comparison.of(
                known,
                List.of(),
                Judged.of(List.of(domain("z.example", "Success"), domain("c.example", "Success"))),
                scan(15)))
        .extracting(step -> step.identity().name())
        .containsExactly("z.example", "c.example", "a.example", "b.example", "d.example");
  }

  @Test
  void verifiedThenUnverifiedIsARegressionAndDueAtOnce() {
    example.sees(scan(0), VERIFIED);

    Transition step = example.sees(scan(15), FAILING);

    assertThat(step.change()).contains(ChangeKind.REGRESSED);
    assertThat(step.after().since()).isEqualTo(minute(15));
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isTrue();
    assertThat(step.after().notice().graceUntil()).isEmpty();
    assertThat(step.due())
        .containsExactly(
            new Due.OfIdentity(
                AlertKind.OfDomain.REGRESSED,
                identity("example.com"),
                "example.com",
                Optional.of(Verdict.VERIFIED),
                Reason.TEMPORARY_FAILURE,
                minute(15),
                minute(15),
                minute(15),
                "scan " + minute(15)));
  }

  @Test
  void whatIsBeingSetUpAgainHasRegressedWithoutGrace() {
    example.sees(scan(0), VERIFIED);

    Transition step = example.sees(scan(15), domain("example.com", "Pending"));

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.REGRESSED);
    assertThat(only(step).dueAt()).isEqualTo(minute(15));
  }

  @Test
  void anAddressRegressesUnderTheDomainThatTakesItDown() {
    Reading ops = address("ops@mail.example.com");
    example.sees(scan(0), ops, VERIFIED);

    Transition step = example.sees(scan(15), ops, FAILED);

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.REGRESSED);
    assertThat(only(step).reason()).isEqualTo(Reason.DOMAIN_UNVERIFIED);
    assertThat(only(step).domain()).isEqualTo("example.com");
  }

  @Test
  void unverifiedThenVerifiedIsARecovery() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), FAILED);

    Transition step = example.sees(scan(30), VERIFIED);

    assertThat(step.change()).contains(ChangeKind.RECOVERED);
    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.RECOVERED);
    assertThat(only(step).was()).contains(Verdict.UNVERIFIED);
    assertThat(only(step).since()).isEqualTo(minute(30));
    assertThat(step.after().since()).isEqualTo(minute(30));
  }

  @Test
  void aWorseReasonIsWorsenedAndKeepsTheTimeSinceWhichItIsUnverified() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), FAILING);

    Transition step = example.sees(scan(30), FAILED);

    assertThat(step.change()).contains(ChangeKind.WORSENED);
    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.WORSENED);
    assertThat(only(step).was()).contains(Verdict.UNVERIFIED);
    assertThat(only(step).reason()).isEqualTo(Reason.FAILED);
    assertThat(only(step).since()).isEqualTo(minute(15));
    assertThat(step.after().since()).isEqualTo(minute(15));
    assertThat(step.after().dates().stretchSince()).isEqualTo(minute(30));
  }

  @ParameterizedTest
  @CsvSource({"TemporaryFailure, Failed", "Failed, NotStarted", "Pending, TemporaryFailure"})
  void losingVerificationWhileDkimIsDownIsWorsened(String dkim, String verification) {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), domain("example.com", dkim));

    Transition step = example.sees(scan(30), domain("example.com", true, dkim, verification));

    assertThat(kinds(step)).containsExactly(AlertKind.OfDomain.WORSENED);
    assertThat(step.after().reason()).isEqualTo(Reason.IDENTITY_NOT_VERIFIED);
  }

  @Test
  void aBetterReasonBeginsAStretchOfItsOwnAndIsNoNews() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), FAILED);

    Transition step = example.sees(scan(30), domain("example.com", "Pending"));

    assertThat(step.change()).isEmpty();
    assertThat(step.due()).isEmpty();
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.after().since()).isEqualTo(minute(15));
  }

  @Test
  void anotherReasonOfTheSameGravityBeginsAStretchOfItsOwn() {
    example.sees(scan(0), VERIFIED);
    example.sees(scan(15), domain("example.com", "NotStarted"));

    Transition step = example.sees(scan(30), domain("example.com", false, "Success", "Success"));

    assertThat(step.due()).isEmpty();
    assertThat(step.startsStretch()).isTrue();
  }

  @Test
  void aClockThatWentBackNeverBeginsAStretchBeforeTheOneItFollows() {
    example.sees(scan(30), VERIFIED);

    Transition step = example.sees(scan(0), FAILED);

    assertThat(step.after().dates().stretchSince()).isEqualTo(minute(30).plusMillis(1));
    assertThat(step.after().since()).isEqualTo(minute(30).plusMillis(1));
  }

  @Test
  void domainsAreTheSameWhateverTheirCapitals() {
    example.sees(scan(0), VERIFIED);

    Transition step = example.sees(scan(15), domain("Example.COM", "Success"));

    assertThat(step.isQuiet()).isTrue();
    assertThat(step.identity()).isEqualTo(identity("example.com"));
  }

  @Test
  void whatIsUnverifiedIsWatchedAgainOnceItsRegionIs() {
    example.sees(scan(0), FAILED);
    State left = example.state().watched(false, "scan that leaves the region out");

    Transition step =
        Comparison.of(List.of(left), List.of(), Judged.of(List.of(FAILED)), scan(30)).getFirst();

    assertThat(step.after().watched()).isTrue();
    assertThat(step.isQuiet()).isFalse();
    assertThat(step.due()).isEmpty();
  }

  private State verified(String name) {
    return new Followed().sees(scan(0), domain(name, "Success")).after();
  }
}
