package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitionTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant LATER = AT.plusSeconds(900);

  private final State known =
      State.first(
          new Diagnosis(
              Readings.domain("example.com", "Success"),
              Reason.OK,
              Optional.empty(),
              Optional.empty()),
          new Moment(AT, "scan-1"));
  private final State next = known.with(known.dates().stretch(AT, LATER));
  private final State gone = known.gone(known.dates().removed(LATER), "scan-2");

  @Test
  void aFirstSightBeginsAStretchAndEndsNone() {
    Transition step = step(Optional.empty(), known);

    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isFalse();
    assertThat(step.identity()).isEqualTo(known.identity());
  }

  @Test
  void anotherStretchEndsTheOneBefore() {
    assertThat(step(known, next).startsStretch()).isTrue();
    assertThat(step(known, next).endsStretch()).isTrue();
  }

  @Test
  void theSameStretchGoesOn() {
    assertThat(step(known, known.with(Notice.none().told(LATER))).startsStretch()).isFalse();
    assertThat(step(known, known.with(Notice.none().told(LATER))).endsStretch()).isFalse();
  }

  @Test
  void aRemovalEndsAStretchAndBeginsNone() {
    assertThat(step(known, gone).endsStretch()).isTrue();
    assertThat(step(known, gone).startsStretch()).isFalse();
    assertThat(step(Optional.empty(), gone).startsStretch()).isFalse();
  }

  @Test
  void aReturnBeginsAStretchAndEndsNone() {
    assertThat(step(gone, next).startsStretch()).isTrue();
    assertThat(step(gone, next).endsStretch()).isFalse();
    assertThat(step(gone, known).startsStretch()).isTrue();
    assertThat(step(gone, gone).endsStretch()).isFalse();
  }

  @Test
  void thereIsNothingToWriteWhenNothingChangedAndNothingIsDue() {
    assertThat(step(known, known.watched(true, "scan-2")).isQuiet()).isTrue();
    assertThat(step(known, next).isQuiet()).isFalse();
    assertThat(step(Optional.empty(), known).isQuiet()).isFalse();
    assertThat(step(known, known).with(known, List.of(due(AlertKind.OfDomain.AT_RISK))).isQuiet())
        .isFalse();
    assertThat(
            new Transition(Optional.of(known), known, Optional.of(ChangeKind.REGRESSED), List.of())
                .isQuiet())
        .isFalse();
  }

  @Test
  void aGraceThatEndsOrMovesIsWithdrawn() {
    State inGrace = known.with(Notice.none().grace(Optional.of(LATER)));
    State moved = known.with(Notice.none().grace(Optional.of(AT)));

    assertThat(step(inGrace, known).withdrawn()).contains(LATER);
    assertThat(step(inGrace, moved).withdrawn()).contains(LATER);
    assertThat(step(inGrace, inGrace).withdrawn()).isEmpty();
    assertThat(step(known, inGrace).withdrawn()).isEmpty();
    assertThat(step(Optional.empty(), inGrace).withdrawn()).isEmpty();
  }

  @Test
  void whatIsDueBesideIsAddedAndOfOneKindNothingTwice() {
    Transition step =
        new Transition(
            Optional.of(known),
            known,
            Optional.of(ChangeKind.RECOVERED),
            List.of(due(AlertKind.OfDomain.RECOVERED)));

    Transition more =
        step.with(
            next,
            List.of(
                due(AlertKind.OfDomain.RECOVERED),
                due(AlertKind.OfDomain.AT_RISK),
                due(AlertKind.OfDomain.AT_RISK)));

    assertThat(more)
        .isEqualTo(
            new Transition(
                step.before(),
                next,
                step.change(),
                List.of(due(AlertKind.OfDomain.RECOVERED), due(AlertKind.OfDomain.AT_RISK))));
  }

  private Due due(AlertKind.OfDomain kind) {
    return new Due.OfIdentity(
        kind,
        known.identity(),
        "example.com",
        Optional.empty(),
        known.reason(),
        AT,
        AT,
        AT,
        "scan-1");
  }

  private static Transition step(State before, State after) {
    return step(Optional.of(before), after);
  }

  private static Transition step(Optional<State> before, State after) {
    return new Transition(before, after, Optional.empty(), List.of());
  }
}
